// Which rows filings and notices take out, by hand. One order, promised for noon of day 5; a count
// is 1 where it stays and 0 where it is out.
#include "engine/exempt.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::Given;

// A filing of "s" that takes the order out from its decision on day 6, noon.
Given filing(std::map<std::string, std::int64_t> numbers = {},
             std::map<std::string, std::string> texts = {}) {
  numbers.insert({{"filed_at", at(3)}, {"decided_at", at(6, 12)}, {"from", at(5)}, {"to", at(6)}});
  texts.insert(
      {{"exemption_id", "f"}, {"shop_id", "s"}, {"reason", "flood"}, {"status", "approved"}});
  return {Table::exemptions, std::move(texts), std::move(numbers)};
}

// What a count of the order is worth on a day, with exemptions of one reason.
std::string kept(const Given& given, int day) {
  Pack pack = fixture::empty_pack();
  Exemption exemption;
  exemption.reasons = {"flood", "strike"};
  exemption.matches = fixture::over_rows(pack, Table::orders, "promised_ship_at");
  pack.exemptions = {exemption};
  fixture::count(pack, "n", Table::orders, "placed_at", fixture::days(-29, 0)).exemptions = {0};
  const Given order = fixture::order(
      "o", {{"promised_ship_at", at(5, 12)}},
      {{"region_from", "north"}, {"region_to", "east/bay/town"}, {"category", "toys"}});
  const FactSet facts = fixture::facts_of({order, given, fixture::covered("orders", -40, 30)});
  return fixture::worth(pack, facts, day);
}

TEST(Exempt, from_the_day_of_the_decision) {
  EXPECT_EQ(kept(filing(), 5), "1");
  EXPECT_EQ(kept(filing(), 6), "0");
  EXPECT_EQ(kept(filing(), 20), "0");
  EXPECT_EQ(kept(filing({{"decided_at", at(7)}}), 6), "1");  // the first second of the next day
  EXPECT_EQ(kept(filing({{"decided_at", fixture::end_of(6)}}), 6), "0");
}

TEST(Exempt, until_the_day_of_the_withdrawal) {
  const Given withdrawn = filing({{"withdrawn_at", at(9, 8)}});
  EXPECT_EQ(kept(withdrawn, 8), "0");
  EXPECT_EQ(kept(withdrawn, 9), "1");
  EXPECT_EQ(kept(filing({{"withdrawn_at", fixture::end_of(9)}}), 9), "1");
  EXPECT_EQ(kept(filing({{"withdrawn_at", at(10)}}), 9), "0");
}

TEST(Exempt, only_when_approved) {
  EXPECT_EQ(kept(filing({}, {{"status", "rejected"}}), 20), "1");
  EXPECT_EQ(kept(filing({}, {{"status", "filed"}}), 20), "1");
}

TEST(Exempt, in_a_span_that_is_open_at_its_end) {
  EXPECT_EQ(kept(filing({{"from", at(5, 12)}}), 6), "0");
  EXPECT_EQ(kept(filing({{"from", at(5, 12, 1)}}), 6), "1");
  EXPECT_EQ(kept(filing({{"to", at(5, 12)}}), 6), "1");
  EXPECT_EQ(kept(filing({{"to", at(5, 12, 1)}}), 6), "0");
}

TEST(Exempt, for_a_reason_that_the_pack_accepts) {
  EXPECT_EQ(kept(filing({}, {{"reason", "strike"}}), 6), "0");
  EXPECT_EQ(kept(filing({}, {{"reason", "holiday"}}), 6), "1");
}

TEST(Exempt, by_whole_steps_of_the_region) {
  for (const char* region : {"north", "east", "east/bay", "east/bay/town"}) {
    EXPECT_EQ(kept(filing({}, {{"region", region}}), 6), "0") << region;
  }
  for (const char* region : {"eas", "east/ba", "bay", "south", "east/bay/town/street"}) {
    EXPECT_EQ(kept(filing({}, {{"region", region}}), 6), "1") << region;
  }
}

