#include "typed/years.h"

#include <algorithm>

namespace xingji::typed {
namespace {

constexpr Day half_a_year = 183;
const Day far_ahead = to_day({2100, 1, 1});

// Calls `see` with each cell of a sheet that is a day.
template <class See>
void each_day(std::vector<Row>& rows, Day near, See&& see) {
  for (Row& row : rows) {
    if (!row.is_sheet) continue;
    for (std::string& cell : row.cells) {
      if (const auto day = day_of(cell, near)) see(cell, *day);
    }
  }
}

// Whoever says no year means another day when asked at another time.
bool says_year(const std::string& cell) {
  return day_of(cell, to_day({2001, 1, 1})) == day_of(cell, to_day({2009, 1, 1}));
}

// 27 under 2026年11月.
void write_days_of_month(std::vector<Row>& rows) {
  for (std::size_t head = 0; head < rows.size(); ++head) {
    const auto& heads = rows[head].cells;
    const auto found = std::find_if(heads.begin(), heads.end(),
                                    [](const std::string& cell) { return is_month(cell); });
    if (!rows[head].is_sheet || found == heads.end()) continue;
    const auto column = static_cast<std::size_t>(found - heads.begin());
    for (std::size_t r = head + 1; r < rows.size() && rows[r].is_sheet; ++r) {
      if (column >= rows[r].cells.size()) continue;
      std::string& cell = rows[r].cells[column];
      const bool is_short = !cell.empty() && cell.size() <= 2 && is_bare(cell);
      const auto day = is_short ? day_of(*found + (cell.size() == 1 ? "0" : "") + cell, far_ahead)
                                : std::nullopt;
      if (day) cell = format_day(*day);
    }
  }
}

}  // namespace

void write_years(std::vector<Row>& rows) {
  write_days_of_month(rows);
  std::optional<Day> latest;
  each_day(rows, far_ahead, [&](const std::string& cell, Day day) {
    if (says_year(cell)) latest = std::max(latest.value_or(day), day);
  });
  if (!latest) return;
  each_day(rows, *latest + half_a_year, [](std::string& cell, Day day) {
    if (!says_year(cell)) cell = format_day(day);
  });
}

}  // namespace xingji::typed
