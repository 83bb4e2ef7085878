// Arithmetic, comparison, logic and functions over lanes. Logic is Kleene's: unknown and false is
// false. Numbers are exact fractions; one that does not fit becomes missing rather than wrong.
#pragma once

#include <vector>

#include "engine/program.h"

namespace xingji {

struct LaneArgument {
  Type type = Type::flag;
  const LaneValues* values = nullptr;
};

/// Operators; `type` is the type of the result. `to` has its sizes set.
void apply(Op op, Type type, const std::vector<LaneArgument>& arguments, LaneValues& to);

/// Functions of the closed list. `calendar` may be null where nothing asks for it.
void call(Function function, const std::vector<LaneArgument>& arguments, const Zone& zone,
          const WorkCalendar* calendar, LaneValues& to);

/// Takes lane `from` of `cells` into lane `at` of a first, last, min, max or sum. `is_first`: no
/// row was taken before.
void fold_joined(Join join, Type type, const LaneValues& cells, std::size_t from, bool is_first,
                 std::size_t at, LaneValues& to);

}  // namespace xingji
