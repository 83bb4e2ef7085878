// The stage of the day in words: why it holds, the rules by which it gives the total, which of them
// gave it and what of its condition held.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// The stage and, where it has rules of its own for the total, each of them; empty without a stage.
std::string stage_text(const Explanation& explanation, Language language);

/// Whether the total is the stage's own.
bool is_given_by_stage(const Explanation& explanation);

/// What held of the condition of the rule that gave the total: of its longest list of
/// alternatives those that did. Empty where it has none.
std::string stage_cause_text(const Explanation& explanation, Language language);

}  // namespace xingji
