// As few figures as reach the next better band, each raised to one of its steps. What gains most
// alone need not lead there: a band may ask for a line in each dimension.
#pragma once

#include <vector>

#include "typed/next_step.h"

namespace xingji::typed {

struct ToBand {
  std::vector<NextStep> steps;  // empty: there is no way by what was given, or no better band
  std::optional<Micro> total;
  std::optional<Micro> stars;
};

/// `figures`: the steps of each figure that can be better, the nearest first. Of ways with as many
/// figures the one that goes least beyond the band.
ToBand to_next_band(const Trial& trial, const Rules& rules, const Card& card,
                    const std::vector<std::vector<NextStep>>& figures);

}  // namespace xingji::typed
