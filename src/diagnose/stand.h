// Where a subject stands: by its card, or by what the platform showed.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

Stand stand_of(const Explanation& explanation, const std::optional<Official>& official);

/// Dimensions below four fifths of their best of which no figure has a value that tells why.
std::vector<std::size_t> weak_dimensions_of(const Explanation& explanation, const Stand& stand);

}  // namespace xingji::diagnose
