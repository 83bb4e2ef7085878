// Attributes of the subject by the day: spans, what of them a day sees, what a row's day sees, and
// numbers that are looked up by them.
#include "engine/attributes.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"
#include "engine/number.h"
#include "engine/unread.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::covered;
using fixture::day;
using fixture::facts_of;
using fixture::order;

fixture::Given attribute(const std::string& name, const std::string& value, Instant from,
                         Instant to = 0) {
  fixture::Given row{
      Table::attributes,
      {{"subject_kind", "shop"}, {"subject_id", "s"}, {"name", name}, {"value", value}},
      {{"from", from}}};
  if (to != 0) row.numbers["to"] = to;
  return row;
}

Pack with_attributes() {
  Pack pack = fixture::empty_pack();
  pack.attributes = {
      {"level", Type::number, {}}, {"kind", Type::text, {}}, {"remote", Type::flag, {}}};
  return pack;
}

// Level 2 through day 9, 3 from day 10 through noon of day 20, nothing after; an agent of the same
// id is somebody else.
FactSet levels() {
  fixture::Given agent = attribute("level", "9", at(1));
  agent.texts["subject_kind"] = "agent";
  return facts_of({order("a", {{"paid_at", at(8, 5)}}), order("b", {{"paid_at", at(12, 5)}}),
                   covered("orders", -30, 30), attribute("level", "2", at(1), at(10)),
                   attribute("level", "3", at(10), at(20, 12)), attribute("level", "high", at(15)),
                   agent});
}

std::optional<std::int64_t> level_on(const FactSet& facts, int number) {
  const Attributes attributes(with_attributes(), facts, fixture::shop(facts));
  const Attributes::Value* value = attributes.on(0, day(number));
  return value == nullptr ? std::nullopt : std::optional(value->amount / micro_one);
}

TEST(Attributes, hold_in_the_last_second_of_a_day) {
  const FactSet facts = levels();
  EXPECT_EQ(level_on(facts, 0), std::nullopt);
  EXPECT_EQ(level_on(facts, 1), 2);
  EXPECT_EQ(level_on(facts, 9), 2);
  EXPECT_EQ(level_on(facts, 10), 3);
  EXPECT_EQ(level_on(facts, 19), 3);  // "high" is no number
  EXPECT_EQ(level_on(facts, 20), std::nullopt);
}

