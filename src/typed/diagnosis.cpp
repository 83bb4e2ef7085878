#include "typed/diagnosis.h"

#include <algorithm>

#include "engine/number.h"

namespace xingji::typed {
namespace {

// Nothing is known but what was given.
Balances balances_of(const Pack& pack, Day day, const Typed& typed) {
  Balances balances;
  balances.first = balances.last = day;
  Balance unknown;
  unknown.covered = Covered::none;
  balances.measures.assign(pack.measures.size(), {unknown});
  balances.given.assign(pack.indicators.size(), std::vector<Given>(1));
  for (const auto& [i, printed] : typed.indicators) {
    Given& given = balances.given[i][0];
    given.basis = Basis::reading;
    given.value = printed.value;
  }
  for (const auto& [i, beaten] : typed.beaten) balances.given[i][0].beaten = beaten;
  return balances;
}

// A value that lies on the step: its bound, or just beyond where the edge itself is outside.
Ratio value_on(const NextStep& next) {
  const Ratio little = Ratio::of(1, micro_one);
  if (next.edge == Step::Edge::above) return add(next.bound, little).value_or(next.bound);
  if (next.edge == Step::Edge::below) return subtract(next.bound, little).value_or(next.bound);
  return next.bound;
}

// What gives points from where on: the steps of a ladder, the corners of a line.
struct Offer {
  const Number& bound;
  const Number& give;
  Step::Edge edge;
};

std::vector<Offer> offers_of(const Indicator& indicator) {
  std::vector<Offer> all;
  for (const Step& step : indicator.ladder) {
    if (step.edge != Step::Edge::otherwise) all.push_back({step.bound, step.give, step.edge});
  }
  const bool up = indicator.better == Indicator::Better::higher;
  for (const Points::Corner& corner : indicator.points.line) {
    all.push_back({corner.value, corner.give, up ? Step::Edge::at_least : Step::Edge::at_most});
  }
  return all;
}

std::optional<NextStep> next_step(const Pack& pack, std::size_t i, const IndicatorResult& result,
                                  const Balances& balances, Day day) {
  const Indicator& indicator = pack.indicators[i];
  const bool is_line = indicator.points.form == Points::Form::line;
  if (is_line && indicator.better == Indicator::Better::middle) return std::nullopt;
  if ((!result.step && !is_line) || !result.value || !result.raw_points) return std::nullopt;
  // A rank is asked by its own share; how far away the peers' values are nobody knows.
  const Ratio stands = is_ranked(indicator) ? *result.among->beaten : *result.value;
  std::optional<NextStep> nearest;
  for (const Offer& offer : offers_of(indicator)) {
    const auto give = amount_on(offer.give, pack, balances.attributes, day);
    const auto bound = amount_on(offer.bound, pack, balances.attributes, day);
    if (!give || !bound || *give <= *result.raw_points) continue;
    const Ratio edge = to_ratio(offer.bound.type, *bound);
    auto distance = compare(edge, stands) >= 0 ? subtract(edge, stands) : subtract(stands, edge);
    if (!distance || (nearest && compare(*distance, nearest->distance) >= 0)) continue;
    nearest = NextStep{i, offer.edge, edge, *distance, *give, std::nullopt, std::nullopt};
  }
  return nearest;
}

Micro gained(const NextStep& next) { return next.total_gained.value_or(0); }

}  // namespace

Diagnosis diagnose(const Pack& pack, Day day, const Typed& typed) {
  const Rules rules(pack);
  const Balances balances = balances_of(pack, day, typed);
  Diagnosis result;
  result.card = evaluate(rules, balances, day, true);
  Balances all = balances;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    result.next.push_back(next_step(pack, i, result.card.indicators[i], balances, day));
    auto& next = result.next.back();
    if (!next) continue;
    const Ratio value = value_on(*next);
    Balances better = balances;
    const auto put = [&](Balances& into) {
      (is_ranked(pack.indicators[i]) ? into.given[i][0].beaten : into.given[i][0].value) = value;
    };
    put(better);
    put(all);
    const Card card = evaluate(rules, better, day, false);
    if (card.total && result.card.total) next->total_gained = *card.total - *result.card.total;
    next->stars = card.stars;
    result.weak.push_back(i);
  }
  std::stable_sort(result.weak.begin(), result.weak.end(), [&](std::size_t a, std::size_t b) {
    return gained(*result.next[a]) > gained(*result.next[b]);
  });
  const Card best = evaluate(rules, all, day, false);
  result.total_with_all = best.total;
  result.stars_with_all = best.stars;
  return result;
}

}  // namespace xingji::typed
