// The part of the screen that says what was not given, what it would take, and what was assumed.
#pragma once

#include <string>

#include "typed/diagnosis.h"

namespace xingji::typed {

/// Whether an indicator has a row: it was typed, made of counts that were, or given points for want
/// of a value.
bool has_row(std::size_t indicator, const Typed& typed, const Card& card);

/// Empty when nothing is missing.
std::string missing_text(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
                         Language language);

}  // namespace xingji::typed
