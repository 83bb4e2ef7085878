// The naive twin against what is done by hand: calendar, rounding, CSV, versions, the view of the
// day and logic. Measures and cards are in naive_measures_test.cpp and naive_card_test.cpp.
#include <gtest/gtest.h>

#include "naive/by_hand.h"
#include "naive/csv.h"
#include "naive/days.h"
#include "naive/given.h"

namespace xingji::naive {
namespace {

using by_hand::complete;
using by_hand::count;
using by_hand::days;
using by_hand::june;
using by_hand::measured;
using by_hand::orders_where;

TEST(NaiveCalendar, counts_days_as_the_calendar_does) {
  EXPECT_EQ(day_number(1970, 1, 1), 0);
  EXPECT_EQ(day_number(2000, 3, 1), 11017);
  EXPECT_EQ(write_day(day_number(2024, 2, 29)), "2024-02-29");
  EXPECT_THROW(day_number(2023, 2, 29), std::runtime_error);
  EXPECT_EQ(day_of_week(day_number(2022, 6, 15)), 3);  // a Wednesday
  EXPECT_EQ(day_of_week(day_number(1969, 12, 31)), 3);
  EXPECT_EQ(month_number(day_number(2022, 6, 15)), 52 * 12 + 5);
  for (Day day = -800; day < 40'000; ++day) ASSERT_EQ(read_day(write_day(day)), day);
}

TEST(NaiveCalendar, meets_the_clock_changes_of_sao_paulo) {
  const Zone zone = zone_called("America/Sao_Paulo");
  // On 2017-10-15 midnight went to 01:00; on 2018-02-17 midnight went back to 23:00.
  const Day spring = day_number(2017, 10, 15);
  EXPECT_EQ(instant_at(spring, 0, zone), instant_at(spring, 3600, zone));
  EXPECT_EQ(last_second(spring, zone) - last_second(spring - 1, zone), 23 * 3600);
  const Day autumn = day_number(2018, 2, 17);
  EXPECT_EQ(last_second(autumn, zone) - last_second(autumn - 1, zone), 25 * 3600);
  EXPECT_EQ(instant_at(autumn, 23 * 3600 + 1800, zone), last_second(autumn, zone) - 5399);
  EXPECT_EQ(clock_at(instant_at(spring, 12 * 3600, zone), zone), 12 * 3600);
}

TEST(NaiveRounding, goes_half_away_from_zero) {
  EXPECT_EQ(plain_decimal(fraction(5, 10'000'000)), "0.000001");
  EXPECT_EQ(plain_decimal(fraction(-5, 10'000'000)), "-0.000001");
  EXPECT_EQ(plain_decimal(fraction(-4, 10'000'000)), "0");
  EXPECT_EQ(plain_decimal(fraction(2, 3)), "0.666667");
  EXPECT_EQ(plain_decimal(fraction(-450, 100)), "-4.5");
  EXPECT_EQ(plain_decimal(fraction(1200)), "1200");
  EXPECT_EQ(rounded(fraction(153, 2), 0), fraction(77));    // 76.5
  EXPECT_EQ(rounded(fraction(-153, 2), 0), fraction(-77));  // -76.5
  EXPECT_EQ(rounded(fraction(4496, 1000), 2), fraction(45, 10));
}

TEST(NaivePrinted, is_a_value_of_its_kind_or_nothing) {
  const auto printed = [](const char* text, Type type, Indicator::PrintedAs printed_as) {
    Indicator indicator;
    indicator.value.type = type;
    indicator.printed_as = printed_as;
    const auto value = printed_value(text, indicator);
    return value ? plain_decimal(*value) : "";
  };
  const auto count = [&](const char* text) {
    return printed(text, Type::number, Indicator::PrintedAs::count);
  };
  EXPECT_EQ(count("9单"), "9");
  EXPECT_EQ(count("1.5"), "1.5");
  for (const char* none : {"3h", "-", "", "1/48", "9%", "1.5.2"})
    EXPECT_EQ(count(none), "") << none;
  const auto hours = [&](const char* text) {
    return printed(text, Type::duration, Indicator::PrintedAs::hours);
  };
  EXPECT_EQ(hours("3h"), "10800");
  EXPECT_EQ(hours("1h 12min"), "4320");
  for (const char* none : {"9单", "-", "9%"}) EXPECT_EQ(hours(none), "") << none;
  EXPECT_EQ(printed("9单", Type::money, Indicator::PrintedAs::count), "");
}

TEST(NaiveCsv, knows_quotes_and_line_ends) {
  const auto lines = split_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\nlast,\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].fields, (std::vector<std::string>{"x, \"y\"", "two\nlines"}));
  EXPECT_EQ(lines[2].fields, (std::vector<std::string>{"last", ""}));
  EXPECT_EQ(lines[2].line, 5);
  EXPECT_EQ(csv_field("x, \"y\""), "\"x, \"\"y\"\"\"");
}

TEST(NaiveCsv, reads_times_with_and_without_an_offset) {
  const NaiveFacts read = by_hand::facts({{Table::orders,
                                           "order_id,shop_id,placed_at,amount\n"
                                           "a,s,2022-06-15 08:00:00,12.50\n"
                                           "b,s,2022-06-15T00:00:00Z,0.05\n"
                                           "c,s,2022-06-15T09:30:00+09:30,3\n"}});
  const std::size_t placed_at = column_index(Table::orders, "placed_at");
  const std::size_t amount = column_index(Table::orders, "amount");
  for (const Version& row : read.versions) EXPECT_EQ(row.cells[placed_at].number, 1'655'251'200);
  EXPECT_EQ(read.versions[0].cells[amount].number, 1250);
  EXPECT_EQ(read.versions[1].cells[amount].number, 5);
  EXPECT_THROW(by_hand::facts({{Table::orders, "order_id,shop_id\na,s\n"}}), std::runtime_error);
}

TEST(NaiveVersions, newest_holds_first_values_stay_and_deletion_is_a_version) {
  Pack pack = by_hand::pack();
  count(pack, "n", Table::refunds, "applied_at", days(-29, 0),
        "first_reason = 'worn' and reason = 'late'");
  const std::string header =
      "refund_id,order_id,shop_id,kind,applied_at,reason,recorded_at,deleted\n";
  const std::string old = "r,o,s,repair,2022-06-01 10:00:00,worn,2022-06-02 00:00:00,\n";
  const std::string changed = "r,o,s,repair,2022-06-01 10:00:00,late,2022-06-03 00:00:00,\n";
  const std::string gone = "r,o,s,repair,2022-06-01 10:00:00,,2022-06-04 00:00:00,true\n";
  const auto value = [&](const std::string& rows, Instant known_at = missing) {
    const auto facts = by_hand::facts({{Table::refunds, header + rows}, complete({"refunds"})});
    return measured(pack, facts, june(10), known_at);
  };
  EXPECT_EQ(value(old), "0");
  EXPECT_EQ(value(old + changed), "1");
  EXPECT_EQ(value(changed + old), "1");
  EXPECT_EQ(value(changed + gone + old), "0");
  EXPECT_EQ(value(gone + changed + old, instant_at(june(3), 0, pack.zone)), "1");
  // Without recorded_at: newer than all that say it, later lines newer.
  const std::string undated = "r,o,s,repair,2022-06-01 10:00:00,other,,\n";
  EXPECT_EQ(value(undated + old + changed), "0");
  // The same second with other contents is not for the twin.
  EXPECT_THROW(value(old + "r,o,s,exchange,2022-06-01 10:00:00,late,2022-06-02 00:00:00,\n"),
               std::runtime_error);
  EXPECT_EQ(value(old + old + changed), "1");
}

TEST(NaiveView, later_happenings_are_missing_and_promises_are_seen) {
  const auto facts = by_hand::facts(
      {{Table::orders,
        "order_id,shop_id,placed_at,signed_at,promised_ship_at,cancelled_at,cancelled_by,abnormal,"
        "abnormal_at\n"
        "o,s,2022-06-01 10:00:00,2022-06-05 23:59:59,2022-07-01 00:00:00,2022-06-08 00:00:00,buyer,"
        "true,2022-06-07 12:00:00\n"},
       complete({"orders"})});
  const auto value = [&](const std::string& where, int day) {
    return orders_where(where, facts, day);
  };
  EXPECT_EQ(value("true", 1), "1");
  EXPECT_EQ(value("signed_at is present", 4), "0");
  EXPECT_EQ(value("signed_at is present", 5), "1");
  EXPECT_EQ(value("promised_ship_at is present", 1), "1");
  EXPECT_EQ(value("cancelled_by = buyer", 7), "0");
  EXPECT_EQ(value("not (cancelled_by = buyer)", 7), "0");  // unknown, so not unknown
  EXPECT_EQ(value("cancelled_by = buyer", 8), "1");
  EXPECT_EQ(value("not abnormal", 6), "1");  // a flag that is missing is false
  EXPECT_EQ(value("not abnormal", 7), "0");
  Pack before = by_hand::pack();
  count(before, "n", Table::orders, "promised_ship_at", days(0, 0));
  EXPECT_EQ(measured(before, facts, june(1) - 1), "0");
  EXPECT_EQ(measured(before, facts, june(1) + 30), "1");
}

TEST(NaiveLogic, has_three_values) {
  // `shipped_at` is missing: comparing with it is unknown.
  const auto facts = by_hand::facts(
      {{Table::orders, "order_id,shop_id,placed_at,items\no,s,2022-06-01 10:00:00,3\n"},
       complete({"orders"})});
  const auto holds = [&](const std::string& where) { return orders_where(where, facts, 1) == "1"; };
  const std::string unknown = "shipped_at > placed_at";
  EXPECT_FALSE(holds(unknown));
  EXPECT_FALSE(holds("not (" + unknown + ")"));
  EXPECT_TRUE(holds("items = 3 or " + unknown));
  EXPECT_FALSE(holds("items = 4 or " + unknown));
  EXPECT_TRUE(holds("not (items = 4 and " + unknown + ")"));
  EXPECT_FALSE(holds("not (items = 3 and " + unknown + ")"));
  EXPECT_FALSE(holds("if " + unknown + " then true else true"));
  EXPECT_FALSE(holds("not (category in ('a', 'b'))"));
  EXPECT_TRUE(holds("(shipped_at - placed_at) is missing"));
  EXPECT_TRUE(holds("items in (2, 3)"));
  EXPECT_TRUE(holds("hours(end_of_day(placed_at, 1) - placed_at) < 38"));
  EXPECT_TRUE(holds("end_of_day(placed_at, 1) - placed_at = 37h + 59min + 59s"));
  EXPECT_TRUE(holds("at(placed_at, 2, '18:00') - placed_at = 56h"));
  EXPECT_TRUE(holds("late_start(placed_at, '10:00', '11:00') - placed_at = 1h"));
  EXPECT_TRUE(holds("late_start(placed_at, '09:00', '10:00') = placed_at"));
  EXPECT_TRUE(holds("late_start(placed_at, '10:00', '06:00') - placed_at = 20h"));
  EXPECT_TRUE(holds("worked(placed_at, placed_at + 2h, '09:00', '11:00') = 1h"));
  EXPECT_TRUE(holds("worked(placed_at, placed_at + 24h, '22:00', '10:30') = 12h + 30min"));
  EXPECT_TRUE(holds("round(2.5) = 3 and round(-2.5) = -3 and round(items / 2) = 2"));
  EXPECT_TRUE(holds("round_up(items / 2) = 2 and round_down(items / 2) = 1"));
  EXPECT_TRUE(holds("round_up(-1.5) = -1 and round_down(-1.5) = -2 and round_up(3) = 3"));
  EXPECT_TRUE(holds("days_ago = 0"));
  // Durations over rows are whole seconds: 2.5 s is 3 s, away from zero.
  EXPECT_TRUE(holds("(at(placed_at, 0, '10:00:05') - placed_at) * 0.5 = 3s"));
  EXPECT_TRUE(holds("(placed_at - at(placed_at, 0, '10:00:05')) / 2 = -3s"));
}

}  // namespace
}  // namespace xingji::naive
