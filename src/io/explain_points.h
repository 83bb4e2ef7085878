// How an indicator came to its points where that is no ladder: the branch, the small sample, the
// start value, the line, what every point short costs.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// Which branch applied, whether the sample was small, what the value started from.
std::string way_text(const Explanation& explanation, const Indicator& indicator,
                     const IndicatorResult& result, Language language);

/// The form of the points in words, with its numbers.
std::string points_text(const Explanation& explanation, const Indicator& indicator,
                        Language language);

/// Where the value stands among its peers.
std::string among_text(const Among& among, const Indicator& indicator, Language language);

}  // namespace xingji
