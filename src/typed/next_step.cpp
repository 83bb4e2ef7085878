#include "typed/next_step.h"

#include <algorithm>

#include "engine/indicator.h"
#include "engine/number.h"
#include "engine/points.h"
#include "engine/window.h"
#include "pack/range.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

// What gives points from where on.
struct Offer {
  Ratio bound;
  Step::Edge edge;
  Micro give;
};

// The least that lies beyond a bound.
Ratio beyond(const Ratio& bound, Step::Edge edge) {
  const Ratio little = Ratio::of(1, micro_one);
  if (edge == Step::Edge::above) return add(bound, little).value_or(bound);
  if (edge == Step::Edge::below) return subtract(bound, little).value_or(bound);
  return bound;
}

class Offers {
 public:
  Offers(const Trial& trial, const Rules& rules, const Indicator& indicator, std::size_t i,
         const Card& card)
      : trial_(trial),
        rules_(rules),
        indicator_(indicator),
        i_(i),
        card_(card),
        up_(indicator.better == Indicator::Better::higher),
        closed_(up_ ? Step::Edge::at_least : Step::Edge::at_most) {}

  std::vector<Offer> all() {
    switch (indicator_.points.form) {
      case Points::Form::ladder:
      case Points::Form::rank:
        for (const Step& step : indicator_.ladder) {
          if (step.edge != Step::Edge::otherwise) add(step.bound, step.give, step.edge);
        }
        break;
      case Points::Form::line:
        for (const Points::Corner& corner : indicator_.points.line) {
          if (indicator_.better != Indicator::Better::middle)
            add(corner.value, corner.give, closed_);
        }
        break;
      case Points::Form::per:
        add_per();
        break;
      case Points::Form::value:
        if (up_) add_own_value();
        break;
    }
    return std::move(offers_);
  }

 private:
  std::optional<std::int64_t> amount(const Number& number) const {
    return amount_on(number, trial_.pack, trial_.balances.attributes, card_.day);
  }

  void add(const Number& bound, const Number& give, Step::Edge edge) {
    const auto points = amount(give);
    const auto at = amount(bound);
    if (points && at) offers_.push_back({to_ratio(bound.type, *at), edge, *points});
  }

  // Bounds of whole steps below the target, as far as some give more.
  void add_per() {
    const Points& points = indicator_.points;
    const auto target = amount(points.target);
    const auto step = amount(points.step);
    if (!target || !step) return;
    constexpr int most_steps = 1000;
    const bool is_whole = points.count != Points::Count::proportional;
    const bool is_open = points.count == Points::Count::whole_down;
    const Ratio width = to_ratio(points.step.type, *step);
    Ratio bound = to_ratio(points.target.type, *target);
    for (int s = 0; s < (is_whole ? most_steps : 1); ++s) {
      const bool is_target = s == 0;
      const Step::Edge edge = is_target || !is_open ? closed_
                              : up_                 ? Step::Edge::above
                                                    : Step::Edge::below;
      Amounts amounts(trial_.pack, trial_.balances.attributes, card_.day);
      const auto give = points_of(indicator_, beyond(bound, edge), amounts);
      if (!give || *give <= *card_.indicators[i_].raw_points) return;
      offers_.push_back({bound, edge, *give});
      const auto next = up_ ? subtract(bound, width) : xingji::add(bound, width);
      if (!next) return;
      bound = *next;
    }
  }

  std::optional<Micro> total_at(const Ratio& value) const {
    Balances balances = trial_.balances;
    balances.given[i_][0].value = value;
    return evaluate(rules_, balances, card_.day, false).total;
  }

  // As good as it gets: the best that facts can give, else the total's best band.
  std::optional<Ratio> best_value() const {
    if (const Range range = range_of(indicator_.value, trial_.pack); range.most) return range.most;
    std::optional<Micro> best;
    for (const Band& band : trial_.pack.bands) {
      const auto line = band.total_at_least ? amount(*band.total_at_least) : std::nullopt;
      if (line) best = std::max(best.value_or(0), *line);
    }
    return best ? std::optional(Ratio::of_micro(*best)) : std::nullopt;
  }

  // What the value must rise to for the next band, to the hundredth that people read.
  std::optional<Ratio> value_for_band(const Ratio& best) const {
    if (!card_.total || !card_.band || *card_.band == 0) return std::nullopt;
    const Band& band = trial_.pack.bands[*card_.band - 1];
    const auto known = band.total_at_least ? amount(*band.total_at_least) : std::nullopt;
    if (!known || *card_.total >= *known || total_at(best).value_or(0) < *known) {
      return std::nullopt;
    }
    const Micro line = *known;
    const Ratio& value = *card_.indicators[i_].value;
    const bool is_percent = indicator_.printed_as == Indicator::PrintedAs::percent;
    const Int128 parts = is_percent ? 10'000 : 100;
    Ratio low = value;
    Ratio high = best;
    constexpr int enough = 40;
    for (int half = 0; half < enough; ++half) {
      const auto sum = xingji::add(low, high);
      if (!sum) return std::nullopt;
      const Ratio middle = Ratio::of(sum->numerator * parts / (sum->denominator * 2), parts);
      if (compare(middle, low) <= 0 || compare(middle, high) >= 0) break;
      (total_at(middle).value_or(0) >= line ? high : low) = middle;
    }
    return high;
  }

