#include "diagnose/room.h"

#include <algorithm>
#include <set>

namespace xingji::diagnose {
namespace {

bool is_lost(const Card& card, std::size_t own) { return !card.band || *card.band > own; }

// Gates, branches and small samples may make a further case harmless again, so each is tried.
std::optional<Fall> first_loss(const Bench& bench, Goal::Of of, std::size_t position,
                               const Act& act) {
  const Explanation& x = bench.explanation();
  const std::int64_t most = std::min(act.most.value_or(most_tried), most_tried);
  Balances balances = x.balances;
  for (std::int64_t count = 1; count <= most; ++count) {
    apply(act, 1, *x.pack, x.day, balances);
    const Card card = bench.judge(balances);
    if (!is_lost(card, *x.card.band)) continue;
    return Fall{of, position, bench.what_comes_of(act, count, {of, position, 0, 0}), card.band};
  }
  return std::nullopt;
}

// One more case of what a gate counts, but for what it only divides by.
std::vector<Act> against_gate(const Explanation& x, const Gate& gate) {
  std::vector<Act> acts;
  std::set<std::size_t> seen;
  for (const Gate::Level& level : gate.levels) {
    std::set<std::size_t> counted;
    for (Act& act : acts_on(x, level.condition)) {
      const std::size_t measure = act.changes.front().measure;
      if (act.kind == Act::Kind::fewer) {
        counted.insert(measure);
        continue;
      }
      if (!counted.contains(measure) || !seen.insert(measure).second) continue;
      if (act.kind == Act::Kind::good) act.kind = Act::Kind::bad;
      acts.push_back(std::move(act));
    }
  }
  return acts;
}

}  // namespace

std::vector<Fall> room_of(const Bench& bench) {
  const Explanation& x = bench.explanation();
  std::vector<Fall> falls;
  if (!x.card.band || !x.card.total || *x.card.band + 1 >= x.pack->bands.size()) return falls;
  const auto add = [&](Goal::Of of, std::size_t position, Act act) {
    note_besides(*x.pack, act);
    if (auto fall = first_loss(bench, of, position, act)) falls.push_back(std::move(*fall));
  };
  for (std::size_t i = 0; i < x.card.indicators.size(); ++i) {
    for (const Act& act : acts_against(x, i)) add(Goal::Of::indicator, i, act);
    for (const Act& act : acts_over_branches(x, i)) add(Goal::Of::indicator, i, act);
  }
  for (std::size_t g = 0; g < x.card.gates.size(); ++g) {
    if (x.card.gates[g].state == GateResult::State::not_in_force) continue;
    for (const Act& act : against_gate(x, x.pack->gates[g])) add(Goal::Of::gate, g, act);
  }
  for (std::size_t d = 0; d < x.card.deductions.size(); ++d) {
    const std::size_t cases = x.pack->deductions[d].cases;
    const Act more{Act::Kind::more, {{cases, x.pack->measures[cases].denominator}}, std::nullopt};
    add(Goal::Of::deduction, d, more);
  }
  // Cases come before shares of cases that nobody counted.
  std::stable_sort(falls.begin(), falls.end(), [](const Fall& a, const Fall& b) {
    const bool a_counts = a.distance.act.kind != Act::Kind::worse;
    const bool b_counts = b.distance.act.kind != Act::Kind::worse;
    return a_counts != b_counts ? a_counts : a.distance.count < b.distance.count;
  });
  return falls;
}

}  // namespace xingji::diagnose
