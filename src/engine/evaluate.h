// Start here. From balances to stars: the steps every pack goes through, in their one fixed order.
//
//    1 value   2 missing rules   3 points   4 gates on points   5 dimension sums   6 gates on
//    dimensions   7 bonuses to dimensions   8 dimension clips   9 total   10 gates on the total
//    11 deductions   12 bonuses to the total   13 clip   14 round   15 bands and stars
//
// (16, display scales, takes its place with the packs that need it.) evaluate.cpp calls them one by
// one; each stands in the file of its group, step_*.cpp. Pure: no clock, no file, no thread; the
// day is an argument.
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
  std::vector<Formula> bonuses;
  std::optional<Formula> needs;
  std::vector<bool> takes_part;  // by indicator: the total depends on it
};

/// The card of one subject on one day inside the balances. With `explained`, assumptions and
/// reasons are written down too; scoring a market does without.
Card evaluate(const Rules& rules, const Balances& balances, Day day, bool explained);

/// The card of a day that no version of the pack judges.
Card unjudged(const Pack& pack, Day day, const std::string& reason);

}  // namespace xingji
