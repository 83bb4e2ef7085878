// Steps 4, 6 and 10: gates on points, on dimensions and on the total.
#include "engine/evaluation.h"
#include "engine/lower.h"

namespace xingji {

void lower(Gate::Act act, Micro amount, std::optional<Micro>& value) {
  if (!value) return;
  switch (act) {
    case Gate::Act::cap:
      value = std::min(*value, amount);
      return;
    case Gate::Act::subtract:
      value = *value - amount;
      return;
    case Gate::Act::multiply:
      value = static_cast<Micro>(divide_rounded(static_cast<Int128>(*value) * amount, micro_one));
      return;
    case Gate::Act::drop:
      value.reset();
      return;
    case Gate::Act::tell:
      return;
  }
}

namespace {

void lower_points(Gate::Act act, Micro amount, IndicatorResult& result) {
  const auto before = result.points;
  lower(act, amount, result.points);
  if (result.points < before && result.status == IndicatorStatus::ok) {
    result.status = IndicatorStatus::capped;
  }
}

// The first level that is met. A condition that is unknown counts as the gate says.
std::optional<std::size_t> find_level(Evaluation& it, std::size_t g) {
  const Gate& gate = it.pack.gates[g];
  GateResult& result = it.card.gates[g];
  for (std::size_t l = 0; l < gate.levels.size(); ++l) {
    const DayValue condition = it.decide(it.rules.gates[g][l]);
    const bool is_met = gate.levels[l].is_pass ? condition.is_false() : condition.is_true();
    if (is_met || (!condition.is_known() && !gate.unknown_passes)) {
      result.state = GateResult::State::failed;
      result.level = l;
      it.reach(gate.levels[l].said);
      it.reach(gate.levels[l].amount);
      return l;
    }
    if (!condition.is_known()) result.state = GateResult::State::unknown_passed;
  }
  return std::nullopt;
}

void act(Evaluation& it, const Gate& gate, const Gate::Level& level) {
  std::optional<Micro> known = 0;
  if (has_amount(level.act)) known = it.on_day(level.amount);
  if (!known) return;
  const Micro amount = *known;
  switch (gate.at) {
    case Gate::At::points:
      for (std::size_t i = 0; i < it.card.indicators.size(); ++i) {
        if (is_target(gate.targets, i)) lower_points(level.act, amount, it.card.indicators[i]);
      }
      return;
    case Gate::At::dimensions:
      for (std::size_t i = 0; i < it.card.dimensions.size(); ++i) {
        if (is_target(gate.targets, i)) lower(level.act, amount, it.card.dimensions[i].score);
      }
      return;
    case Gate::At::total:
      lower(level.act, amount, it.total);
      return;
  }
}

}  // namespace

void apply_gates(Evaluation& it, Gate::At at) {
  for (std::size_t g = 0; g < it.pack.gates.size(); ++g) {
    const Gate& gate = it.pack.gates[g];
    if (gate.at != at) continue;
    if (!in_force(gate.since, gate.until, it.card.day)) {
      it.card.gates[g].state = GateResult::State::not_in_force;
      continue;
    }
    if (const auto level = find_level(it, g)) act(it, gate, gate.levels[*level]);
  }
}

}  // namespace xingji
