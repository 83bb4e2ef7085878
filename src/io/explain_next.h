// How far it is to the next better step of a ladder and to the next better stars: said, not
// advised.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// "next: at most 6% gives 5; of 66 at most 3, now 6: 3 fewer". Nothing on the best step, or when
/// no step applied.
std::string next_step_text(const Explanation& explanation, std::size_t position,
                           const std::string& indent, Language language);

/// What a band still asks for, when it is the one above the card's own: "next: total +0.45". Empty
/// for others.
std::string next_band_text(const Explanation& explanation, std::size_t position, Language language);

/// "at most 6%", "otherwise".
std::string step_text(const Explanation& explanation, const Indicator& indicator, const Step& step,
                      Language language);

}  // namespace xingji
