// What typed numbers come to: the card they give and, for each indicator, gate and deduction, how
// far the next better step is and what reaching it would change. The same steps as every score,
// over nothing but what was given.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "typed/to_band.h"

namespace xingji::typed {

struct Diagnosis {
  Trial trial;
  Card card;
  std::vector<std::optional<NextStep>> next;  // by indicator
  std::map<std::size_t, NextStep> gates;      // of gates that fail
  std::vector<NextStep> weak;                 // all of them, most to gain first
  std::optional<Micro> total_with_all;        // every next step taken
  std::optional<Micro> stars_with_all;
  // Where no step gains anything alone: as few of them as do together, and what they come to.
  std::vector<NextStep> together;
  std::optional<Micro> total_together;
  std::optional<Micro> stars_together;
  /// Where what is advised first, all of it done, does not reach the next band: what does.
  ToBand to_band;
};

/// So many of `weak` are advised first, as far as they gain anything.
inline constexpr std::size_t most_advice = 3;

/// `pack` judges `day`.
Diagnosis diagnose(const Pack& pack, Day day, const Typed& typed);

}  // namespace xingji::typed