  void add_own_value() {
    const auto best = best_value();
    if (!best || compare(*best, *card_.indicators[i_].value) <= 0) return;
    const Ratio bound = value_for_band(*best).value_or(*best);
    if (const auto points = to_micro(bound)) offers_.push_back({bound, closed_, *points});
  }

  const Trial& trial_;
  const Rules& rules_;
  const Indicator& indicator_;
  std::size_t i_;
  const Card& card_;
  bool up_;
  Step::Edge closed_;
  std::vector<Offer> offers_;
};

Ratio distance_between(const Ratio& a, const Ratio& b) {
  return (compare(a, b) >= 0 ? subtract(a, b) : subtract(b, a)).value_or(Ratio{});
}

// How bad a gate is: 0 passed, else the more the worse its level.
std::size_t harm_of(const Gate& gate, const GateResult& result) {
  return result.state == GateResult::State::failed ? gate.levels.size() - *result.level : 0;
}

// As many as were typed, else as the cases against it and their share make likely.
std::optional<Ratio> all_cases(const Trial& trial, std::size_t g) {
  const Trial::Gauged& gauged = trial.gauges.at(g);
  if (const auto all = trial.worth(gauged.denominator)) return all;
  const auto cases = trial.worth(gauged.numerator);
  const Ratio share = *trial.share(g);
  return cases && share.numerator != 0 ? divide(*cases, share) : std::nullopt;
}

// Of as many cases as before only so many count against it.
void leave_cases(std::size_t g, const Ratio& left, Trial& trial) {
  const auto all = all_cases(trial, g);
  const auto share = all && all->numerator != 0 ? divide(left, *all) : std::nullopt;
  if (share) trial.put_gauge(g, *share);
  trial.put_count(trial.gauges.at(g).numerator, left);
}

bool is_taken(const NextStep& step, const Ratio& value) {
  const int further = compare(value, step.bound);
  switch (step.edge) {
    case Step::Edge::at_least:
      return further >= 0;
    case Step::Edge::above:
      return further > 0;
    case Step::Edge::at_most:
      return further <= 0;
    case Step::Edge::below:
      return further < 0;
    case Step::Edge::otherwise:
      return true;
  }
  return false;
}

class GateSteps {
 public:
  GateSteps(const Trial& trial, const Rules& rules, std::size_t g, const Card& card)
      : trial_(trial),
        rules_(rules),
        g_(g),
        gate_(trial.pack.gates[g]),
        gauged_(trial.gauges.at(g)),
        day_(card.day),
        harm_(harm_of(gate_, card.gates[g])) {}

  std::optional<NextStep> by_share() const {
    const Ratio stands = *trial_.share(g_);
    std::vector<Ratio> bounds = lines_on(gauged_.share);
    std::sort(bounds.begin(), bounds.end(), [&](const Ratio& a, const Ratio& b) {
      return compare(distance_between(a, stands), distance_between(b, stands)) < 0;
    });
    for (const Ratio& bound : bounds) {
      const bool up = compare(bound, stands) > 0;
      for (const Step::Edge edge : {up ? Step::Edge::at_least : Step::Edge::at_most,
                                    up ? Step::Edge::above : Step::Edge::below}) {
        NextStep step = step_to(edge, bound, distance_between(bound, stands));
        if (is_better(step)) return step;
      }
    }
    return std::nullopt;
  }

  // With a case fewer both the count and the share fall, and a gate may look at either.
  std::optional<NextStep> in_cases() const {
    const auto cases = trial_.worth(gauged_.numerator);
    const auto all = all_cases(trial_, g_);
    if (!cases || cases->denominator != 1 || !all) return std::nullopt;
    std::vector<Ratio> bounds = lines_on(gauged_.numerator);
    for (const Ratio& line : lines_on(gauged_.share)) {
      if (const auto bound = multiply(line, *all)) bounds.push_back(*bound);
    }
    std::vector<Int128> most;
    for (const Ratio& bound : bounds) {
      const Int128 whole = bound.numerator / bound.denominator;
      most.push_back(whole);
      if (bound.numerator % bound.denominator == 0) most.push_back(whole - 1);
    }
    std::sort(most.rbegin(), most.rend());
    for (const Int128 left : most) {
      if (left < 0 || left >= cases->numerator) continue;
      NextStep step = step_to(Step::Edge::at_most, {left, 1}, {cases->numerator - left, 1});
      step.is_in_cases = true;
      if (is_better(step)) return step;
    }
    return std::nullopt;
  }

 private:
  NextStep step_to(Step::Edge edge, const Ratio& bound, const Ratio& distance) const {
    return {{Thing::Kind::gate, g_}, edge, bound, distance, 0, std::nullopt, std::nullopt};
  }

