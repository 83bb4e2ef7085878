#include "pack/work_calendar.h"

#include <algorithm>

namespace xingji {
namespace {

constexpr int friday = 5;

bool holds(const std::vector<Day>& days, Day day) {
  return std::binary_search(days.begin(), days.end(), day);
}

}  // namespace

std::optional<Day> WorkCalendar::after(Day day, std::int64_t n) const {
  constexpr std::int64_t most = 1'000;
  if (day < first || n < 0 || n > most) return std::nullopt;
  while (n > 0) {
    ++day;
    const bool is_worked = holds(work, day) || (weekday(day) <= friday && !holds(rest, day));
    if (is_worked) --n;
  }
  return day;
}

}  // namespace xingji