TEST(Exempt, by_category) {
  EXPECT_EQ(kept(filing({}, {{"category", "toys"}}), 6), "0");
  EXPECT_EQ(kept(filing({}, {{"category", "hats"}}), 6), "1");
}

TEST(Exempt, by_the_category_of_an_order_once_it_exists) {
  // A refund whose clock runs before its order's.
  Pack pack = fixture::empty_pack();
  Exemption exemption;
  exemption.table = Table::refunds;
  exemption.matches = fixture::over_rows(pack, Table::refunds, "applied_at");
  pack.exemptions = {exemption};
  fixture::count(pack, "n", Table::refunds, "applied_at", fixture::days(-29, 0)).exemptions = {0};
  const FactSet facts = fixture::facts_of(
      {fixture::order("o", {{"placed_at", at(8)}}, {{"category", "toys"}}),
       fixture::refund("r", "o", at(5)), filing({}, {{"category", "toys"}}),
       fixture::covered("orders", -40, 30), fixture::covered("refunds", -40, 30)});
  EXPECT_EQ(fixture::worth(pack, facts, 7), "1");
  EXPECT_EQ(fixture::worth(pack, facts, 8), "0");
}

// An order promised for noon of day 5 and shipped on day 7: is it in time, on a day, with a filing
// that moves the promise on to day 8?
std::string in_time(const Given& given, int day) {
  Pack pack = fixture::empty_pack();
  Exemption exemption;
  exemption.effect = Exemption::Effect::extend;
  exemption.matches = fixture::over_rows(pack, Table::orders, "promised_ship_at");
  pack.exemptions = {exemption};
  Measure& measure =
      fixture::count(pack, "n", Table::orders, "promised_ship_at", fixture::days(-29, 0));
  measure.extensions = {0};
  measure.by_day.is_due = true;
  Expression condition = fixture::over_rows(pack, Table::orders, "shipped_at <= promised_ship_at");
  condition.arguments[1].is_due = true;
  measure.filters = {{"where", condition}};
  const FactSet facts = fixture::facts_of(
      {fixture::order("o", {{"promised_ship_at", at(5, 12)}, {"shipped_at", at(7, 9)}}), given,
       fixture::covered("orders", -40, 60)});
  return fixture::worth(pack, facts, day);
}

TEST(Extension, moves_the_due_time_and_the_day_on_which_the_row_is_judged) {
  const Given later = filing({{"new_due_at", at(8, 12)}});
  EXPECT_EQ(in_time(later, 7), "0");  // shipped, but its day has not come
  EXPECT_EQ(in_time(later, 8), "1");
  EXPECT_EQ(in_time(filing(), 8), "0");  // a filing without a new time
  EXPECT_EQ(in_time(filing({{"new_due_at", at(7, 9)}}), 8), "1");
  EXPECT_EQ(in_time(filing({{"new_due_at", at(7, 9) - 1}}), 8), "0");
  EXPECT_EQ(in_time(filing({{"new_due_at", at(4)}}), 8), "0");  // never back
}

TEST(Extension, works_from_a_late_approval_until_its_withdrawal) {
  const Given late = filing({{"new_due_at", at(8, 12)}, {"decided_at", at(10, 12)}});
  EXPECT_EQ(in_time(late, 9), "0");
  EXPECT_EQ(in_time(late, 10), "1");
  const Given withdrawn = filing({{"new_due_at", at(8, 12)}, {"withdrawn_at", at(12, 8)}});
  EXPECT_EQ(in_time(withdrawn, 11), "1");
  EXPECT_EQ(in_time(withdrawn, 12), "0");
}

TEST(Exempt, by_notices_to_everybody_but_not_by_filings_of_others) {
  EXPECT_EQ(kept(filing({}, {{"shop_id", ""}}), 6), "0");
  EXPECT_EQ(kept(filing({}, {{"shop_id", "t"}}), 6), "1");
}

}  // namespace
}  // namespace xingji
