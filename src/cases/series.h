// Values by day. A list in a case has one per day, the last on the day judged; `4.1 x 10` stands
// for ten days. Everything else in a case is about the day judged alone, or about all of its days.
#pragma once

#include <cstddef>

#include "cases/read.h"

namespace xingji::cases {

/// The tree with every list of scalars spread out, one item per day; maps are gone into.
Node spread(const Node& node, Problems& problems);

/// How many days the lists of a spread tree have; 1 without any. Lists of other lengths than the
/// first are problems.
std::size_t days_in(const Node& node, std::size_t days_so_far, Problems& problems);

/// The spread tree on the day of that position. Without `keep_scalars` what is no list is left out.
Node at_position(const Node& node, std::size_t position, bool keep_scalars);

}  // namespace xingji::cases
