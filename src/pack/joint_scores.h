// What conditions on scores and their history say beside themselves: so many stars, that the total
// reaches a band's line; a run of days, that the day at its end is one of them.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "pack/range.h"

namespace xingji {

/// Conditions that hold wherever `condition`, a comparison or a history's flag, does. May be told
/// of too few, never of too many.
std::vector<Expression> implied_by(const Expression& condition, const Pack& pack);

/// Between which values it lies, be it about facts or a score by its name.
Range range_of_thing(const Expression& thing, const Pack& pack);

}  // namespace xingji
