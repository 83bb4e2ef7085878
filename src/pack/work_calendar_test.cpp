#include "pack/work_calendar.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

Day day(const char* text) { return *parse_day(text); }

// Around Labour Day of 2022: 30 April to 4 May are off, the Sunday 24 April and the Saturday 7 May
// make up for it.
WorkCalendar calendar() {
  WorkCalendar result;
  result.first = day("2022-01-01");
  result.last = day("2022-05-08");
  result.rest = {day("2022-05-02"), day("2022-05-03"), day("2022-05-04")};
  result.work = {day("2022-04-24"), day("2022-05-07")};
  return result;
}

std::string after(const char* text, std::int64_t n) {
  const auto found = calendar().after(day(text), n);
  return found ? format_day(*found) : "none";
}

TEST(WorkCalendar, CountsDaysThatMakeUpAndLeavesHolidaysOut) {
  EXPECT_EQ(after("2022-04-29", 1), "2022-05-05");  // a Friday; the holidays lie between
  EXPECT_EQ(after("2022-04-29", 3), "2022-05-07");  // a Saturday that is worked
  EXPECT_EQ(after("2022-04-22", 1), "2022-04-24");
  EXPECT_EQ(after("2022-04-23", 1), "2022-04-24");  // from a Saturday
  EXPECT_EQ(after("2022-04-15", 1), "2022-04-18");  // a usual weekend
}

TEST(WorkCalendar, TheDayItselfIsTheNoughth) {
  EXPECT_EQ(after("2022-05-02", 0), "2022-05-02");
  EXPECT_EQ(after("2022-05-02", 1), "2022-05-05");
}

TEST(WorkCalendar, MondaysToFridaysFollowWhatItKnows) {
  EXPECT_EQ(after("2022-05-07", 1), "2022-05-09");
  EXPECT_EQ(after("2022-05-07", 6), "2022-05-16");
}

TEST(WorkCalendar, KnowsNothingBeforeItsFirstDayOrBeyondReason) {
  EXPECT_EQ(after("2021-12-31", 1), "none");
  EXPECT_EQ(after("2022-01-01", 1), "2022-01-03");
  EXPECT_EQ(after("2022-01-05", -1), "none");
  EXPECT_EQ(after("2022-01-05", 1'001), "none");
}

}  // namespace
}  // namespace xingji
