// Windows, coverage and what a measure is worth, by hand. Days count from 1; see facts_fixture.h.
#include "engine/window.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::count;
using fixture::covered;
using fixture::days;
using fixture::facts_of;
using fixture::order;
using fixture::worth;

// One digit a day, for the days first … last.
std::string by_day(const Pack& pack, const FactSet& facts, int first, int last) {
  std::string text;
  for (int day = first; day <= last; ++day) text += worth(pack, facts, day);
  return text;
}

TEST(Window, holds_both_of_its_ends) {
  const FactSet facts =
      facts_of({order("o", {{"placed_at", at(5, 23)}}), covered("orders", -5, 30)});
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(-2, 0));
  EXPECT_EQ(by_day(pack, facts, 3, 9), "0011100");
  pack.measures.back().window = days(-3, -1);
  EXPECT_EQ(by_day(pack, facts, 3, 9), "0001110");
}

// Day 1 is 20 February 1970, day 10 is 1 March.
TEST(Window, may_be_the_part_of_a_month_up_to_the_day) {
  const FactSet facts = facts_of({order("a", {{"placed_at", at(2)}}),
                                  order("b", {{"placed_at", at(10)}}), covered("orders", -40, 40)});
  Pack pack = fixture::empty_pack();
  Window month = days(-30, 0);
  month.choices.front().month_ending = end_of_month;
  count(pack, "n", Table::orders, "placed_at", month);
  EXPECT_EQ(by_day(pack, facts, 1, 11), "01111111111");
  month.choices.front().month_ending = 22;  // day 3
  pack.measures.back().window = month;
  EXPECT_EQ(by_day(pack, facts, 1, 11), "01100000011");
}

TEST(Sums, weigh_their_rows) {
  const FactSet facts = facts_of({order("a", {{"items", 1}}), order("b", {{"items", 2}}),
                                  order("c"), covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  Measure& weighted = count(pack, "n", Table::orders, "placed_at", days(0, 0));
  weighted.weight = fixture::over_rows(pack, Table::orders, "items / 3");
  weighted.denominator = 3;
  EXPECT_EQ(worth(pack, facts, 1), "1");  // c has no weight
  weighted.kind = Measure::Kind::sum;
  weighted.type = Type::duration;
  weighted.value = fixture::over_rows(pack, Table::orders, "placed_at - placed_at + 5s");
  EXPECT_EQ(worth(pack, facts, 1), "5");
}

TEST(Window, takes_the_first_and_the_last_second_of_a_day) {
  const FactSet facts =
      facts_of({order("a", {{"placed_at", at(5)}}), order("b", {{"placed_at", fixture::end_of(5)}}),
                covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(0, 0));
  EXPECT_EQ(by_day(pack, facts, 4, 6), "020");
}

TEST(Coverage, of_no_day_makes_missing_and_of_some_partial) {
  const FactSet facts = facts_of({order("o", {{"placed_at", at(10)}}), covered("orders", 10, 12)});
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(-2, 0));
  EXPECT_EQ(worth(pack, facts, 9), "missing");
  EXPECT_EQ(worth(pack, facts, 10), "1~");
  EXPECT_EQ(worth(pack, facts, 12), "1");
  EXPECT_EQ(worth(pack, facts, 13), "0~");
  EXPECT_EQ(worth(pack, facts, 14), "0~");
  EXPECT_EQ(worth(pack, facts, 15), "missing");
}

TEST(Coverage, is_what_the_facts_span_when_nobody_says) {
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(0, 0));
  const FactSet one_day = facts_of({order("o", {{"placed_at", at(10)}})});
  EXPECT_EQ(worth(pack, one_day, 9), "missing");
  EXPECT_EQ(worth(pack, one_day, 10), "1");
  EXPECT_EQ(worth(pack, one_day, 11), "missing");
}

TEST(Coverage, may_come_in_pieces_in_any_order) {
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(-9, 0));
  const auto with = [&](int second_begins) {
    return facts_of({order("o", {{"placed_at", at(4)}}), covered("orders", second_begins, 12),
                     covered("orders", 1, 5)});
  };
  EXPECT_EQ(worth(pack, with(6), 10), "1");
  EXPECT_EQ(worth(pack, with(3), 10), "1");   // they overlap
  EXPECT_EQ(worth(pack, with(7), 10), "1~");  // day 6 is in neither
}

