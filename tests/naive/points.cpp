#include "naive/points.h"

#include <algorithm>

namespace xingji::naive {
namespace {

bool edge_holds(const Step& step, const Fraction& value, Day day) {
  if (step.edge == Step::Edge::otherwise) return true;
  const auto bound = number_on(step.bound, day);
  if (!bound) return false;
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

Score ladder_points(const std::vector<Step>& ladder, const Fraction& value, Day day) {
  for (const Step& step : ladder) {
    if (edge_holds(step, value, day)) return number_on(step.give, day);
  }
  return std::nullopt;
}

Fraction line_points(const std::vector<Points::Corner>& line, const Fraction& value, Day day) {
  const auto x = [&](std::size_t i) { return *number_on(line[i].value, day); };
  const auto y = [&](std::size_t i) { return *number_on(line[i].give, day); };
  if (value < x(0)) return y(0);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!(value < x(i))) continue;
    const Fraction slope = (y(i) - y(i - 1)) / (x(i) - x(i - 1));
    return y(i - 1) + slope * (value - x(i - 1));
  }
  return y(line.size() - 1);
}

/// How many steps the value misses the target by, part steps as the pack counts them.
Fraction steps_missed(const Indicator& indicator, const Fraction& value, Day day) {
  const Fraction target = *number_on(indicator.points.target, day);
  const bool wants_more = indicator.better == Indicator::Better::higher;
  const Fraction missed = wants_more ? target - value : value - target;
  if (missed < Fraction{0}) return Fraction{0};
  const Fraction steps = missed / *number_on(indicator.points.step, day);
  const Fraction whole = fraction(steps.top / steps.bottom);
  if (indicator.points.count == Points::Count::proportional || whole == steps) return steps;
  return indicator.points.count == Points::Count::whole_up ? whole + Fraction{1} : whole;
}

Fraction per_points(const Indicator& indicator, const Fraction& value, Day day) {
  const Points& rule = indicator.points;
  const Fraction taken = *number_on(rule.take, day) * steps_missed(indicator, value, day);
  const Fraction points = *number_on(rule.full, day) - taken;
  return rule.least ? std::max(points, *number_on(*rule.least, day)) : points;
}

}  // namespace

Score points_of(const Indicator& indicator, const Fraction& value, Day day) {
  switch (indicator.points.form) {
    case Points::Form::ladder:
      return ladder_points(indicator.ladder, value, day);
    case Points::Form::line:
      return rounded(line_points(indicator.points.line, value, day), 6);
    case Points::Form::per:
      return rounded(per_points(indicator, value, day), 6);
    case Points::Form::value:
      return rounded(value, 6);
  }
  return std::nullopt;
}

}  // namespace xingji::naive
