// One indicator on one day: value, status, missing rules and points (steps 1 to 3).
#pragma once

#include "engine/card.h"
#include "engine/fold.h"
#include "engine/formula.h"
#include "engine/number.h"

namespace xingji {

class Evaluation;

/// `given`: what people gave instead of facts, or null.
IndicatorResult judge(const Indicator& indicator, const Formula& formula, const Balances& balances,
                      Day day, const Pack& pack, const Given* given = nullptr);

/// One indicator of the card as far as it needs no peers.
void judge_own(Evaluation& it, std::size_t i, IndicatorResult& result);

/// What people gave instead of facts, or null. People give numbers as the last branch prints them;
/// another may be printed in another way.
const Given* given_for(const Evaluation& it, std::size_t i, const Indicator& way);

/// What the result leaves on the card beside its points.
void note_indicator(Evaluation& it, std::size_t i, const IndicatorResult& result);

/// The indicator as the branch that applied has it, or as it stands itself.
const Indicator& as_judged(const Indicator& indicator, const std::optional<std::size_t>& branch);

/// Whether an edge holds for a value whose comparison with the bound is `order`.
inline bool holds(Step::Edge edge, int order) {
  switch (edge) {
    case Step::Edge::at_least:
      return order >= 0;
    case Step::Edge::above:
      return order > 0;
    case Step::Edge::at_most:
      return order <= 0;
    case Step::Edge::below:
      return order < 0;
    case Step::Edge::otherwise:
      return true;
  }
  return false;
}

/// The first step of a ladder whose edge holds for an exact value. Nothing when an edge before it
/// has no value.
std::optional<std::size_t> find_step(const Indicator& indicator, const Ratio& value,
                                     Amounts& amounts);

}  // namespace xingji
