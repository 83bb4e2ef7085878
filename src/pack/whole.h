// Whether an expression's values are whole numbers in the unit in which its type is kept: a count,
// stars, seconds, an instant. Between two of them lies nothing.
#pragma once

#include "pack/pack.h"

namespace xingji {

/// May be told of too few, never of too many.
bool is_whole(const Expression& expression, const Pack& pack);

}  // namespace xingji
