// What typed numbers are as balances for the engine: nothing is known but what was given. The rules
// tried are the pack's, in which the typed share of a gate or bonus stands in place of its counts;
// what had to be assumed so that there is a score is said.
#pragma once

#include <string>
#include <vector>

#include "engine/fold.h"
#include "typed/typed.h"

namespace xingji::typed {

struct Trial {
  Pack pack;  // indicators, dimensions and gates stand where they do in the pack tried
  Balances balances;
  /// The measure in `pack` that stands for a gate's share, and those of its two counts, where it
  /// has just two.
  struct Gauged {
    std::size_t share = 0;
    std::optional<std::size_t> numerator;
    std::optional<std::size_t> denominator;
  };
  std::map<std::size_t, Gauged> gauges;     // by gate
  std::map<std::size_t, std::size_t> same;  // by gate: the indicator whose value it looks at
  /// By indicator whose value is a quotient of sums: the measure that stands for it in conditions.
  std::map<std::size_t, std::size_t> quotients;
  std::vector<Title> assumed;  // what stands in for what was not given
  bool lacks_numbers = false;  // weights or lines have no value without an attribute

  /// What the gate looks at, where it was typed or its two counts were.
  std::optional<Ratio> share(std::size_t gate) const;
  /// What the measure comes to, where that is known.
  std::optional<Ratio> worth(std::size_t measure) const;
  /// Puts another share in a gate's place, or in that of an indicator's quotient.
  void put_gauge(std::size_t gate, const Ratio& share);
  void put_quotient(std::size_t indicator, const Ratio& share);
  /// Puts another count in a measure's place.
  void put_count(std::size_t measure, const Ratio& count);
};

Trial trial_of(const Pack& pack, Day day, const Typed& typed);

}  // namespace xingji::typed
