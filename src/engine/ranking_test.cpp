// Which rows are kept, by hand. Days count from 1; see facts_fixture.h. The vectors V-d3 and V-d4
// of the manual are at the end.
#include "engine/ranking.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::covered;
using fixture::days;
using fixture::order;

// The deals of a pack whose first or last so many per buyer and month are kept.
class Deals {
 public:
  explicit Deals(bool is_first = true, int most = 3) {
    Selection deals;
    deals.id = "deals";
    deals.rows.table = Table::orders;
    deals.rows.by_day = fixture::over_rows(pack, Table::orders, "completed_at");
    deals.rows.window = days(-4'000'000, 4'000'000);
    deals.keep = Keep{is_first,
                      most,
                      deals.rows.by_day,
                      {fixture::over_rows(pack, Table::orders, "buyer_id"),
                       fixture::over_rows(pack, Table::orders, "month(completed_at)")},
                      {}};
    pack.selections = {deals};
  }
  Measure& count(Table table, const std::string& by_day, const Window& window) {
    Measure& measure = fixture::count(pack, "n", table, by_day, window);
    if (table == Table::orders) measure.selections = {0};
    return measure;
  }
  Pack pack = fixture::empty_pack();
};

fixture::Given deal(const std::string& id, int day, const std::string& buyer = "b",
                    int cancelled = 0) {
  std::map<std::string, std::int64_t> numbers = {{"placed_at", at(1, 10)},
                                                 {"completed_at", at(day, 9)}};
  if (cancelled != 0) numbers["cancelled_at"] = at(cancelled, 9);
  return order(id, numbers, {{"buyer_id", buyer}});
}

std::string by_day(const Pack& pack, const std::vector<fixture::Given>& rows, int first, int last) {
  std::vector<fixture::Given> all = rows;
  all.push_back(covered("orders", -40, 60));
  all.push_back(covered("ratings", -40, 60));
  const FactSet facts = fixture::facts_of(all);
  std::string text;
  for (int day = first; day <= last; ++day) text += fixture::worth(pack, facts, day);
  return text;
}

TEST(Keep, so_many_of_each_group) {
  Deals deals(true, 2);
  deals.count(Table::orders, "completed_at", days(-9, 0));
  EXPECT_EQ(
      by_day(deals.pack, {deal("1", 2), deal("2", 3), deal("3", 4), deal("4", 4, "other")}, 1, 5),
      "01233");
}

TEST(Keep, the_last_pushes_out_the_one_before) {
  Deals deals(false, 1);
  deals.count(Table::orders, "completed_at", days(-1, 0));
  // On day 4 the deal of day 3 is no longer kept, nor is anything in the window on day 6.
  EXPECT_EQ(by_day(deals.pack, {deal("1", 2), deal("2", 3), deal("3", 4)}, 1, 6), "011110");
}

TEST(Keep, lets_the_next_in_when_one_leaves) {
  Deals deals(true, 1);
  deals.pack.selections[0].rows.filters = {
      {"where", fixture::over_rows(deals.pack, Table::orders, "cancelled_at is missing")}};
  deals.count(Table::orders, "completed_at", days(0, 0));
  // The second deal, of day 3, is kept from day 5 on; the window of day 3 alone never sees it then.
  EXPECT_EQ(by_day(deals.pack, {deal("1", 2, "b", 5), deal("2", 3)}, 2, 5), "1000");
  deals.pack.measures.back().window = days(-9, 0);
  EXPECT_EQ(by_day(deals.pack, {deal("1", 2, "b", 5), deal("2", 3)}, 2, 5), "1111");
}

