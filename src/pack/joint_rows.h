// What is known of a row by the way it was found: the first refund where `kind = repair` is a
// repair, and an order in a set is what the set asks for.
#pragma once

#include <vector>

#include "pack/pack.h"

namespace xingji {

/// What the filter of a join says of the values that the join takes from a row, about such values.
/// Nothing of joins that take none. The least and the greatest may be of different rows, so that
/// only what is about the column alone is told of them.
std::vector<Expression> said_of_row(const Expression& join);

/// What `order in set` says of the row's order.
std::vector<Expression> said_of_order(const Expression& in_set, const Pack& pack);

}  // namespace xingji