  // What the conditions compare the measure with.
  std::vector<Ratio> lines_on(std::size_t measure) const {
    std::vector<Ratio> lines;
    for (const Gate::Level& level : gate_.levels) {
      visit(level.condition, [&](const Expression& part) {
        if (part.arguments.size() != 2 || part.arguments[0].op != Op::measure ||
            part.arguments[0].name != trial_.pack.measures[measure].id)
          return;
        const DayValue line =
            Formula(part.arguments[1], trial_.pack)
                .value(day_, trial_.balances.attributes, worth_in(trial_.pack, trial_.balances));
        if (line.is_known()) lines.push_back(line.ratio);
      });
    }
    return lines;
  }

  // Says as well at which level the gate then still fails.
  bool is_better(NextStep& step) const {
    Trial better = trial_;
    take_step(step, better);
    const GateResult after = evaluate(rules_, better.balances, day_, false).gates[g_];
    if (harm_of(gate_, after) >= harm_) return false;
    if (after.state == GateResult::State::failed) step.level = after.level;
    return true;
  }

  const Trial& trial_;
  const Rules& rules_;
  std::size_t g_;
  const Gate& gate_;
  Trial::Gauged gauged_;
  Day day_;
  std::size_t harm_;
};

}  // namespace

void take_step(const NextStep& step, Trial& trial) {
  const Ratio value = beyond(step.bound, step.edge);
  if (step.of.kind == Thing::Kind::measure) return trial.put_count(step.of.position, value);
  if (step.of.kind == Thing::Kind::gate) {
    if (step.is_in_cases) {
      leave_cases(step.of.position, value, trial);
    } else {
      trial.put_gauge(step.of.position, value);
    }
    return;
  }
  const Indicator& indicator = trial.pack.indicators[step.of.position];
  Given& given = trial.balances.given[step.of.position][0];
  const bool ranks = is_ranked(indicator);
  given.basis = Basis::reading;
  (ranks ? given.beaten : given.value) = value;
  // A branch that scores a count goes by the count.
  const Expression& way = as_judged(indicator, step.branch).value;
  const auto counted = way.op == Op::measure ? find_measure(trial.pack, way.name) : std::nullopt;
  if (counted) trial.put_count(*counted, value);
  for (const auto& [gate, same] : trial.same) {
    if (ranks || same != step.of.position) continue;
    const int further = compare(value, *trial.share(gate));
    const bool is_better =
        indicator.better == Indicator::Better::higher ? further > 0 : further < 0;
    if (is_better) trial.put_gauge(gate, value);
  }
}

std::vector<NextStep> steps_of_indicator(const Trial& trial, const Rules& rules, std::size_t i,
                                         const Card& card) {
  const IndicatorResult& result = card.indicators[i];
  const Indicator& indicator = as_judged(trial.pack.indicators[i], result.branch);
  const bool ranks = is_ranked(indicator);
  const bool is_judged = result.value && result.raw_points && !result.by_missing_rule &&
                         result.status != IndicatorStatus::fixed &&
                         (!ranks || (result.among && result.among->beaten));
  if (!is_judged) return {};
  // A rank is asked by its own share; how far away the peers' values are nobody knows.
  const Ratio stands = ranks ? *result.among->beaten : *result.value;
  std::vector<NextStep> steps;
  for (const Offer& offer : Offers(trial, rules, indicator, i, card).all()) {
    if (offer.give <= *result.raw_points) continue;
    steps.push_back({{Thing::Kind::indicator, i},
                     offer.edge,
                     offer.bound,
                     distance_between(offer.bound, stands),
                     offer.give,
                     std::nullopt,
                     std::nullopt,
                     result.branch});
  }
  std::stable_sort(steps.begin(), steps.end(), [](const NextStep& a, const NextStep& b) {
    return compare(a.distance, b.distance) < 0;
  });
  return steps;
}

std::optional<NextStep> next_of_deduction(const Trial& trial, std::size_t d, const Card& card) {
  const DeductionResult& result = card.deductions[d];
  if (result.state != DeductionResult::State::taken || !result.cases) return std::nullopt;
  const Thing cases{Thing::Kind::measure, trial.pack.deductions[d].cases};
  return NextStep{cases, Step::Edge::at_most, {0, 1},      Ratio::of_micro(*result.cases),
                  0,     std::nullopt,        std::nullopt};
}

std::optional<NextStep> next_of_gate(const Trial& trial, const Rules& rules, std::size_t g,
                                     const Card& card) {
  if (harm_of(trial.pack.gates[g], card.gates[g]) == 0) return std::nullopt;
  const GateSteps steps(trial, rules, g, card);
  auto by_share = steps.by_share();
  const auto in_cases = steps.in_cases();
  if (!in_cases) return by_share;
  Trial better = trial;
  take_step(*in_cases, better);
  if (!by_share || !is_taken(*by_share, *better.share(g))) return in_cases;
  if (trial.worth(trial.gauges.at(g).denominator)) {
    by_share->fewer = static_cast<std::int64_t>(in_cases->distance.numerator);
  }
  return by_share;
}

}  // namespace xingji::typed
