#include "io/field.h"

#include <gtest/gtest.h>

#include "io/zones.h"

namespace xingji {
namespace {

const LocalDays& shanghai() {
  static const LocalDays days(*find_zone("Asia/Shanghai"));
  return days;
}

const LocalDays& sao_paulo() {
  static const LocalDays days(*find_zone("America/Sao_Paulo"));
  return days;
}

struct Read {
  Fault fault = Fault::none;
  std::int64_t number = missing;
  std::string text;
  OddTimes odd;
};

Read read(Table table, std::string_view column, std::string_view text,
          const LocalDays& days = shanghai()) {
  Read read;
  Cell cell;
  read.fault = read_field(plan_field(table, column), text, days, cell, read.odd);
  read.number = cell.number;
  read.text = cell.text;
  return read;
}

Read read_placed(std::string_view text, const LocalDays& days = shanghai()) {
  return read(Table::orders, "placed_at", text, days);
}

TEST(field, times_in_all_spellings) {
  constexpr Instant expected = 1'655'278'564;  // 2022-06-15 15:36:04 +08:00
  for (const auto* text :
       {"2022-06-15 15:36:04", "2022-06-15T15:36:04", "2022-06-15T07:36:04Z",
        "2022-06-15 07:36:04Z", "2022-06-15T15:36:04+08:00", "2022-06-14T22:06:04-09:30"}) {
    const Read one = read_placed(text);
    EXPECT_EQ(one.fault, Fault::none) << text;
    EXPECT_EQ(one.number, expected) << text;
  }
}

TEST(field, times_that_are_none) {
  for (const auto* text :
       {"2022-06-15", "2022-06-15 15:36", "2022/06/15 15:36:04", "2022-06-15 15:36:04.000",
        "2022-06-15  5:36:04", " 2022-06-15 15:36:04", "2022-06-15 15:36:04 ", "15:36:04", "-",
        "2022-06-15T15:36:04+0800", "2022-06-15T15:36:04+19:00", "2022-06-15t15:36:04",
        "\xB2\x30\x32\x32-06-15 15:36:04"}) {
    EXPECT_EQ(read_placed(text).fault, Fault::not_a_time) << text;
  }
  for (const auto* text :
       {"2022-02-30 10:00:00", "2023-02-29 10:00:00", "2022-13-01 10:00:00", "2022-00-01 10:00:00",
        "2022-01-00 10:00:00", "2022-06-15 24:00:00", "2022-06-15 23:60:00", "2016-12-31 23:59:60",
        "0000-01-01 00:00:00", "2022-02-30T10:00:00Z", "2022-06-31 10:00:00"}) {
    EXPECT_EQ(read_placed(text).fault, Fault::no_such_time) << text;
  }
  for (const auto* text : {"1970-01-01 23:59:59", "2106-02-07 00:00:00", "9999-12-31 23:59:59",
                           "1900-01-01 00:00:00", "1970-01-01T00:00:00Z", "2106-02-07T06:28:16Z"}) {
    EXPECT_EQ(read_placed(text).fault, Fault::time_out_of_range) << text;
  }
  EXPECT_EQ(read_placed("1970-01-02 00:00:00").number, 57'600);
  EXPECT_EQ(read_placed("2106-02-06 23:59:59").fault, Fault::none);
  EXPECT_EQ(read_placed("2024-02-29 00:00:00").fault, Fault::none);
}

// Every second spelling around a change of the clock agrees with the zone itself.
TEST(field, fast_and_slow_times_agree) {
  for (const LocalDays* days : {&shanghai(), &sao_paulo()}) {
    for (Instant instant = 500'000'000; instant < 1'700'000'000; instant += 98'765) {
      const Day day = days->zone().day_of(instant);
      const std::int32_t second = days->zone().second_of_day(instant);
      LocalTime how = LocalTime::plain;
      const Instant expected = days->zone().to_instant(day, second, &how);
      const Read one = read_placed(format_instant(instant, days->zone()), *days);
      ASSERT_EQ(one.number, expected) << instant;
      ASSERT_EQ(one.odd.doubled, how == LocalTime::doubled ? 1U : 0U);
    }
  }
}

TEST(field, local_times_at_a_change_of_the_clock) {
  const Read skipped = read_placed("2017-10-15 00:30:00", sao_paulo());
  EXPECT_EQ(skipped.number, read_placed("2017-10-15 01:30:00", sao_paulo()).number);
  EXPECT_EQ(skipped.odd.skipped, 1U);
  const Read doubled = read_placed("2018-02-17 23:30:00", sao_paulo());
  EXPECT_EQ(doubled.number, 1'518'919'200 - 1800);
  EXPECT_EQ(doubled.odd.doubled, 1U);
  EXPECT_EQ(read_placed("2018-02-17 22:30:00", sao_paulo()).odd.doubled, 0U);
}

TEST(field, the_time_up_to_which_one_looks_may_be_a_day_or_a_minute) {
  const LocalDays days(*find_zone("Asia/Shanghai"));
  const auto looked_at = [&](std::string_view text) {
    Instant instant = 0;
    OddTimes odd;
    EXPECT_EQ(read_last_second(text, days, instant, odd), Fault::none) << text;
    return instant;
  };
  EXPECT_EQ(looked_at("2022-06-14"), looked_at("2022-06-14 23:59:59"));
  EXPECT_EQ(looked_at("2022-06-14 23:00"), looked_at("2022-06-14 23:00:00"));
}

TEST(field, spans_take_whole_days) {
  const Read from = read(Table::coverage, "from", "2022-06-15");
  EXPECT_EQ(from.number, read_placed("2022-06-15 00:00:00").number);
  const Read to = read(Table::coverage, "to", "2022-06-15");
  EXPECT_EQ(to.number, read_placed("2022-06-16 00:00:00").number);
  EXPECT_EQ(read(Table::coverage, "to", "2022-06-15 23:59:59").number, to.number);
  EXPECT_EQ(read(Table::coverage, "to", "2022-06-15T23:59:59+08:00").number, to.number);
  EXPECT_EQ(read(Table::coverage, "to", "2022-06-15 23:59:58").number, to.number - 2);
  EXPECT_EQ(read(Table::coverage, "to", "2022-06-15 12:00:00").number,
            read_placed("2022-06-15 12:00:00").number);
  EXPECT_EQ(read(Table::coverage, "to", "2022-02-30").fault, Fault::no_such_time);
  EXPECT_EQ(read(Table::coverage, "to", "2106-02-07").fault, Fault::time_out_of_range);
  EXPECT_EQ(read(Table::coverage, "from", "2017-10-15", sao_paulo()).number, 1'508'036'400);
}

TEST(field, days) {
  EXPECT_EQ(read(Table::tallies, "day", "2022-06-15").number, to_day({2022, 6, 15}));
  EXPECT_EQ(read(Table::tallies, "day", "2022-6-15").fault, Fault::not_a_day);
  EXPECT_EQ(read(Table::tallies, "day", "2022-06-31").fault, Fault::no_such_day);
  EXPECT_EQ(read(Table::tallies, "day", "1969-06-30").fault, Fault::day_out_of_range);
}

TEST(field, flags) {
  EXPECT_EQ(read(Table::orders, "presale", "true").number, 1);
  EXPECT_EQ(read(Table::orders, "presale", "1").number, 1);
  EXPECT_EQ(read(Table::orders, "presale", "false").number, 0);
  EXPECT_EQ(read(Table::orders, "presale", "0").number, 0);
  EXPECT_EQ(read(Table::orders, "presale", "").number, 0);
  EXPECT_EQ(read(Table::orders, "presale", "yes").fault, Fault::not_a_flag);
  EXPECT_EQ(read(Table::checks, "passed", "").fault, Fault::empty);
}

TEST(field, integers) {
  EXPECT_EQ(read(Table::ratings, "stars", "5").number, 5);
  EXPECT_EQ(read(Table::ratings, "stars", "005").number, 5);
  EXPECT_EQ(read(Table::ratings, "stars", "6").fault, Fault::out_of_range);
  EXPECT_EQ(read(Table::ratings, "stars", "0").fault, Fault::out_of_range);
  EXPECT_EQ(read(Table::ratings, "stars", "-1").fault, Fault::out_of_range);
  EXPECT_EQ(read(Table::ratings, "stars", "4.5").fault, Fault::not_whole);
  EXPECT_EQ(read(Table::ratings, "stars", "-").fault, Fault::not_whole);
  EXPECT_EQ(read(Table::orders, "items", "99999999999999999999999").fault, Fault::out_of_range);
}

TEST(field, money_and_decimals) {
  EXPECT_EQ(read(Table::orders, "amount", "12.50").number, 1250);
  EXPECT_EQ(read(Table::orders, "amount", "12.5").number, 1250);
  EXPECT_EQ(read(Table::orders, "amount", "12").number, 1200);
  EXPECT_EQ(read(Table::orders, "amount", "-0.00").number, 0);
  EXPECT_EQ(read(Table::orders, "amount", "-0.05").fault, Fault::negative_money);
  EXPECT_EQ(read(Table::products, "price", "-12").fault, Fault::negative_money);
  EXPECT_EQ(read(Table::orders, "amount", "-1000000000000").fault, Fault::too_large);
  EXPECT_EQ(read(Table::orders, "amount", "999999999999.99").number, 99'999'999'999'999);
  EXPECT_EQ(read(Table::orders, "amount", "1000000000000").fault, Fault::too_large);
  for (const auto* text : {"12.505", "12,50", "1e3", ".5", "5.", "+5", "-", "¥5", "1.2.3", " 5"}) {
    EXPECT_EQ(read(Table::orders, "amount", text).fault, Fault::not_money) << text;
  }
  EXPECT_EQ(read(Table::violations, "points", "0.000001").number, 1);
  EXPECT_EQ(read(Table::violations, "points", "999999999999.999999").number,
            999'999'999'999'999'999);
  EXPECT_EQ(read(Table::violations, "points", "0.0000001").fault, Fault::not_decimal);
  EXPECT_EQ(read(Table::violations, "points", "99999999999999999999.9").fault, Fault::too_large);
}

TEST(field, words_ids_texts) {
  EXPECT_EQ(read(Table::orders, "cancelled_by", "buyer").text, "buyer");
  EXPECT_EQ(read(Table::orders, "cancelled_by", "Buyer").fault, Fault::unknown_word);
  EXPECT_EQ(read(Table::orders, "order_id", std::string(64, 'x')).fault, Fault::none);
  EXPECT_EQ(read(Table::orders, "order_id", std::string(65, 'x')).fault, Fault::id_too_long);
  EXPECT_EQ(read(Table::orders, "order_id", "").fault, Fault::empty);
  EXPECT_EQ(read(Table::orders, "category", " 女装 ").text, " 女装 ");
  EXPECT_EQ(read(Table::orders, "category", std::string(4096, 'x')).fault, Fault::none);
  EXPECT_EQ(read(Table::orders, "category", std::string(4097, 'x')).fault, Fault::text_too_long);
}

}  // namespace
}  // namespace xingji
