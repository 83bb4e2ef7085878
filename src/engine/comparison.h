// The six comparisons of the rule language as functions, for lanes and for single values.
#pragma once

#include <functional>

#include "base/check.h"
#include "pack/expression.h"

namespace xingji {

/// Calls `use` with the comparison that the operator means.
template <class Use>
auto with_comparison(Op op, const Use& use) {
  if (op == Op::equal) return use(std::equal_to<>());
  if (op == Op::unequal) return use(std::not_equal_to<>());
  if (op == Op::less) return use(std::less<>());
  if (op == Op::at_most) return use(std::less_equal<>());
  if (op == Op::more) return use(std::greater<>());
  CHECK(op == Op::at_least);
  return use(std::greater_equal<>());
}

/// Whether `a op b`, where compare(a, b) is `order`.
inline bool holds(Op op, int order) {
  return with_comparison(op, [order](const auto& compares) { return compares(order, 0); });
}

}  // namespace xingji
