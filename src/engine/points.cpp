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

Ratio on_day(const Number& number, Day day) {
  const Number::Entry* entry = number.on(day);
  CHECK(entry != nullptr);
  return to_ratio(number.type, entry->value);
}

Exact on_line(const std::vector<Points::Corner>& line, const Ratio& value, Day day) {
  std::size_t next = 0;
  while (next < line.size() && compare(on_day(line[next].value, day), value) <= 0) ++next;
  if (next == 0) return on_day(line.front().give, day);
  if (next == line.size()) return on_day(line.back().give, day);
  const Ratio from = on_day(line[next - 1].value, day);
  const Ratio low = on_day(line[next - 1].give, day);
  const Exact width = subtract(on_day(line[next].value, day), from);
  const Exact height = subtract(on_day(line[next].give, day), low);
  const Exact part = calculate(divide, subtract(value, from), width);
  return calculate(add, low, calculate(multiply, part, height));
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

Exact per_step(const Indicator& indicator, const Ratio& value, Day day) {
  const Points& points = indicator.points;
  const Ratio full = on_day(points.full, day);
  const Ratio target = on_day(points.target, day);
  const bool is_higher_better = indicator.better == Indicator::Better::higher;
  const Exact missing = is_higher_better ? subtract(target, value) : subtract(value, target);
  if (!missing) return std::nullopt;
  if (missing->numerator <= 0) return full;
  const Exact steps = divide(*missing, on_day(points.step, day));
  if (!steps) return std::nullopt;
  const Exact taken = multiply(whole(points.count, *steps), on_day(points.take, day));
  const Exact left = calculate(subtract, full, taken);
  if (!points.least || !left) return left;
  const Ratio least = on_day(*points.least, day);
  return compare(*left, least) < 0 ? least : *left;
}

}  // namespace

std::optional<Micro> points_of(const Indicator& indicator, const Ratio& value, Day day) {
  Exact exact;
  switch (indicator.points.form) {
    case Points::Form::line:
      exact = on_line(indicator.points.line, value, day);
      break;
    case Points::Form::per:
      exact = per_step(indicator, value, day);
      break;
    case Points::Form::value:
      exact = value;
      break;
    case Points::Form::ladder:
      CHECK(false);
  }
  return exact ? to_micro(*exact) : std::nullopt;
}

}  // namespace xingji
