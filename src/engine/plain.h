// Indicators as most are: one count or sum over another, or a measure alone, judged by a ladder
// whose numbers stand in the pack once and for all. They are judged in integers, without formulas
// and amounts, in a third of the instructions. What is in any way unusual is left to judge().
#pragma once

#include <vector>

#include "engine/card.h"
#include "engine/fold.h"

namespace xingji {

struct PlainIndicator {
  /// Holds where value × scale ≥ bound × denominator + beyond, whichever way its edge looks.
  struct PlainStep {
    std::int64_t scale = 0;
    std::int64_t bound = 0;
    std::int64_t beyond = 0;
    Micro give = 0;
  };
  std::size_t above = 0;  // positions of measures
  std::optional<std::size_t> below;
  std::vector<PlainStep> ladder;
  bool has_points_without_data = false;    // fixed ones, which judge() looks up
  bool leaves_total_without_data = false;  // to the other indicators
};

/// Nothing where the indicator is none.
std::optional<PlainIndicator> plain_of(const Pack& pack, const Indicator& indicator);

/// Makes the result what judge() gives; false, and nothing done, where only judge() knows:
/// something beyond a trillion, below 0 or not covered at all, what people gave, a value that no
/// step holds, points without a value.
bool judge_plain(const PlainIndicator& indicator, const Balances& balances, Day day,
                 IndicatorResult& result);

}  // namespace xingji
