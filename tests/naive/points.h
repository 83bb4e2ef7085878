// From a value to points: ladders, lines, so many for every point short, the value itself.
#pragma once

#include "naive/steps.h"

namespace xingji::naive {

/// Empty only where no step of a ladder holds.
Score points_of(const Indicator& indicator, const Fraction& value, Day day);

}  // namespace xingji::naive
