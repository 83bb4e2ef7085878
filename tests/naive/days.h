// The twin's own calendar: dates counted by years and months, wall clocks by trying the zone's
// offsets. Only Zone::offset_at is borrowed from the program.
#pragma once

#include <string>

#include "base/calendar.h"

namespace xingji::naive {

/// Days since 1970-01-01; throws when the date does not exist.
Day day_number(int year, int month, int day);
/// "2022-06-15"; throws when it is written otherwise.
Day read_day(const std::string& text);
std::string write_day(Day day);

/// From 1.
int day_of_month(Day day);
/// Months since 1970-01.
int month_number(Day day);
/// 1 is Monday, 7 is Sunday.
int day_of_week(Day day);

/// The calendar day that a clock on the wall shows at an instant, and the seconds since its
/// midnight.
Day day_at(Instant instant, const Zone& zone);
int clock_at(Instant instant, const Zone& zone);

/// When the wall clock shows that time: the first time where it does so twice; where it never does
/// (spring forward), later by the gap.
Instant instant_at(Day day, int second_of_day, const Zone& zone);

/// The last second of a day.
Instant last_second(Day day, const Zone& zone);

/// The zone called `name` ("America/Sao_Paulo") out of the system's /usr/share/zoneinfo; throws.
Zone zone_called(const std::string& name);

}  // namespace xingji::naive
