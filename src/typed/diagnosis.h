// What typed numbers come to: the card they give and, for each indicator, how far the next better
// step or corner is and what reaching it would change. The same steps as every score, over nothing
// but what was given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "typed/typed.h"

namespace xingji::typed {

/// The nearest step of a ladder, or corner of a line, that gives more.
struct NextStep {
  std::size_t indicator = 0;
  Step::Edge edge = Step::Edge::at_least;  // how the value has to stand to the bound
  Ratio bound;
  Ratio distance;    // from the value to the bound, never negative
  Micro points = 0;  // what it gives
  std::optional<Micro> total_gained;
  std::optional<Micro> stars;  // with this step alone
};

struct Diagnosis {
  Card card;
  std::vector<std::optional<NextStep>> next;  // by indicator
  std::vector<std::size_t> weak;  // positions of indicators with a next step, most to gain first
  std::optional<Micro> total_with_all;  // every next step taken
  std::optional<Micro> stars_with_all;
};

/// `pack` judges `day`.
Diagnosis diagnose(const Pack& pack, Day day, const Typed& typed);

}  // namespace xingji::typed
