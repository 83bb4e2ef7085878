// From a value to points: ladders, lines, so many for every point short, the value itself.
#pragma once

#include "naive/steps.h"

namespace xingji::naive {

/// Empty where a number of the pack that it needs has no value.
Score points_of(Subject& subject, const Indicator& indicator, const Fraction& value, Day day);

/// Points of the first step of a ladder that holds.
Score ladder_points(Subject& subject, const std::vector<Step>& ladder, const Fraction& value,
                    Day day);

}  // namespace xingji::naive
