// What gives points from where on, by the rule of an indicator: steps of a ladder, corners of a
// line, so many points for every point short, the value itself. More or fewer points than it has.
#pragma once

#include <vector>

#include "engine/evaluate.h"
#include "typed/trial.h"

namespace xingji::typed {

struct Offer {
  Ratio bound;
  Step::Edge edge;
  Micro give;
};

/// The least that lies beyond a bound.
Ratio beyond(const Ratio& bound, Step::Edge edge);

/// Of `indicator` as it is judged, the i-th of the pack. `card` is the trial's and has its value.
std::vector<Offer> offers_of(const Trial& trial, const Rules& rules, const Indicator& indicator,
                             std::size_t i, const Card& card);

}  // namespace xingji::typed
