#include "typed/next_step.h"

#include <algorithm>

#include "engine/indicator.h"
#include "engine/window.h"
#include "pack/visit.h"
#include "typed/offers.h"

namespace xingji::typed {
namespace {

Ratio distance_between(const Ratio& a, const Ratio& b) {
  return (compare(a, b) >= 0 ? subtract(a, b) : subtract(b, a)).value_or(Ratio{});
}

// How bad a gate is: 0 passed, else the more the worse its level.
std::size_t harm_of(const Gate& gate, const GateResult& result) {
  return result.state == GateResult::State::failed ? gate.levels.size() - *result.level : 0;
}

std::optional<Ratio> worth(const Trial& trial, const std::optional<std::size_t>& measure) {
  return measure ? trial.worth(*measure) : std::nullopt;
}

// As many as were typed, else as the cases against it and their share make likely.
std::optional<Ratio> all_cases(const Trial& trial, std::size_t g) {
  const Trial::Gauged& gauged = trial.gauges.at(g);
  if (const auto all = worth(trial, gauged.denominator)) return all;
  const auto cases = worth(trial, gauged.numerator);
  const Ratio share = *trial.share(g);
  return cases && share.numerator != 0 ? divide(*cases, share) : std::nullopt;
}

std::vector<Ratio> nearest_first(std::vector<Ratio> bounds, const Ratio& stands) {
  std::sort(bounds.begin(), bounds.end(), [&](const Ratio& a, const Ratio& b) {
    return compare(distance_between(a, stands), distance_between(b, stands)) < 0;
  });
  return bounds;
}

// Of as many cases as before only so many count against it.
void leave_cases(std::size_t g, const Ratio& left, Trial& trial) {
  const auto all = all_cases(trial, g);
  const auto share = all && all->numerator != 0 ? divide(left, *all) : std::nullopt;
  if (share) trial.put_gauge(g, *share);
  trial.put_count(*trial.gauges.at(g).numerator, left);
}

class GateSteps {
 public:
  GateSteps(const Trial& trial, const Rules& rules, std::size_t g, const Card& card)
      : trial_(trial),
        rules_(rules),
        g_(g),
        gate_(trial.pack.gates[g]),
        day_(card.day),
        harm_(harm_of(gate_, card.gates[g])) {}

  std::optional<NextStep> by_share() const {
    const Ratio stands = *trial_.share(g_);
    for (const Ratio& bound : nearest_first(lines_on(gauged().share), stands)) {
      const bool up = compare(bound, stands) > 0;
      for (const Step::Edge edge : {up ? Step::Edge::at_least : Step::Edge::at_most,
                                    up ? Step::Edge::above : Step::Edge::below}) {
        NextStep step = step_to(edge, bound, distance_between(bound, stands));
        if (is_better(step)) return step;
      }
    }
    return std::nullopt;
  }

  // The line itself or the unit beside it, where the condition is an open one.
  std::optional<NextStep> by_count() const {
    for (std::size_t m = 0; m < trial_.pack.measures.size(); ++m) {
      const auto stands = trial_.worth(m);
      if (!stands) continue;
      const Ratio unit{1, trial_.pack.measures[m].denominator};
      std::vector<Ratio> bounds;
      for (const Ratio& line : lines_on(m)) {
        bounds.push_back(line);
        if (const auto above = add(line, unit)) bounds.push_back(*above);
        if (const auto below = subtract(line, unit)) bounds.push_back(*below);
      }
      for (const Ratio& bound : nearest_first(bounds, *stands)) {
        const Step::Edge edge =
            compare(bound, *stands) > 0 ? Step::Edge::at_least : Step::Edge::at_most;
        NextStep step = step_to(edge, bound, distance_between(bound, *stands));
        step.counted = m;
        if (bound.numerator >= 0 && is_better(step)) return step;
      }
    }
    return std::nullopt;
  }

  // With a case fewer both the count and the share fall, and a gate may look at either.
  std::optional<NextStep> in_cases() const {
    const auto cases = worth(trial_, gauged().numerator);
    const auto all = all_cases(trial_, g_);
    if (!cases || cases->denominator != 1 || !all) return std::nullopt;
    std::vector<Ratio> bounds = lines_on(*gauged().numerator);
    for (const Ratio& line : lines_on(gauged().share)) {
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
  const Trial::Gauged& gauged() const { return trial_.gauges.at(g_); }

  NextStep step_to(Step::Edge edge, const Ratio& bound, const Ratio& distance) const {
    return {{Thing::Kind::gate, g_}, edge, bound, distance, 0, std::nullopt, std::nullopt};
  }

  // What the conditions compare the measure with.
  std::vector<Ratio> lines_on(std::size_t measure) const {
    std::vector<Ratio> lines;
    for (const Gate::Level& level : gate_.levels) {
      visit(level.condition, [&](const Expression& part) {
        if (part.type != Type::flag || part.arguments.size() != 2 ||
            part.arguments[0].op != Op::measure ||
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
  Day day_;
  std::size_t harm_;
};

}  // namespace

void take_step(const NextStep& step, Trial& trial) {
  const Ratio value = beyond(step.bound, step.edge);
  if (step.of.kind == Thing::Kind::measure) return trial.put_count(step.of.position, value);
  if (step.of.kind == Thing::Kind::gate) {
    if (step.counted) {
      trial.put_count(*step.counted, value);
    } else if (step.is_in_cases) {
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
  if (ranks) return;
  const auto is_better_than = [&](const Ratio& share) {
    const int further = compare(value, share);
    return indicator.better == Indicator::Better::higher ? further > 0 : further < 0;
  };
  for (const auto& [gate, same] : trial.same) {
    const bool is_its = same == step.of.position;
    if (is_its && is_better_than(*trial.share(gate))) trial.put_gauge(gate, value);
  }
  const auto quotient = trial.quotients.find(step.of.position);
  if (quotient == trial.quotients.end()) return;
  if (is_better_than(*trial.worth(quotient->second))) trial.put_quotient(step.of.position, value);
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
  for (const Offer& offer : offers_of(trial, rules, indicator, i, card)) {
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
  if (!trial.gauges.contains(g)) return steps.by_count();
  auto by_share = steps.by_share();
  const auto in_cases = steps.in_cases();
  if (!in_cases) return by_share;
  Trial better = trial;
  take_step(*in_cases, better);
  if (!by_share || !holds(by_share->edge, compare(*better.share(g), by_share->bound)))
    return in_cases;
  if (worth(trial, trial.gauges.at(g).denominator)) {
    by_share->fewer = static_cast<std::int64_t>(in_cases->distance.numerator);
  }
  return by_share;
}

}  // namespace xingji::typed
