// Whether several conditions can hold at once, told without any facts: by the order they put two
// things in, by where each can lie, by what must be there for a thing to be known, by the words
// they name and the rows they count.
#pragma once

#include <vector>

#include "pack/pack.h"

namespace xingji {

/// Whether some facts may meet them all. No is certain; yes may be said too often.
bool can_all_hold(const std::vector<const Expression*>& conditions, const Pack& pack);

/// What is joined by `and`, however deep.
void add_parts(const Expression& condition, std::vector<const Expression*>& parts);

/// "'a < b' and 'b < c'": a few of `others` that cannot hold beside `condition`, none to spare; or
/// nothing when all can.
std::string told_beside(const Expression& condition, const std::vector<const Expression*>& others,
                        const Pack& pack);

}  // namespace xingji