TEST(Coverage, asks_every_table_that_is_looked_at) {
  Pack pack = fixture::empty_pack();
  Measure& measure = count(pack, "n", Table::orders, "placed_at", days(0, 0));
  measure.filters = {{"where", fixture::over_rows(pack, Table::orders, "none(refunds)")}};
  const std::vector<fixture::Given> rows = {order("o"), covered("orders", 1, 30)};
  EXPECT_EQ(worth(pack, facts_of(rows), 1), "missing");
  auto more = rows;
  more.push_back(covered("refunds", 1, 30));
  EXPECT_EQ(worth(pack, facts_of(more), 1), "1");
}

TEST(Coverage, has_no_gap_before_a_shop_opens) {
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "placed_at", days(-9, 0));
  const FactSet facts = facts_of({{Table::shops, {{"shop_id", "s"}}, {{"opened_at", at(8, 15)}}},
                                  order("o", {{"placed_at", at(9)}}),
                                  covered("orders", 8, 12)});
  EXPECT_EQ(worth(pack, facts, 7), "0");
  EXPECT_EQ(worth(pack, facts, 10), "1");
  EXPECT_EQ(worth(pack, facts, 13), "1~");
  const FactSet late = facts_of({{Table::shops, {{"shop_id", "s"}}, {{"opened_at", at(8, 15)}}},
                                 order("o", {{"placed_at", at(9)}}),
                                 covered("orders", 9, 12)});
  EXPECT_EQ(worth(pack, late, 10), "1~");  // the day on which it opened is not covered
}