TEST(Attributes, of_money_are_read_as_people_write_them) {
  const auto cents = [](const char* text) {
    return read_attribute(Type::money, text, "CNY").value_or(-1);
  };
  for (const char* text :
       {"1500", "1500.00", "1,500", "1500元", "￥1,500.00", "1500 CNY", "0.15万"}) {
    EXPECT_EQ(cents(text), 150'000) << text;
  }
  for (const char* text :
       {"", "-1", "-1 CNY", "1.005", "15,00", "1e9", "一千", "-", "3%", "1500 USD"}) {
    EXPECT_EQ(cents(text), -1) << text;
  }
  for (const char* text : {"1500 CNY", "1500元", "¥1500"}) {
    EXPECT_EQ(read_attribute(Type::money, text, "BRL"), std::nullopt) << text;
  }
  EXPECT_EQ(read_attribute(Type::money, "1,500", "BRL"), 150'000);
  EXPECT_EQ(read_attribute(Type::money, "1500 BRL", "BRL"), 150'000);
}

TEST(Attributes, know_the_row_that_would_hold_could_it_be_read) {
  const Pack pack = with_attributes();
  const auto unread = [&](const FactSet& facts, std::size_t attribute, int number) {
    return unread_on(pack, facts, fixture::shop(facts), attribute, day(number)).has_value();
  };
  const FactSet facts = levels();
  EXPECT_FALSE(unread(facts, 0, 14));
  EXPECT_TRUE(unread(facts, 0, 15));  // "high", from then on
  EXPECT_FALSE(unread(facts, 1, 15));
  const FactSet later =
      facts_of({order("a"), attribute("level", "x", at(1)), attribute("level", "2", at(3), at(6))});
  EXPECT_TRUE(unread(later, 0, 2));
  EXPECT_FALSE(unread(later, 0, 4));
  EXPECT_TRUE(unread(later, 0, 6));
}

TEST(Attributes, of_two_spans_the_one_that_began_last_counts) {
  const FactSet facts =
      facts_of({order("a"), attribute("level", "1", at(1)), attribute("level", "5", at(3), at(6)),
                attribute("level", "4", at(2))});
  EXPECT_EQ(level_on(facts, 1), 1);
  EXPECT_EQ(level_on(facts, 2), 4);
  EXPECT_EQ(level_on(facts, 5), 5);
  EXPECT_EQ(level_on(facts, 6), 4);
}

// Paid while the shop had that level, as the day sees it and as the row's day does.
std::string paid_while(const std::string& where, int number) {
  Pack pack = with_attributes();
  Measure& measure = fixture::count(pack, "n", Table::orders, "paid_at", fixture::days(-29, 0));
  measure.filters = {{"where", fixture::over_rows(pack, Table::orders, where)}};
  return fixture::worth(pack, levels(), number);
}

TEST(Attributes, are_of_the_day_judged_or_of_the_day_of_the_row) {
  EXPECT_EQ(paid_while("shop.level >= 3", 9), "0");
  EXPECT_EQ(paid_while("shop.level >= 3", 12), "2");
  EXPECT_EQ(paid_while("at_row(shop.level) >= 3", 12), "1");
  EXPECT_EQ(paid_while("shop.level >= 3", 20), "0");
  EXPECT_EQ(paid_while("shop.level is missing", 20), "2");
  EXPECT_EQ(paid_while("at_row(shop.level) >= 3", 20), "1");
  EXPECT_EQ(paid_while("not shop.remote", 20), "2");  // a missing flag is false
  EXPECT_EQ(paid_while("not (shop.kind = flagship)", 20), "0");
}

// Rows for 1 and 3, the one for 3 changed on day 15; nothing below 1.
Number looked_up(Pack& pack) {
  KeyTable table;
  table.id = "lines";
  table.keys = {{"level", Type::number, KeyTable::Match::at_least}};
  table.columns = {{"line", Type::number}};
  const auto row = [](std::optional<Day> since, Micro level, Micro line) {
    return KeyTable::Row{since, {{level * micro_one, "", {}}}, {{line, "", {}}}, {}};
  };
  table.rows = {row({}, 1, 900'000), row({}, 3, 950'000), row(day(15), 3, 960'000)};
  pack.tables = {table};
  Number number;
  number.entries.emplace_back();
  number.entries.back().expression = fixture::over_days(pack, "table.lines(shop.level).line");
  return number;
}

TEST(Numbers, are_looked_up_for_the_subject_and_the_day) {
  Pack pack = with_attributes();
  const Number number = looked_up(pack);
  const FactSet facts = levels();
  const Attributes attributes(pack, facts, fixture::shop(facts));
  const auto on = [&](int n) { return amount_on(number, pack, attributes, day(n)); };
  EXPECT_EQ(on(9), 900'000);
  EXPECT_EQ(on(10), 950'000);
  EXPECT_EQ(on(14), 950'000);
  EXPECT_EQ(on(15), 960'000);
  EXPECT_EQ(on(20), std::nullopt);  // the level is not known
}

TEST(Attributes, ThatPeopleTellHoldOnEveryDay) {
  const Attributes told = Attributes::told({Attributes::Value{3'000'000, "3"}, std::nullopt});
  for (const int d : {1, 500}) {
    ASSERT_NE(told.on(0, day(d)), nullptr);
    EXPECT_EQ(told.on(0, day(d))->amount, 3'000'000);
    EXPECT_EQ(told.on(1, day(d)), nullptr);
  }
}

}  // namespace
}  // namespace xingji
