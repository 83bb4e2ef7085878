// Start here. From balances to stars: the steps every pack goes through, in their one fixed order,
// stand at the end of this header; evaluate() takes them one by one. Pure: no clock, no file, no
// thread; the day is an argument.
#pragma once

#include "engine/card.h"
#include "engine/card_inputs.h"
#include "engine/fold.h"
#include "engine/formula.h"
#include "engine/number.h"
#include "engine/peers.h"
#include "engine/plain.h"

namespace xingji {

/// A pack's day expressions with their names resolved; made once, shared by threads.
struct Rules {
  explicit Rules(const Pack& rule_pack);

  const Pack* pack;
  std::vector<Formula> values;                       // by indicator
  std::vector<std::optional<PlainIndicator>> plain;  // by indicator
  std::vector<std::vector<Formula>> gates;           // by gate and level
  /// What may take the place of an indicator's own value: its branches, the points of a small
  /// sample.
  struct Alternatives {
    std::vector<Formula> conditions;  // by branch
    std::vector<Formula> values;
    std::optional<Formula> small;
  };
  std::vector<Alternatives> alternatives;  // by indicator
  std::vector<Formula> bonuses;
  using Condition = std::optional<Formula>;  // empty: always
  std::vector<Condition> stages;
  std::vector<std::vector<Condition>> stage_totals;  // by stage and rule
  std::optional<Formula> needs;
  std::vector<bool> takes_part;  // by indicator: the total depends on it
  std::vector<NearNumber> dimension_weights;
  std::vector<std::vector<NearNumber>> part_weights;  // by dimension and part
  std::vector<std::uint64_t> dimension_inputs;        // the bits of its parts, as in CardInputs
  struct Lines {
    std::optional<NearNumber> total;
    std::optional<NearNumber> each_dimension;
    NearNumber stars;
  };
  std::vector<Lines> bands;
  bool lowers_points = false;  // some gate does
  bool only_sums = false;      // points make sums, and sums the stars: see sum_again()
  bool clips_dimensions = false;
  struct Shown {
    std::optional<Formula> value;
    std::optional<Formula> held_at;
  };
  std::vector<Shown> displays;
  int days_back = 0;  // so many days before the day judged the balances must begin
  CardInputs inputs;
};

/// The formula of the value that the indicator was judged by.
const Formula& formula_of(const Rules& rules, std::size_t indicator, const IndicatorResult& result);

/// The card of one subject on one day inside the balances. With `explained`, assumptions and
/// reasons are written down too; scoring a market does without. Without `peers` nobody has any.
Card evaluate(const Rules& rules, const Balances& balances, Day day, bool explained,
              const PeerTables* peers = nullptr);

class Evaluation;  // one card in the making

/// All steps: the whole of what makes a card.
void take_steps(Evaluation& it);

/// Makes the card of the day before what it is when only these indicators' points have moved, by
/// their bits as in CardInputs. Only for rules that are `only_sums`. False: all steps are needed.
bool sum_again(Evaluation& it, std::uint64_t moved);

/// The card of a day that no version of the pack judges, or that has none for another reason.
Card unjudged(const Pack& pack, Day day,
              const Title& reason = {"没有规则版本适用于这一天",
                                     "no version of the pack judges this day"});

// The steps, each in the file of its group: step_*.cpp and indicator.cpp.

void choose_stage(Evaluation& it);
/// Of every indicator 1 its value, 2 its branches, small samples and missing rules, 3 its points.
void judge_indicators(Evaluation& it);
/// Whether the indicators' windows are covered in part, where nothing else is to be said of any of
/// them; nothing where something is.
std::optional<bool> is_partly_covered(Evaluation& it);
/// 4 of points, 6 of dimensions, 10 of the total.
void apply_gates(Evaluation& it, Gate::At at);
/// 5 of the dimensions that one of these indicators is part of, by their bits as in CardInputs.
void sum_dimensions(Evaluation& it, std::uint64_t indicators = CardInputs::everything);
/// 7 to dimensions, 12 to the total.
void add_bonuses(Evaluation& it, Bonus::At at);
void clip_dimensions(Evaluation& it);  // 8
/// In place of 9 to 13, where the stage has a total of its own or a missing rule a default.
bool give_total(Evaluation& it);
void sum_total(Evaluation& it);    // 9
void deduct(Evaluation& it);       // 11
void clip_total(Evaluation& it);   // 13
void round_total(Evaluation& it);  // 14
void choose_band(Evaluation& it);  // 15, and its stars
void show(Evaluation& it);         // 16, on display scales

}  // namespace xingji
