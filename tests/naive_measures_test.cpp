// The naive twin's measures against counts done by hand: joins, windows, exemptions and coverage.
#include <gtest/gtest.h>

#include "naive/by_hand.h"

namespace xingji::naive {
namespace {

using by_hand::complete;
using by_hand::count;
using by_hand::days;
using by_hand::june;
using by_hand::measured;

TEST(NaiveJoins, see_the_rows_of_the_same_order_on_the_day) {
  const auto facts =
      by_hand::facts({{Table::orders, "order_id,shop_id,placed_at\no,s,2022-06-01 10:00:00\n"},
                      {Table::refunds,
                       "refund_id,order_id,shop_id,kind,applied_at,reason,amount\n"
                       "b,o,s,exchange,2022-06-02 10:00:00,small,\n"
                       "a,o,s,refund_only,2022-06-02 10:00:00,broken,5.00\n"
                       "c,o,s,refund_only,2022-06-05 10:00:00,late,7.50\n"
                       "d,o,other,refund_only,2022-06-01 11:00:00,late,9.00\n"},
                      complete({"orders", "refunds"})});
  const auto holds = [&](const std::string& where, int day) {
    return by_hand::orders_where(where, facts, day) == "1";
  };
  EXPECT_TRUE(holds("none(refunds)", 1));
  EXPECT_TRUE(holds("count(refunds) = 2", 4));
  EXPECT_TRUE(holds("count(refunds where kind = refund_only) = 2", 5));
  EXPECT_TRUE(holds("first(refunds).reason = 'broken'", 5));  // same second: by id
  EXPECT_TRUE(holds("last(refunds).reason = 'late'", 5));
  EXPECT_TRUE(holds("first(refunds where kind = exchange).reason = 'small'", 5));
  EXPECT_TRUE(holds("sum(refunds where kind = refund_only).amount = 12.50 CNY", 5));
  EXPECT_TRUE(holds("sum(refunds).amount is missing", 5));
  EXPECT_TRUE(holds("max(refunds).amount = 7.50 CNY", 5));
  EXPECT_TRUE(holds("sum(refunds).amount = 0.00 CNY", 1));
  EXPECT_TRUE(holds("min(refunds).amount is missing", 1));
  EXPECT_TRUE(holds("any(refunds where order.placed_at < applied_at)", 2));
  // From a refund: its order, and the refunds of its order with itself among them.
  Pack pack = by_hand::pack();
  count(pack, "n", Table::refunds, "order.placed_at", days(-29, 0), "count(refunds) = 3");
  EXPECT_EQ(measured(pack, facts, june(5)), "3");
}

TEST(NaiveWindow, holds_both_its_ends_in_the_zone_of_the_pack) {
  const auto facts = by_hand::facts({{Table::orders,
                                      "order_id,shop_id,placed_at\n"
                                      "a,s,2022-06-01 00:00:00\n"
                                      "b,s,2022-06-03 23:59:59\n"},
                                     complete({"orders"})});
  Pack pack = by_hand::pack();
  count(pack, "n", Table::orders, "placed_at", days(-4, -1));
  std::string by_day;
  for (int day = 1; day <= 9; ++day) by_day += measured(pack, facts, june(day));
  EXPECT_EQ(by_day, "011221100");           // a on days 2 to 5, b on days 4 to 7
  Pack in_utc = by_hand::pack({"UTC", 0});  // there a is of 31 May
  count(in_utc, "n", Table::orders, "placed_at", days(-4, -1));
  by_day.clear();
  for (int day = 1; day <= 9; ++day) by_day += measured(in_utc, facts, june(day));
  EXPECT_EQ(by_day, "111211100");
}

TEST(NaiveWindow, is_chosen_by_yesterday) {
  const auto facts = by_hand::facts({{Table::orders,
                                      "order_id,shop_id,placed_at\n"
                                      "a,s,2022-06-01 10:00:00\nb,s,2022-06-05 10:00:00\n"},
                                     complete({"orders"})});
  Pack pack = by_hand::pack();
  count(pack, "recent", Table::orders, "placed_at", days(-1, 0));
  Window window{"", {{by_hand::day(pack, "recent < 1"), -9, 0, {}}, {{}, 0, 0, {}}}};
  count(pack, "n", Table::orders, "placed_at", window);
  // Day 1: none yesterday, so ten days. Days 2, 3: one of the day before or yesterday, so one day.
  std::string by_day;
  for (int day = 1; day <= 8; ++day) by_day += measured(pack, facts, june(day));
  EXPECT_EQ(by_day, "10012002");
}

TEST(NaiveExemption, makes_the_tables_it_looks_at_matter_for_coverage) {
  const auto facts =
      by_hand::facts({{Table::orders, "order_id,shop_id,placed_at\no,s,2022-06-01 10:00:00\n"},
                      complete({"orders"})});
  Pack pack = by_hand::pack();
  pack.exemptions.push_back({"refunded",
                             {},
                             by_hand::row(pack, Table::orders, "min(refunds).applied_at"),
                             Table::orders,
                             {},
                             {}});
  count(pack, "n", Table::orders, "placed_at", days(-29, 0));
  EXPECT_EQ(measured(pack, facts, june(1)), "1");
  pack.measures.back().exemptions = {0};
  EXPECT_EQ(measured(pack, facts, june(1)), "missing");  // nobody says anything of refunds
}

TEST(NaiveExemption, needs_an_approved_filing_for_the_instant_and_the_place) {
  const std::string orders =
      "order_id,shop_id,placed_at,promised_ship_at,category,region_to\n"
      "o,s,2022-06-01 10:00:00,2022-06-03 10:00:00,toys,浙江/杭州/余杭\n";
  const auto value = [&](const std::string& filing, int day) {
    Pack pack = by_hand::pack();
    pack.exemptions.push_back({"late",
                               {"flood"},
                               by_hand::row(pack, Table::orders, "promised_ship_at"),
                               Table::orders,
                               {},
                               {}});
    count(pack, "n", Table::orders, "placed_at", days(-29, 0)).exemptions = {0};
    const std::string header =
        "exemption_id,shop_id,region,category,reason,from,to,filed_at,status,decided_at,"
        "withdrawn_at\n";
    return measured(pack,
                    by_hand::facts({{Table::orders, orders},
                                    {Table::exemptions, header + filing + "\n"},
                                    complete({"orders"})}),
                    june(day));
  };
  const std::string decided = "2022-06-02 09:00:00,approved,2022-06-05 12:00:00,";
  EXPECT_EQ(value("x,s,,,flood,2022-06-03,2022-06-03," + decided, 4), "1");  // not decided yet
  EXPECT_EQ(value("x,s,,,flood,2022-06-03,2022-06-03," + decided, 5), "0");
  EXPECT_EQ(value("x,s,,,fire,2022-06-03,2022-06-03," + decided, 5), "1");
  EXPECT_EQ(value("x,s,,,flood,2022-06-01,2022-06-02," + decided, 5), "1");
  EXPECT_EQ(value("x,s,,,flood,2022-06-03,2022-06-03 10:00:00," + decided, 5), "1");
  EXPECT_EQ(value("x,s,,,flood,2022-06-03,2022-06-03 10:00:01," + decided, 5), "0");
  EXPECT_EQ(value("x,t,,,flood,2022-06-03,2022-06-03," + decided, 5), "1");
  EXPECT_EQ(value("x,,浙江/杭州,,flood,2022-06-03,2022-06-03," + decided, 5), "0");
  EXPECT_EQ(value("x,,浙江/杭,,flood,2022-06-03,2022-06-03," + decided, 5), "1");
  EXPECT_EQ(value("x,s,,toys,flood,2022-06-03,2022-06-03," + decided, 5), "0");
  EXPECT_EQ(value("x,s,,hats,flood,2022-06-03,2022-06-03," + decided, 5), "1");
  const std::string withdrawn = "x,s,,,flood,2022-06-03,2022-06-03," + decided;
  EXPECT_EQ(value(withdrawn + "2022-06-07 00:00:00", 6), "0");
  EXPECT_EQ(value(withdrawn + "2022-06-07 00:00:00", 7), "1");
}

// As many decimals as its kind is kept in, and nothing but true and false for a flag.
TEST(NaiveAttributes, are_as_if_not_written_where_they_cannot_be_read) {
  Pack pack = by_hand::pack();
  pack.attributes = {{"level", Type::number, {}},
                     {"remote", Type::flag, {}},
                     {"wait", Type::duration, {}},
                     {"fee", Type::money, {}}};
  const auto on_tenth = [&](std::size_t attribute, const std::string& later) {
    const std::string name = ",s," + pack.attributes[attribute].id + ',';
    const std::vector<std::string> earlier = {"3", "true", "1h", "5 CNY"};
    const KnownFacts known = facts_known_at(
        by_hand::facts({{Table::attributes, "subject_kind,subject_id,name,value,from\nshop" + name +
                                                earlier[attribute] + ",2022-06-01\nshop" + name +
                                                later + ",2022-06-05\n"}}),
        missing);
    Subject subject(known, pack, "s");
    Expression asked;
    asked.op = Op::attribute;
    asked.column = attribute;
    return plain_decimal(subject.shared_name(asked, by_hand::june(10), {}).number);
  };
  EXPECT_EQ(on_tenth(0, "250%"), "2.5");
  EXPECT_EQ(on_tenth(0, "0.0000001"), "3");
  EXPECT_EQ(on_tenth(0, "2."), "3");
  EXPECT_EQ(on_tenth(0, ".5"), "3");
  EXPECT_EQ(on_tenth(1, "0"), "0");
  EXPECT_EQ(on_tenth(1, "perhaps"), "1");
  EXPECT_EQ(on_tenth(2, "1.5min"), "90");
  EXPECT_EQ(on_tenth(2, "0.5s"), "3600");
  EXPECT_EQ(on_tenth(3, "7.50"), "7.5");
  EXPECT_EQ(on_tenth(3, "0.001"), "5");
  EXPECT_EQ(on_tenth(3, "1500元"), "1500");
  EXPECT_EQ(on_tenth(3, "\"¥1,500.5\""), "1500.5");
  EXPECT_EQ(on_tenth(3, "\"15,00\""), "5");
  EXPECT_EQ(on_tenth(3, "-7"), "5");
  pack.currency = "CNY";
  EXPECT_EQ(on_tenth(3, "7 CNY"), "7");
  EXPECT_EQ(on_tenth(3, "7 USD"), "5");
}

TEST(NaiveCoverage, is_never_a_silent_zero) {
  const std::string orders =
      "order_id,shop_id,placed_at\na,t,2022-06-05 10:00:00\nb,t,2022-06-10 10:00:00\n";
  const auto value = [&](const std::vector<std::pair<Table, std::string>>& others, int day,
                         const std::string& where = "true") {
    auto files = others;
    files.emplace_back(Table::orders, orders);
    Pack pack = by_hand::pack();
    count(pack, "n", Table::orders, "placed_at", days(-2, 0), where);
    return measured(pack, by_hand::facts(files), june(day));
  };
  // The data set has orders from the 5th to the 10th: a quiet shop is not a gap.
  EXPECT_EQ(value({}, 4), "missing");
  EXPECT_EQ(value({}, 5), "0~");
  EXPECT_EQ(value({}, 7), "0");
  EXPECT_EQ(value({}, 12), "0~");
  EXPECT_EQ(value({}, 13), "missing");
  // A joined table without a row covers nothing.
  EXPECT_EQ(value({}, 7, "none(refunds)"), "missing");
  // Days before the opening count as covered.
  const std::string shop = "shop_id,platform,opened_at\ns,p,2022-06-05 09:00:00\n";
  EXPECT_EQ(value({{Table::shops, shop}}, 4), "0");
  EXPECT_EQ(value({{Table::shops, shop}}, 7, "none(refunds)"), "missing");
  EXPECT_EQ(value({{Table::shops, shop}}, 6, "none(refunds)"), "0~");
  // Rows of its own stand instead of the data set's range.
  const auto own = by_hand::covered("s,orders,2022-06-08,2022-06-20\n");
  EXPECT_EQ(value({own}, 7), "missing");
  EXPECT_EQ(value({own}, 20), "0");
}

}  // namespace
}  // namespace xingji::naive
