// Points that lie on a line between corners, read the other way round: the value that so many
// points take.
#pragma once

#include <optional>

#include "engine/explain.h"

namespace xingji::diagnose {

/// The value, in the type of the indicator's own, for which the line of its points gives so many;
/// of several the nearest to `own`. Nothing beyond the line, and of other forms of points.
std::optional<Ratio> value_for(const Explanation& explanation, const Indicator& way, Micro points,
                               const Ratio& own);

}  // namespace xingji::diagnose
