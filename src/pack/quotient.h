// Quotients of measures and of their sums: `late / orders`, `(late + lost) / (paid + gifts)`.
#pragma once

#include "pack/expression.h"

namespace xingji {

/// Whether measures alone, added or taken from one another, stand above and below the line.
bool is_quotient_of_measures(const Expression& expression);

/// Whether both are such a quotient, and the same one as it is written.
bool is_same_quotient(const Expression& a, const Expression& b);

}  // namespace xingji
