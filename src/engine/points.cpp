#include "engine/points.h"

#include "base/check.h"
#include "engine/formula.h"

namespace xingji {
namespace {

using Exact = std::optional<Ratio>;

// A step of exact arithmetic over what may already not have fitted.
template <class Operation>
Exact calculate(Operation operation, const Exact& a, const Exact& b) {
  return a && b ? operation(*a, *b) : std::nullopt;
}

// A corner without a value ends the line for everybody.
Exact on_line(const std::vector<Points::Corner>& line, const Ratio& value, Amounts& amounts) {
  struct At {
    Ratio value;
    Ratio give;
  };
  std::optional<At> before;
  for (const Points::Corner& corner : line) {
    const Exact at = amounts.exact(corner.value);
    const Exact give = amounts.exact(corner.give);
    if (!at || !give) return std::nullopt;
    if (compare(*at, value) > 0) {
      if (!before) return give;
      const Exact part =
          calculate(divide, subtract(value, before->value), subtract(*at, before->value));
      return calculate(add, before->give, calculate(multiply, part, subtract(*give, before->give)));
    }
    before = At{*at, *give};
  }
  return before->give;
}

Ratio whole(Points::Count count, const Ratio& steps) {  // `steps` is more than 0
  const Int128 down = steps.numerator / steps.denominator;
  const bool is_whole = steps.numerator % steps.denominator == 0;
  switch (count) {
    case Points::Count::proportional:
      return steps;
    case Points::Count::whole_up:
      return {is_whole ? down : down + 1, 1};
    case Points::Count::whole_down:
      return {down, 1};
  }
  return steps;
}

Exact per_step(const Indicator& indicator, const Ratio& value, Amounts& amounts) {
  const Points& points = indicator.points;
  const Exact full = amounts.exact(points.full);
  const Exact target = amounts.exact(points.target);
  const bool is_higher_better = indicator.better == Indicator::Better::higher;
  const Exact missing =
      is_higher_better ? calculate(subtract, target, value) : calculate(subtract, value, target);
  if (!missing) return std::nullopt;
  if (missing->numerator <= 0) return full;
  const Exact steps = calculate(divide, missing, amounts.exact(points.step));
  if (!steps) return std::nullopt;
  const Exact taken = calculate(multiply, whole(points.count, *steps), amounts.exact(points.take));
  const Exact left = calculate(subtract, full, taken);
  if (!points.least || !left) return left;
  const Exact least = amounts.exact(*points.least);
  return least && compare(*left, *least) < 0 ? least : left;
}

}  // namespace

std::optional<Micro> points_of(const Indicator& indicator, const Ratio& value, Amounts& amounts) {
  Exact exact;
  switch (indicator.points.form) {
    case Points::Form::line:
      exact = on_line(indicator.points.line, value, amounts);
      break;
    case Points::Form::per:
      exact = per_step(indicator, value, amounts);
      break;
    case Points::Form::value:
      exact = value;
      break;
    case Points::Form::ladder:
    case Points::Form::rank:
      CHECK(false);
  }
  return exact ? to_micro(*exact) : std::nullopt;
}

}  // namespace xingji
