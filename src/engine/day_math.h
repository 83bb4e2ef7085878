// Arithmetic, comparison and functions over values of a day. A count whose days are not all covered
// is so much at least, and what is made of it may rise or fall with the days that nobody has: a
// comparison that they could turn is not known.
#pragma once

#include <vector>

#include "engine/formula.h"

namespace xingji {

DayValue known(const Ratio& ratio);
DayValue flag(bool value);

/// Adds, subtracts, multiplies, divides.
DayValue calculate(Op op, const DayValue& a, const DayValue& b);
DayValue negated(DayValue value);

/// Six comparisons.
DayValue compare_values(Op op, const DayValue& a, const DayValue& b);

/// Of conditions: Kleene's `or`, where `absorbing` is true, or `and`.
DayValue connect(bool absorbing, const DayValue& a, const DayValue& b);

/// Whether the first is one of the others.
DayValue among(const std::vector<DayValue>& values);

DayValue call(Function function, const std::vector<DayValue>& values);

/// The same, whatever days nobody has.
DayValue settled(DayValue value);

}  // namespace xingji