TEST(Keep, breaks_ties_by_event_and_then_by_id) {
  Deals deals(true, 1);
  deals.count(Table::orders, "completed_at", days(0, 0)).filters = {
      {"where", fixture::over_rows(deals.pack, Table::orders, "category = 'wanted'")}};
  const auto wanted = [](const std::string& id, int placed, const std::string& category) {
    return order(id, {{"placed_at", at(placed)}, {"completed_at", at(5)}},
                 {{"buyer_id", "b"}, {"category", category}});
  };
  EXPECT_EQ(by_day(deals.pack, {wanted("b", 1, "other"), wanted("a", 1, "wanted")}, 5, 5), "1");
  EXPECT_EQ(by_day(deals.pack, {wanted("b", 1, "wanted"), wanted("a", 2, "other")}, 5, 5), "1");
}

TEST(Keep, has_no_place_for_rows_without_a_key) {
  Deals deals(true, 3);
  deals.count(Table::orders, "completed_at", days(-9, 0));
  EXPECT_EQ(by_day(deals.pack, {order("o", {{"completed_at", at(2)}}), deal("1", 2)}, 3, 3), "1");
}

fixture::Given request(const std::string& id, const std::string& order, int day) {
  return {Table::refunds,
          {{"refund_id", id}, {"order_id", order}, {"shop_id", "s"}, {"kind", "refund_only"}},
          {{"applied_at", at(day, 9)}}};
}

// Also where the order itself is not there.
TEST(Keep, the_first_request_of_each_order) {
  Pack pack = fixture::empty_pack();
  Selection first;
  first.id = "first";
  first.rows.table = Table::refunds;
  first.rows.by_day = fixture::over_rows(pack, Table::refunds, "applied_at");
  first.rows.window = days(-4'000'000, 4'000'000);
  first.keep =
      Keep{true, 1, first.rows.by_day, {fixture::over_rows(pack, Table::refunds, "order_id")}, {}};
  pack.selections = {first};
  fixture::count(pack, "n", Table::refunds, "applied_at", days(-9, 0)).selections = {0};
  const std::vector<fixture::Given> rows = {order("1", {{"placed_at", at(1, 9)}}),
                                            request("a", "1", 2),
                                            request("b", "1", 3),
                                            request("c", "2", 3),
                                            request("d", "3", 4),
                                            covered("refunds", -40, 60)};
  EXPECT_EQ(by_day(pack, rows, 2, 4), "123");
}

// Day 10 is 1 March.
constexpr int march(int day) { return 9 + day; }

// V-d3: four deals in March, three item ratings each; the first three deals are kept.
TEST(Vectors, d3_the_cap_is_on_deals_not_on_rating_rows) {
  Deals deals;
  Measure& ratings = deals.count(Table::ratings, "rated_at", days(-29, 0));
  Expression in_deals;
  in_deals.op = Op::in_set;
  in_deals.type = Type::flag;
  in_deals.name = "deals";
  ratings.filters = {{"where", in_deals}};
  std::vector<fixture::Given> rows;
  for (int i = 1; i <= 4; ++i) {
    rows.push_back(deal(std::to_string(i), march(2 * i)));
    for (int item = 1; item <= 3; ++item) {
      rows.push_back({Table::ratings,
                      {{"rating_id", std::to_string(10 * i + item)},
                       {"order_id", std::to_string(i)},
                       {"shop_id", "s"}},
                      {{"rated_at", at(march(12))}, {"stars", 5}}});
    }
  }
  EXPECT_EQ(by_day(deals.pack, rows, march(12), march(12)), "9");
}

// V-d4, with the fourth deal ten days earlier: 2, 5, 8 and 15 March, a window from 10 March.
TEST(Vectors, d4_ranks_are_over_all_rows_unless_in_the_window) {
  const std::vector<fixture::Given> rows = {deal("1", march(2)), deal("2", march(5)),
                                            deal("3", march(8)), deal("4", march(15))};
  Deals deals;
  deals.count(Table::orders, "completed_at", days(-9, 0));
  EXPECT_EQ(by_day(deals.pack, rows, march(19), march(19)), "0");
  deals.pack.selections[0].ranked_in = 0;
  deals.pack.selections[0].rows.window = deals.pack.measures[0].window;
  EXPECT_EQ(by_day(deals.pack, rows, march(19), march(19)), "1");
}

}  // namespace
}  // namespace xingji
