// How far the next better step is: of a ladder, a line, so many points for every point short, the
// value itself, or the line of a gate.
#pragma once

#include <optional>

#include "engine/evaluate.h"
#include "typed/trial.h"

namespace xingji::typed {

struct NextStep {
  Thing of;  // an indicator or a gate; a measure: the cases of a deduction
  Step::Edge edge = Step::Edge::at_least;  // how the value has to stand to the bound
  Ratio bound;
  Ratio distance;    // from the value to the bound, never negative
  Micro points = 0;  // of an indicator: what it gives
  std::optional<Micro> total_gained;
  std::optional<Micro> stars;               // with this step alone
  std::optional<std::size_t> branch = {};   // of the indicator, that judged
  std::optional<std::size_t> level = {};    // of a gate: at which it then still fails
  bool is_in_cases = false;                 // of a gate: bound and distance are so many cases
  std::optional<std::int64_t> fewer = {};   // of a gate whose two counts are known: cases to bound
  std::optional<std::size_t> counted = {};  // of a gate without a share: the measure to change
};

/// The trial with the step taken.
void take_step(const NextStep& step, Trial& trial);

/// The steps of the indicator that give more, the nearest first. `card` is the trial's.
std::vector<NextStep> steps_of_indicator(const Trial& trial, const Rules& rules, std::size_t i,
                                         const Card& card);

/// None of the cases left for which points are taken off, where some are.
std::optional<NextStep> next_of_deduction(const Trial& trial, std::size_t d, const Card& card);

/// The nearest share, or number of cases, at which the gate does less harm, of a gate whose share
/// was typed. All cases stay as many as they are. Of a gate without a share: the nearest count or
/// amount.
std::optional<NextStep> next_of_gate(const Trial& trial, const Rules& rules, std::size_t g,
                                     const Card& card);

}  // namespace xingji::typed
