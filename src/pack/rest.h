// What the two counts of a share tell beside themselves: of the rows of the whole that its part
// does not count, and of measures that count the same rows.
#pragma once

#include <cstddef>
#include <optional>

#include "pack/pack.h"

namespace xingji {

/// The measure that counts what the denominator of an indicator has and its numerator has not, row
/// by row: the checks that failed beside those that passed. Nothing where the pack has no such
/// measure, or where a row may be in neither because what is asked is not known of it.
std::optional<std::size_t> rest_of(const Indicator& indicator, const Pack& pack);

/// Whether both count the same rows on the same days, so that a number of one is one of the other.
bool count_the_same(const Measure& a, const Measure& b, const Pack& pack);

}  // namespace xingji
