// The cells of a table that say days: a column under 日期, a row of days over columns. There 8/6,
// 6日 and the numbers that sheets keep days as are days, too, and what leaves out its year or month
// gets it from the others.
#pragma once

#include "typed/cells.h"

namespace xingji::typed {

/// Writes them as dates, and notes the rows whose day cannot be read (`Row::no_day`). Without
/// `near` the days of a table that says no year stay without.
void write_days(std::vector<Row>& rows, std::optional<Day> near);

/// 合计, 本月合计: of no day, and known for what it is.
bool is_sum(std::string_view cell);

}  // namespace xingji::typed
