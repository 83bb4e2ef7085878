// How the total and a dimension came about: the sum written out with the numbers in it.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// The total's sum or the lowest that decides it, one line for each part, and what was left out.
/// Nothing when the card has no total.
std::string total_text(const Explanation& x, Language language);

/// "= (5 × 50% + 2 × 50%) ÷ 100%": a dimension's mean over the indicators that have points.
std::string mean_text(const Explanation& x, std::size_t position, Language language);

}  // namespace xingji
