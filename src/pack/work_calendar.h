// Which days are worked: Mondays to Fridays, but for holidays and the days that make up for them.
#pragma once

#include <vector>

#include "base/calendar.h"
#include "pack/key_table.h"

namespace xingji {

struct WorkCalendar {
  Day first = 0;  // the days that it knows, both inclusive
  Day last = 0;
  std::vector<Day> rest;  // holidays, ascending
  std::vector<Day> work;  // days that make up for them, ascending
  Provenance said;
  Place place;

  bool knows(Day day) const { return first <= day && day <= last; }
  /// The n-th working day after `day`, itself for 0; empty where `day` or n is beyond reason.
  /// Behind the last day that the calendar knows Mondays to Fridays count: nothing that has
  /// happened by then can depend on it.
  std::optional<Day> after(Day day, std::int64_t n) const;
};

}  // namespace xingji
