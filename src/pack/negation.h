// Conditions made of conditions: the opposite, and what holds where one does not.
#pragma once

#include <vector>

#include "pack/pack.h"

namespace xingji {

/// The condition that is true where this one is false: `a < 1 or b` of `a >= 1 and not b`.
Expression negated(const Expression& condition);

/// The condition that is true where this one is false or not known.
Expression not_true(const Expression& condition, const Pack& pack);

/// Whether no row lacks it: flags that are not given are false, rows have what their table
/// requires, and a count is always there.
bool is_never_missing(const Expression& thing);

Expression made(Op op, Type type, const Place& place, std::vector<Expression> arguments);

/// Trees join two at a time. There is at least one.
Expression any_of_these(std::vector<Expression> ways);

}  // namespace xingji