TEST(WindowByVolume, looks_at_yesterday) {
  const FactSet facts = facts_of({order("a", {{"placed_at", at(11)}}),
                                  order("b", {{"placed_at", at(15)}}), covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  count(pack, "recent", Table::orders, "placed_at", days(-1, 0));
  Window window = days(-9, 0);
  window.choices.front().when = fixture::over_days(pack, "recent < 1");
  window.choices.push_back(days(0, 0).choices.front());
  count(pack, "n", Table::orders, "placed_at", window);
  // Day 11: none yesterday, so ten days. Days 12, 13: one in the two days up to yesterday, so one
  // day. Days 14, 15: ten days again, and so on.
  EXPECT_EQ(by_day(pack, facts, 11, 18), "10012002");
}

TEST(WindowByVolume, whose_condition_is_unknown_goes_on_to_the_next) {
  const FactSet facts = facts_of({order("o", {{"placed_at", at(10)}}), covered("orders", 10, 12)});
  Pack pack = fixture::empty_pack();
  count(pack, "recent", Table::orders, "placed_at", days(0, 0));
  Window window = days(-9, -5);
  window.choices.front().when = fixture::over_days(pack, "recent < 1 or recent >= 1");
  window.choices.push_back(days(0, 0).choices.front());
  count(pack, "n", Table::orders, "placed_at", window);
  EXPECT_EQ(worth(pack, facts, 10), "1");  // nothing is known of day 9
}

TEST(WindowByVolume, takes_the_numbers_of_yesterday_too) {
  const FactSet facts = facts_of({order("a", {{"placed_at", at(10)}}), covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  pack.parameters = {fixture::parameter("volume", "0")};
  pack.parameters[0].number.entries.push_back({fixture::day(12), false, 5 * micro_one, {}});
  count(pack, "recent", Table::orders, "placed_at", days(0, 0));
  Window window = days(-9, 0);
  window.choices.front().when = fixture::over_days(pack, "recent < volume");
  window.choices.push_back(days(0, 0).choices.front());
  count(pack, "n", Table::orders, "placed_at", window);
  EXPECT_EQ(by_day(pack, facts, 11, 14), "0011");
}

TEST(Sums, count_in_units_of_their_denominator) {
  const FactSet facts = facts_of(
      {order("a", {{"shipped_at", at(1, 10, 1)}}), order("b", {{"shipped_at", at(1, 10, 1)}}),
       order("c", {{"shipped_at", at(1, 10, 1)}}), covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  Measure& sum = count(pack, "sum", Table::orders, "placed_at", days(0, 0));
  sum.kind = Measure::Kind::sum;
  sum.value = fixture::over_rows(pack, Table::orders, "hours(shipped_at - placed_at)");
  sum.denominator = 3600;
  // 3 · 1/3600 = 0.00083333…; rounded rows would give 0.000834.
  EXPECT_EQ(worth(pack, facts, 1), "0.000833");
}

TEST(Sums, beyond_64_bits_have_no_value) {
  const FactSet facts = facts_of({order("a"), order("b"), covered("orders", 1, 30)});
  Pack pack = fixture::empty_pack();
  Measure& sum = count(pack, "sum", Table::orders, "placed_at", days(0, 0));
  sum.kind = Measure::Kind::sum;
  sum.value = fixture::over_rows(pack, Table::orders, "4000000000000");
  sum.denominator = 2'000'000;
  EXPECT_EQ(worth(pack, facts, 1), "too large");
  sum.denominator = 1;
  EXPECT_EQ(worth(pack, facts, 1), "8000000000000");
}

TEST(Sums, beyond_64_bits_only_with_what_came_on_a_day_before_have_no_value) {
  const FactSet facts = facts_of({order("a", {{"placed_at", at(1)}}),
                                  order("b", {{"placed_at", at(2)}}), covered("orders", -5, 30)});
  Pack pack = fixture::empty_pack();
  Measure& sum = count(pack, "sum", Table::orders, "placed_at", days(-1, 0));
  sum.kind = Measure::Kind::sum;
  sum.value = fixture::over_rows(pack, Table::orders, "4000000000000");
  sum.denominator = 2'000'000;
  EXPECT_EQ(worth(pack, facts, 2), "too large");
  sum.denominator = 1'000'000;
  EXPECT_EQ(worth(pack, facts, 2), "8000000000000");
}

TEST(Window, holds_no_row_before_its_event) {
  const FactSet facts = facts_of(
      {order("o", {{"placed_at", at(6)}, {"paid_at", at(4)}}), covered("orders", -40, 40)});
  Pack pack = fixture::empty_pack();
  count(pack, "n", Table::orders, "paid_at", days(-3, 0));
  EXPECT_EQ(by_day(pack, facts, 3, 8), "000110");
}

// The row is placed on day 1, and its anchor lies two days before the payment that sets it.
TEST(Window, holds_no_row_before_its_anchor_is_known) {
  const FactSet facts = facts_of(
      {order("o", {{"placed_at", at(1)}, {"paid_at", at(5, 12)}}), covered("orders", -40, 40)});
  Pack pack = fixture::empty_pack();
  pack.parameters = {fixture::parameter("earlier", "-48h")};
  count(pack, "n", Table::orders, "paid_at + earlier", days(-9, 0));
  EXPECT_EQ(by_day(pack, facts, 2, 6), "00011");
  EXPECT_EQ(by_day(pack, facts, 11, 14), "1100");
}

// One Settling for shops that are covered alike and unlike, in turn.
TEST(Coverage, is_each_accounts_own) {
  const auto of_shop = [](const std::string& id) {
    return order(id, {{"placed_at", at(4)}}, {{"shop_id", id}});
  };
  const auto opened = [](const std::string& id, int number) {
    return fixture::Given{Table::shops, {{"shop_id", id}}, {{"opened_at", at(number)}}};
  };
  fixture::Given rows = covered("orders", 1, 10);
  rows.texts["account"] = "rows";
  Pack pack = fixture::empty_pack();
  count(pack, "wide", Table::orders, "placed_at", days(-9, 0));
  Window month = days(-30, 0);
  month.choices.front().month_ending = end_of_month;
  count(pack, "month", Table::orders, "placed_at", month);
  count(pack, "narrow", Table::orders, "placed_at", days(-1, 0));
  const std::vector<std::string> shops = {"usual", "young", "usual", "rows",  "usual", "edge",
                                          "usual", "later", "young", "young", "rows",  "usual"};
  const Day first = fixture::day(10);
  const Day last = fixture::day(25);
  // The month's window of the day before the first begins 31 days before it.
  const FactSet facts = facts_of(
      {of_shop("usual"), of_shop("young"), of_shop("rows"), of_shop("edge"), of_shop("later"),
       order("z", {{"placed_at", at(22)}}, {{"shop_id", "usual"}}), opened("young", 12),
       opened("edge", 9 - 30), opened("later", 9 - 29), opened("usual", -40), rows});
  Plan plan = make_plan(pack, facts);
  Settling settling(plan, first, last);
  std::size_t unlike = 0;
  for (const std::string& id : shops) {
    const auto place = find_account(facts, id);
    const AccountRows account{&facts.shards[place->shard], place->account};
    Balances balances;
    fold(plan, {&account, 1}, settling, [&](std::size_t, const Balances& its) { balances = its; });
    EXPECT_EQ(balances.measures, fold(plan, account, first, last).measures) << id;
    const auto usual = find_account(facts, "usual");
    const AccountRows others{&facts.shards[usual->shard], usual->account};
    unlike += balances.measures != fold(plan, others, first, last).measures ? 1U : 0U;
  }
  EXPECT_EQ(unlike, 7U);
}

}  // namespace
}  // namespace xingji
