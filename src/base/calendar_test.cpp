#include "base/calendar.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

// São Paulo's clock changes of 2017-2018: forward on 2017-10-15 00:00, back on 2018-02-18 00:00.
Zone sao_paulo() {
  return Zone("America/Sao_Paulo",
              {{INT64_MIN, -10800}, {1508036400, -7200}, {1518919200, -10800}});
}

TEST(Calendar, KnowsDatesThatExist) {
  EXPECT_EQ(parse_day("1970-01-01"), 0);
  EXPECT_EQ(parse_day("2022-06-15"), 19158);
  EXPECT_EQ(parse_day("2024-02-29"), 19782);
  EXPECT_FALSE(parse_day("2023-02-29"));
  EXPECT_FALSE(parse_day("2022-13-01"));
  EXPECT_FALSE(parse_day("2022-6-15"));
  EXPECT_FALSE(parse_day("1900-02-29"));
}

TEST(Calendar, CountsDaysThereAndBack) {
  for (Day day = -800'000; day < 800'000; day += 37) {
    const CivilDate date = to_civil(day);
    if (date.year < 1) continue;
    EXPECT_TRUE(is_date(date));
    EXPECT_EQ(to_day(date), day);
  }
}

TEST(Calendar, StartsTheWeekOnMonday) {
  EXPECT_EQ(weekday(0), 4);                         // a Thursday
  EXPECT_EQ(weekday(*parse_day("2026-11-22")), 7);  // a Sunday
  EXPECT_EQ(weekday(-4), 7);
  EXPECT_EQ(weekday(-3), 1);
}

TEST(Calendar, CountsMonths) {
  EXPECT_EQ(month_index(*parse_day("1970-01-31")), 0);
  EXPECT_EQ(month_index(*parse_day("1969-12-31")), -1);
  EXPECT_EQ(first_day_of_month(month_index(*parse_day("2022-06-15"))), *parse_day("2022-06-01"));
  EXPECT_EQ(first_day_of_month(-1), *parse_day("1969-12-01"));
}

TEST(Zone, MovesSkippedTimesForwardByTheGap) {
  LocalTime how{};
  const Instant instant = sao_paulo().to_instant(*parse_day("2017-10-15"), 1800, &how);
  EXPECT_EQ(how, LocalTime::skipped);
  EXPECT_EQ(format_instant(instant, sao_paulo()), "2017-10-15 01:30:00");
}

TEST(Zone, TakesTheFirstOfDoubledTimes) {
  LocalTime how{};
  const Instant first = sao_paulo().to_instant(*parse_day("2018-02-17"), 23 * 3600 + 1800, &how);
  EXPECT_EQ(how, LocalTime::doubled);
  EXPECT_EQ(format_instant(first, sao_paulo()), "2018-02-17 23:30:00");
  EXPECT_EQ(format_instant(first + 3600, sao_paulo()), "2018-02-17 23:30:00");
}

TEST(Zone, GivesEveryDayItsOwnSeconds) {
  const Zone zone = sao_paulo();
  for (Day day = *parse_day("2017-10-10"); day < *parse_day("2018-02-25"); ++day) {
    EXPECT_EQ(zone.day_of(zone.start_of(day)), day);
    EXPECT_EQ(zone.day_of(zone.end_of(day)), day);
    EXPECT_EQ(zone.end_of(day) + 1, zone.start_of(day + 1));
  }
}

TEST(Periods, end_on_a_day_of_the_month) {
  const auto period = [](const char* day, int ends_on) {
    const Day within = *parse_day(day);
    return format_day(first_of_period(within, ends_on)) + ' ' +
           format_day(last_of_period(within, ends_on));
  };
  EXPECT_EQ(period("2022-06-20", 20), "2022-05-21 2022-06-20");
  EXPECT_EQ(period("2022-06-21", 20), "2022-06-21 2022-07-20");
  EXPECT_EQ(period("2022-01-05", 20), "2021-12-21 2022-01-20");
  EXPECT_EQ(period("2022-12-31", 20), "2022-12-21 2023-01-20");
  EXPECT_EQ(period("2024-03-01", 28), "2024-02-29 2024-03-28");
  EXPECT_EQ(period("2024-02-29", end_of_month), "2024-02-01 2024-02-29");
  EXPECT_EQ(period("2022-12-01", end_of_month), "2022-12-01 2022-12-31");
}

// By arithmetic alone what the list of offsets says, up to where the clock changes next.
TEST(Zone, TellsWhereItsClockIsSteady) {
  const Zone zone = sao_paulo();
  const Instant change = zone.to_instant(*parse_day("2018-02-17"), 23 * 3600 + 3599) + 1;
  const Instant first = change - 100 * seconds_per_day;
  EXPECT_FALSE(zone.steady_clock(first, change));
  const auto clock = zone.steady_clock(first, change - 1);
  ASSERT_TRUE(clock);
  for (Instant instant = first; instant < change; instant += 3599) {
    EXPECT_EQ(clock->day_of(static_cast<std::uint32_t>(instant)), zone.day_of(instant));
  }
  const Day day = zone.day_of(first) + 1;
  EXPECT_EQ(clock->start_of(day), zone.start_of(day));
  EXPECT_FALSE(zone.steady_clock(0, change - 1));  // that is a day before 1970
  EXPECT_FALSE(zone.steady_clock(change, (Instant{1} << 32U) + 10800));
}

}  // namespace
}  // namespace xingji
