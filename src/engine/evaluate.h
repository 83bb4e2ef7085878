// Start here. From balances to stars: the steps every pack goes through, in their one fixed order.
//
//    the stage of the day
//    1 value   2 branches, small samples, missing rules   3 points   4 gates on points
//    5 dimension sums   6 gates on dimensions   7 bonuses to dimensions   8 dimension clips
//    9 total   10 gates on the total   11 deductions   12 bonuses to the total   13 clip   14 round
//    15 bands and stars   16 display scales
//
// evaluate.cpp calls them one by one; each stands in the file of its group, step_*.cpp and
// indicator.cpp. A stage with a total of its own, or a missing rule with a default, takes the place
// of 9 to 13. Pure: no clock, no file, no thread; the day is an argument.
#pragma once

#include "engine/card.h"
#include "engine/fold.h"
#include "engine/formula.h"

namespace xingji {

/// A pack's day expressions with their names resolved; made once, shared by threads.
struct Rules {
  explicit Rules(const Pack& rule_pack);

  const Pack* pack;
  std::vector<Formula> values;              // by indicator
  std::vector<std::vector<Formula>> gates;  // by gate and level
  /// What an indicator asks beside its own value.
  struct Ways {
    std::vector<Formula> conditions;  // by branch
    std::vector<Formula> values;
    std::optional<Formula> small;
  };
  std::vector<Ways> ways;  // by indicator
  std::vector<Formula> bonuses;
  using Condition = std::optional<Formula>;  // empty: always
  std::vector<Condition> stages;
  std::vector<std::vector<Condition>> stage_totals;  // by stage and rule
  std::optional<Formula> needs;
  std::vector<bool> takes_part;  // by indicator: the total depends on it
};

/// The formula of the value that the indicator was judged by.
const Formula& formula_of(const Rules& rules, std::size_t indicator, const IndicatorResult& result);

/// The card of one subject on one day inside the balances. With `explained`, assumptions and
/// reasons are written down too; scoring a market does without.
Card evaluate(const Rules& rules, const Balances& balances, Day day, bool explained);

/// The card of a day that no version of the pack judges.
Card unjudged(const Pack& pack, Day day, const std::string& reason);

}  // namespace xingji
