#include "pack/quotient.h"

namespace xingji {
namespace {

bool is_of_measures(const Expression& side) {
  if (side.op == Op::measure) return true;
  return (side.op == Op::add || side.op == Op::subtract) && is_of_measures(side.arguments[0]) &&
         is_of_measures(side.arguments[1]);
}

bool is_same_side(const Expression& a, const Expression& b) {
  if (a.op != b.op) return false;
  if (a.op == Op::measure) return a.name == b.name;
  return is_same_side(a.arguments[0], b.arguments[0]) &&
         is_same_side(a.arguments[1], b.arguments[1]);
}

using Count = std::function<std::optional<Ratio>(const std::string& measure)>;

std::optional<Ratio> side_of(const Expression& side, const Count& count) {
  if (side.op == Op::measure) return count(side.name);
  const auto first = side_of(side.arguments[0], count);
  const auto second = side_of(side.arguments[1], count);
  if (!first || !second) return std::nullopt;
  return side.op == Op::add ? add(*first, *second) : subtract(*first, *second);
}

}  // namespace

bool is_quotient_of_measures(const Expression& expression) {
  return expression.op == Op::divide && is_of_measures(expression.arguments[0]) &&
         is_of_measures(expression.arguments[1]);
}

bool is_same_quotient(const Expression& a, const Expression& b) {
  return is_quotient_of_measures(a) && is_quotient_of_measures(b) &&
         is_same_side(a.arguments[0], b.arguments[0]) &&
         is_same_side(a.arguments[1], b.arguments[1]);
}

std::optional<Ratio> QuotientSides::value() const {
  return below.numerator == 0 ? std::nullopt : divide(above, below);
}

std::optional<QuotientSides> sides_of(const Expression& expression, const Count& count) {
  if (!is_quotient_of_measures(expression)) return std::nullopt;
  const auto above = side_of(expression.arguments[0], count);
  const auto below = side_of(expression.arguments[1], count);
  if (!above || !below) return std::nullopt;
  return QuotientSides{*above, *below};
}

}  // namespace xingji
