// Points of the forms that are no ladder (step 3): lines, so many for every point short, the value
// itself. Exact up to the one rounding at the end.
#pragma once

#include "engine/number.h"

namespace xingji {

/// Nothing where the exact number does not fit, or a number of the pack has no value here. The
/// indicator's form is none of the ladders.
std::optional<Micro> points_of(const Indicator& indicator, const Ratio& value, Amounts& amounts);

}  // namespace xingji
