// What row expressions see, by hand: parameters by the day judged and by the row's day, rows of the
// same order, and the order itself.
#include "engine/program.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::covered;
using fixture::day;
using fixture::facts_of;
using fixture::order;
using fixture::refund;

// What a count of the last 30 days is worth on a day.
std::string count_of(Pack pack, Table table, const std::string& by_day, const std::string& where,
                     const FactSet& facts, int number) {
  Measure& measure = fixture::count(pack, "n", table, by_day, fixture::days(-29, 0));
  measure.filters = {{"where", fixture::over_rows(pack, table, where)}};
  return fixture::worth(pack, facts, number);
}

// 48 hours, from day 10 on 24.
Pack with_limit(bool by_row) {
  Pack pack = fixture::empty_pack();
  Parameter limit = fixture::parameter("limit", "48h");
  limit.number.entries.push_back({day(10), by_row, 24 * 3600, {}});
  pack.parameters = {limit};
  return pack;
}

// Two orders that took 26 hours, placed on days 5 and 11.
FactSet two_slow_orders() {
  return facts_of({order("a", {{"placed_at", at(5)}, {"signed_at", at(6, 2)}}),
                   order("b", {{"placed_at", at(11)}, {"signed_at", at(12, 2)}}),
                   covered("orders", -40, 40)});
}

TEST(Parameters, change_for_all_rows_on_the_day_judged) {
  const auto in_time = [](int number) {
    return count_of(with_limit(false), Table::orders, "placed_at", "signed_at - placed_at <= limit",
                    two_slow_orders(), number);
  };
  EXPECT_EQ(in_time(9), "1");
  EXPECT_EQ(in_time(10), "0");
  EXPECT_EQ(in_time(12), "0");
}

TEST(Parameters, with_rows_since_go_by_the_day_of_the_anchor) {
  const auto in_time = [](const std::string& by_day, int number) {
    return count_of(with_limit(true), Table::orders, by_day, "signed_at - placed_at <= limit",
                    two_slow_orders(), number);
  };
  EXPECT_EQ(in_time("placed_at", 9), "1");
  EXPECT_EQ(in_time("placed_at", 12), "1");         // a keeps its 48 hours
  EXPECT_EQ(in_time("placed_at + 120h", 12), "0");  // both anchors lie after the change
  EXPECT_EQ(in_time("placed_at + 96h", 12), "1");   // a's is the day before it
}

TEST(Joins, see_rows_of_the_same_order_from_their_day_on) {
  const FactSet facts = facts_of({order("a"), order("b"), refund("r1", "a", at(3, 12)),
                                  refund("r2", "a", at(7), {{"refunded_at", at(9)}}),
                                  covered("orders", -40, 40), covered("refunds", -40, 40)});
  const auto holds = [&](const std::string& where, int number) {
    return count_of(fixture::empty_pack(), Table::orders, "placed_at", where, facts, number);
  };
  EXPECT_EQ(holds("any(refunds)", 2), "0");
  EXPECT_EQ(holds("any(refunds)", 3), "1");
  EXPECT_EQ(holds("none(refunds)", 3), "1");  // b
  EXPECT_EQ(holds("count(refunds) = 2", 6), "0");
  EXPECT_EQ(holds("count(refunds) = 2", 7), "1");
  EXPECT_EQ(holds("any(refunds where refunded_at is present)", 8), "0");
  EXPECT_EQ(holds("any(refunds where refunded_at is present)", 9), "1");
  EXPECT_EQ(holds("first(refunds).refunded_at is missing", 9), "2");  // r1 is the first
  EXPECT_EQ(holds("last(refunds).refunded_at is present", 9), "1");
  EXPECT_EQ(holds("max(refunds).applied_at > first(refunds).applied_at", 7), "1");
}

TEST(OfOrder, is_missing_until_the_order_exists) {
  // A refund whose clock runs before its order's.
  const FactSet facts =
      facts_of({order("o", {{"placed_at", at(4)}, {"items", 2}}), refund("r", "o", at(2)),
                covered("orders", -40, 40), covered("refunds", -40, 40)});
  const auto holds = [&](const std::string& where, int number) {
    return count_of(fixture::empty_pack(), Table::refunds, "applied_at", where, facts, number);
  };
  EXPECT_EQ(holds("order.items = 2", 3), "0");
  EXPECT_EQ(holds("order.items is missing", 3), "1");
  EXPECT_EQ(holds("not order.presale", 3), "1");  // a flag is false, also of what is not there
  EXPECT_EQ(holds("order.items = 2", 4), "1");
}

// Two instants and what is added to them are compared in one step; through `max` they are not.
TEST(Moments, compare_as_their_columns_and_sums_do) {
  const auto pair = [](const std::string& id, std::map<std::string, std::int64_t> times) {
    times.insert({"placed_at", at(1)});
    return order(id, std::move(times));
  };
  const FactSet facts = facts_of(
      {pair("same", {{"shipped_at", at(5)}, {"signed_at", at(5)}}),
       pair("before", {{"shipped_at", at(5)}, {"signed_at", at(5) - 1}}),
       pair("after", {{"shipped_at", at(5)}, {"signed_at", at(5) + 1}}),
       pair("edge", {{"shipped_at", at(5)}, {"signed_at", at(7)}}),
       pair("beyond", {{"shipped_at", at(5)}, {"signed_at", at(7) + 1}}),
       pair("unsigned", {{"shipped_at", at(5)}}), pair("unshipped", {{"signed_at", at(5)}}),
       pair("neither", {}), pair("signed late", {{"shipped_at", at(5)}, {"signed_at", at(12)}}),
       pair("shipped late", {{"shipped_at", at(12)}, {"signed_at", at(5)}}),
       covered("orders", -40, 40)});
  Pack pack = fixture::empty_pack();
  pack.parameters = {fixture::parameter("limit", "48h"), fixture::parameter("earlier", "-48h")};
  std::set<std::string> counts;
  for (const std::string op : {"=", "!=", "<", "<=", ">", ">="}) {
    for (const std::string right :
         {"shipped_at", "shipped_at + 48h", "shipped_at + limit", "shipped_at + earlier"}) {
      for (const int number : {4, 5, 6, 9, 13}) {
        const auto count = [&](const std::string& left, const std::string& negation) {
          const std::string where = negation + "(" + left + " " + op + " " + right + ")";
          return count_of(pack, Table::orders, "placed_at", where, facts, number);
        };
        for (const std::string negation : {"", "not "}) {
          const std::string fused = count("signed_at", negation);
          EXPECT_EQ(fused, count("max(signed_at, signed_at)", negation))
              << op << right << " on day " << number;
          counts.insert(fused);
        }
      }
    }
  }
  EXPECT_GT(counts.size(), 4U);
}

}  // namespace
}  // namespace xingji
