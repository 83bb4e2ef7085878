// Where a subject stands: by its card, or by what the platform showed.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// How many of the figures in force that earn points have a value.
struct Known {
  std::size_t known = 0;
  std::size_t all = 0;
};
Known known_figures(const Explanation& explanation);

/// By the platform, too, where ours rests on a part of the figures and comes to something else.
Stand stand_of(const Explanation& explanation, const std::optional<Official>& official);

/// Dimensions below four fifths of their best of which no figure has a value that tells why.
std::vector<std::size_t> weak_dimensions_of(const Explanation& explanation, const Stand& stand);

}  // namespace xingji::diagnose
