#include "naive/points.h"

#include <algorithm>

namespace xingji::naive {
namespace {

/// Nothing: the bound has no value.
std::optional<bool> edge_holds(Subject& subject, const Step& step, const Fraction& value, Day day) {
  if (step.edge == Step::Edge::otherwise) return true;
  const auto bound = subject.needed(step.bound, day);
  if (!bound) return std::nullopt;
  switch (step.edge) {
    case Step::Edge::at_least:
      return !(value < *bound);
    case Step::Edge::above:
      return *bound < value;
    case Step::Edge::at_most:
      return !(*bound < value);
    case Step::Edge::below:
      return value < *bound;
    case Step::Edge::otherwise:
      break;
  }
  return true;
}

/// Corner by corner; one without a value ends it.
Score line_points(Subject& subject, const std::vector<Points::Corner>& line, const Fraction& value,
                  Day day) {
  std::vector<std::pair<Fraction, Fraction>> passed;
  for (const Points::Corner& corner : line) {
    const auto x = subject.needed(corner.value, day);
    const auto y = subject.needed(corner.give, day);
    if (!x || !y) return std::nullopt;
    if (value < *x) {
      if (passed.empty()) return y;
      const auto [from, low] = passed.back();
      return low + (*y - low) / (*x - from) * (value - from);
    }
    passed.emplace_back(*x, *y);
  }
  return passed.back().second;
}

/// How many steps a value misses the target by, part steps as the pack counts them.
Fraction counted(Points::Count count, const Fraction& steps) {
  const Fraction whole = fraction(steps.top / steps.bottom);
  if (count == Points::Count::proportional || whole == steps) return steps;
  return count == Points::Count::whole_up ? whole + Fraction{1} : whole;
}

Score per_points(Subject& subject, const Indicator& indicator, const Fraction& value, Day day) {
  const Points& rule = indicator.points;
  const auto full = subject.needed(rule.full, day);
  const auto target = subject.needed(rule.target, day);
  if (!full || !target) return std::nullopt;
  const bool wants_more = indicator.better == Indicator::Better::higher;
  const Fraction missed = wants_more ? *target - value : value - *target;
  if (!(Fraction{0} < missed)) return full;
  const auto step = subject.needed(rule.step, day);
  const auto take = subject.needed(rule.take, day);
  if (!step || !take) return std::nullopt;
  const Fraction points = *full - *take * counted(rule.count, missed / *step);
  if (!rule.least) return points;
  const auto least = subject.needed(*rule.least, day);
  return least ? Score{std::max(points, *least)} : std::nullopt;
}

Score rounded_points(const Score& points) {
  return points ? Score{rounded(*points, 6)} : std::nullopt;
}

}  // namespace

Score ladder_points(Subject& subject, const std::vector<Step>& ladder, const Fraction& value,
                    Day day) {
  for (const Step& step : ladder) {
    const auto holds = edge_holds(subject, step, value, day);
    if (!holds) return std::nullopt;
    if (*holds) return subject.needed(step.give, day);
  }
  return std::nullopt;
}

Score points_of(Subject& subject, const Indicator& indicator, const Fraction& value, Day day) {
  switch (indicator.points.form) {
    case Points::Form::ladder:
      return ladder_points(subject, indicator.ladder, value, day);
    case Points::Form::line:
      return rounded_points(line_points(subject, indicator.points.line, value, day));
    case Points::Form::per:
      return rounded_points(per_points(subject, indicator, value, day));
    case Points::Form::value:
      return rounded(value, 6);
    case Points::Form::rank:
      break;  // see peers.cpp
  }
  return std::nullopt;
}

}  // namespace xingji::naive
