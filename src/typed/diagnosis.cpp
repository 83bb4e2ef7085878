#include "typed/diagnosis.h"

#include <algorithm>

#include "engine/indicator.h"
#include "typed/idle.h"

namespace xingji::typed {
namespace {

// Most to gain first; of the same gain what stands lowest.
bool goes_first(const NextStep& a, const NextStep& b, const Card& card) {
  const Micro gained_a = a.total_gained.value_or(0);
  const Micro gained_b = b.total_gained.value_or(0);
  if (gained_a != gained_b) return gained_a > gained_b;
  const auto points = [&](const NextStep& next) {
    const bool is_indicator = next.of.kind == Thing::Kind::indicator;
    return is_indicator ? card.indicators[next.of.position].points.value_or(0) : 0;
  };
  return points(a) < points(b);
}

void note_gain(const Rules& rules, const Card& card, const Trial& trial, NextStep& next) {
  Trial better = trial;
  take_step(next, better);
  const Card after = evaluate(rules, better.balances, card.day, false);
  if (after.total && card.total) next.total_gained = *after.total - *card.total;
  next.stars = after.stars;
}

Card with_steps(const Rules& rules, const Trial& trial, const std::vector<NextStep>& steps,
                Day day) {
  Trial better = trial;
  for (const NextStep& next : steps) take_step(next, better);
  return evaluate(rules, better.balances, day, false);
}

// Caps and the lowest of several points hold a total until all that holds it is mended.
void find_together(const Rules& rules, Diagnosis& result) {
  const auto gains = [&](const Card& card) { return card.total > result.card.total; };
  const bool is_held = result.card.total && result.weak.size() > 1 &&
                       result.weak.front().total_gained.value_or(0) <= 0 &&
                       result.total_with_all > result.card.total;
  if (!is_held) return;
  std::vector<NextStep> steps = result.weak;
  for (std::size_t s = 0; s < steps.size() && steps.size() > 1;) {
    std::vector<NextStep> fewer = steps;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(s));
    if (gains(with_steps(rules, result.trial, fewer, result.card.day))) {
      steps = std::move(fewer);
    } else {
      ++s;
    }
  }
  const Card card = with_steps(rules, result.trial, steps, result.card.day);
  result.together = std::move(steps);
  result.total_together = card.total;
  result.stars_together = card.stars;
}

// Not where what is advised first leads up already.
void find_way_up(const Rules& rules, const std::vector<std::vector<NextStep>>& figures,
                 Diagnosis& result) {
  std::vector<NextStep> advised = result.together;
  const std::size_t first = advised.empty() ? std::min(most_advice, result.weak.size()) : 0;
  for (std::size_t w = 0; w < first; ++w) {
    if (result.weak[w].total_gained.value_or(0) > 0) advised.push_back(result.weak[w]);
  }
  const Card after = with_steps(rules, result.trial, advised, result.card.day);
  if (after.band < result.card.band) return;
  result.to_band = to_next_band(result.trial, rules, result.card, figures);
}

// Beside a printed 1.2% it is 0.2 points to 1%, whatever its sample comes to exactly.
void measure_as_shown(const Pack& pack, const Typed& typed, NextStep& step) {
  const std::size_t i = step.of.position;
  const auto shown = typed.indicators.find(i);
  const bool is_read = shown != typed.indicators.end() && is_given_to(i, step.branch, pack) &&
                       !is_ranked(as_judged(pack.indicators[i], step.branch));
  if (!is_read) return;
  const bool up = step.edge == Step::Edge::at_least || step.edge == Step::Edge::above;
  const Ratio& value = shown->second.value;
  const auto apart = up ? subtract(step.bound, value) : subtract(value, step.bound);
  if (apart && apart->numerator > 0) step.distance = *apart;
}

// An indicator's step takes the gate on the same value along, unless the gate asks for less.
bool is_nearer(const NextStep& gate, const std::optional<NextStep>& of_indicator) {
  return of_indicator && compare(gate.distance, of_indicator->distance) < 0;
}

}  // namespace

Diagnosis diagnose(const Pack& pack, Day day, const Typed& typed) {
  Diagnosis result{trial_of(pack, day, typed), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  const Rules rules(result.trial.pack);
  result.card = evaluate(rules, result.trial.balances, day, true);
  const auto note = [&](NextStep& next) {
    note_gain(rules, result.card, result.trial, next);
    result.weak.push_back(next);
  };
  std::vector<std::vector<NextStep>> figures;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    auto steps = steps_of_indicator(result.trial, rules, i, result.card);
    for (NextStep& step : steps) measure_as_shown(pack, typed, step);
    result.next.push_back(steps.empty() ? std::nullopt : std::optional(steps.front()));
    if (!steps.empty()) note(*result.next.back());
    figures.push_back(std::move(steps));
  }
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    auto next = next_of_gate(result.trial, rules, g, result.card);
    if (!next) continue;
    const auto same = result.trial.same.find(g);
    if (same == result.trial.same.end()) {
      note(*next);
      figures.push_back({*next});
    } else if (is_nearer(*next, result.next[same->second])) {
      note(*next);
      std::vector<NextStep>& its = figures[same->second];
      its.insert(its.begin(), *next);
    }
    result.gates[g] = *next;
  }
  for (std::size_t d = 0; d < pack.deductions.size(); ++d) {
    auto next = next_of_deduction(result.trial, d, result.card);
    if (!next) continue;
    note(*next);
    figures.push_back({*next});
  }
  std::stable_sort(
      result.weak.begin(), result.weak.end(),
      [&](const NextStep& a, const NextStep& b) { return goes_first(a, b, result.card); });
  const Card best = with_steps(rules, result.trial, result.weak, day);
  result.total_with_all = best.total;
  result.stars_with_all = best.stars;
  find_together(rules, result);
  find_way_up(rules, figures, result);
  return result;
}

}  // namespace xingji::typed
