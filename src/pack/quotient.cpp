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

}  // namespace xingji
