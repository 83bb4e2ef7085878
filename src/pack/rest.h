// What is left of a share: the rows of the whole that its part does not count.
#pragma once

#include <cstddef>
#include <optional>

#include "pack/pack.h"

namespace xingji {

/// The measure that counts what the denominator of an indicator has and its numerator has not, row
/// by row: the checks that failed beside those that passed. Nothing where the pack has no such
/// measure, or where a row may be in neither because what is asked is not known of it.
std::optional<std::size_t> rest_of(const Indicator& indicator, const Pack& pack);

}  // namespace xingji
