// The fewest figures that reach a band when each rises to one of its levels: what can be said where
// only shares are known and acts cannot be counted.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// Nothing when not even all figures at their best reach it.
std::optional<ByLevels> by_levels_to(const Bench& bench, const std::vector<Finding>& findings,
                                     std::size_t band);

}  // namespace xingji::diagnose
