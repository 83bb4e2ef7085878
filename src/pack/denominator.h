// The common denominator of what a sum of numbers adds up. With it the engine keeps such a sum as
// an integer and never rounds a row. Durations and money are whole and need none.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "pack/expression.h"

namespace xingji {

/// A number d by which the value of the row expression is whole for every row: hours count in
/// 1/3600. A problem at the part that has none, or where it goes beyond 10^9.
Result<std::int64_t> denominator_of(const Expression& value);

}  // namespace xingji
