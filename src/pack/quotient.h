// Quotients of measures and of their sums: `late / orders`, `(late + lost) / (paid + gifts)`.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/ratio.h"
#include "pack/expression.h"

namespace xingji {

/// Whether measures alone, added or taken from one another, stand above and below the line.
bool is_quotient_of_measures(const Expression& expression);

/// Whether both are such a quotient, and the same one as it is written.
bool is_same_quotient(const Expression& a, const Expression& b);

struct QuotientSides {
  Ratio above;
  Ratio below;
  std::optional<Ratio> value() const;  // nothing where there is nothing to divide by
};

/// What such a quotient comes to, where `count` knows every measure of it.
std::optional<QuotientSides> sides_of(
    const Expression& expression,
    const std::function<std::optional<Ratio>(const std::string& measure)>& count);

}  // namespace xingji
