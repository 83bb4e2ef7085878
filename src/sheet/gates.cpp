#include "sheet/gates.h"

#include "engine/explain.h"
#include "engine/window.h"
#include "pack/visit.h"
#include "typed/inputs.h"
#include "typed/save.h"
#include "typed/trial.h"

namespace xingji::sheet {
namespace {

std::size_t harm_at(typed::Trial& trial, std::size_t gate, const Ratio& share, Day day) {
  trial.put_gauge(gate, share);
  const Card card = evaluate(Rules(trial.pack), trial.balances, day, false);
  const GateResult& result = card.gates[gate];
  const bool has_failed = result.state == GateResult::State::failed;
  return has_failed ? trial.pack.gates[gate].levels.size() - *result.level : 0;
}

}  // namespace

std::map<std::size_t, Printed> gate_shares(const Book& book, const Pack& pack,
                                           const std::string& subject, Day day) {
  std::map<std::size_t, Printed> shares;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const auto text =
        book.value({subject, pack.id, typed::name_of_gate(pack.gates[g]), day, "", "", ""});
    const auto gauge = text ? typed::gauge_of(pack.gates[g], pack) : std::nullopt;
    if (!gauge) continue;
    Printed printed = typed::parse_gauge(*text, *gauge);
    if (printed.state == Printed::State::value) shares.emplace(g, std::move(printed));
  }
  return shares;
}

Card card_with_gates(const Pack& pack, const FactSet& facts, const std::string& subject, Day day,
                     const std::map<std::size_t, Printed>& shares) {
  const Explanation x = explain(pack, facts, subject, day);
  typed::Typed typed;
  typed.gates = shares;
  typed::Trial trial = typed::trial_of(pack, day, typed);
  trial.pack.total.needs = pack.total.needs;  // facts tell it
  // The shares stand behind the pack's own measures, known on the day itself.
  Balance unknown;
  unknown.covered = Covered::none;
  Balances balances = x.balances;
  const auto days = static_cast<std::size_t>(balances.last - balances.first) + 1;
  for (std::size_t m = pack.measures.size(); m < trial.pack.measures.size(); ++m) {
    std::vector<Balance> series(days, unknown);
    series[static_cast<std::size_t>(day - balances.first)] = trial.balances.measures[m][0];
    balances.measures.push_back(std::move(series));
  }
  return evaluate(Rules(trial.pack), balances, day, false, x.peers ? &*x.peers : nullptr);
}

std::optional<GateScale> scale_of(const Pack& pack, std::size_t gate, Day day) {
  const auto gauge = typed::gauge_of(pack.gates[gate], pack);
  if (!gauge) return std::nullopt;
  GateScale scale;
  scale.as = gauge->printed_as;
  typed::Typed none;
  none.gates[gate].state = Printed::State::value;
  typed::Trial trial = typed::trial_of(pack, day, none);
  const std::size_t at_nothing = harm_at(trial, gate, {0, 1}, day);
  constexpr Int128 far_up = 1'000'000;
  const Ratio most = scale.as == Indicator::PrintedAs::percent ? Ratio{1, 1} : Ratio{far_up, 1};
  if (at_nothing > harm_at(trial, gate, most, day)) scale.better = Better::higher;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& each = pack.indicators[i];
    const bool is_it = each.branches.empty() && each.numerator == gauge->numerator &&
                       each.denominator == gauge->denominator;
    if (is_it) scale.indicator = i;
  }
  const std::string& measure = trial.pack.measures[trial.gauges.at(gate).share].id;
  for (const Gate::Level& level : trial.pack.gates[gate].levels) {
    visit(level.condition, [&](const Expression& part) {
      const bool compares = part.arguments.size() == 2 && part.arguments[0].op == Op::measure &&
                            part.arguments[0].name == measure;
      if (!compares) return;
      const DayValue bound =
          Formula(part.arguments[1], trial.pack)
              .value(day, trial.balances.attributes, worth_in(trial.pack, trial.balances));
      const auto micro = bound.is_known() ? to_micro(bound.ratio) : std::nullopt;
      if (micro) scale.bounds.push_back(*micro);
    });
  }
  return scale;
}

}  // namespace xingji::sheet
