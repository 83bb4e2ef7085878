// What the sides of a day condition came to: "late_pickups / parcels_due = 3.2%".
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// Which sides are worth a word: where the measures stand below anyhow, only what is made of them.
enum class Sides : std::uint8_t { all, formulas };

/// Every side of a comparison that is not a plain number or parameter, with its value on a day of
/// `balances`, joined by commas; empty when none is known.
std::string compared_text(const Expression& condition, const Explanation& explanation,
                          const Balances& balances, Day day, Sides sides, Language language);

}  // namespace xingji
