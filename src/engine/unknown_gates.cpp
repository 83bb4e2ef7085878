#include "engine/unknown_gates.h"

#include <algorithm>

#include "engine/evaluation.h"

namespace xingji {
namespace {

// What the gate acts on. Of what has no score nobody knows what the gate would do to it.
std::vector<std::optional<Micro>> scores_under(const Pack& pack, const Gate& gate,
                                               const Card& card) {
  std::vector<std::optional<Micro>> scores;
  switch (gate.at) {
    case Gate::At::points:
      for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
        const IndicatorResult& result = card.indicators[i];
        const bool is_out = result.status == IndicatorStatus::not_in_force;
        if (!is_out && is_target(gate.targets, i)) scores.push_back(result.points);
      }
      break;
    case Gate::At::dimensions:
      for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
        if (is_target(gate.targets, d)) scores.push_back(card.dimensions[d].score);
      }
      break;
    case Gate::At::total:
      scores.push_back(card.raw_total);
      break;
  }
  return scores;
}

// Dimensions are lifted after their gates: what was capped is not told by what they have then.
bool is_lifted(const Pack& pack, Gate::At at) {
  return at == Gate::At::dimensions &&
         std::any_of(pack.bonuses.begin(), pack.bonuses.end(),
                     [](const Bonus& bonus) { return bonus.at == Bonus::At::dimensions; });
}

bool lowers(const Pack& pack, const Gate& gate, const Gate::Level& level, const Card& card) {
  if (level.act == Gate::Act::tell) return false;
  const Number::Entry* cap = level.act == Gate::Act::cap ? level.amount.on(card.day) : nullptr;
  if (cap == nullptr || cap->expression || is_lifted(pack, gate.at)) return true;
  const auto scores = scores_under(pack, gate, card);
  return std::any_of(scores.begin(), scores.end(), [&](const std::optional<Micro>& score) {
    return !score || *score > cap->value;
  });
}

}  // namespace

std::vector<std::size_t> unknown_gates(const Pack& pack, const Card& card) {
  std::vector<std::size_t> unknown;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const bool is_unknown = card.gates[g].state == GateResult::State::unknown_passed;
    if (is_unknown && !only_tells(pack.gates[g])) unknown.push_back(g);
  }
  return unknown;
}

std::vector<std::size_t> uncompared_gates(const Pack& pack, const Card& card) {
  std::vector<std::size_t> uncompared;
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const Gate& gate = pack.gates[g];
    const bool is_unknown = card.gates[g].state == GateResult::State::unknown_passed;
    if (!is_unknown || !only_tells(gate)) continue;
    const auto scores = scores_under(pack, gate, card);
    const bool has_figure = std::any_of(scores.begin(), scores.end(),
                                        [](const auto& score) { return score.has_value(); });
    if (has_figure) uncompared.push_back(g);
  }
  return uncompared;
}

bool may_lower(const Pack& pack, const Card& card, std::size_t gate) {
  const auto& levels = pack.gates[gate].levels;
  return std::any_of(levels.begin(), levels.end(), [&](const Gate::Level& level) {
    return lowers(pack, pack.gates[gate], level, card);
  });
}

}  // namespace xingji
