// Which measures share a pass over the rows, and that sharing one changes nothing.
#include "engine/passes.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::count;
using fixture::days;
using fixture::facts_of;
using fixture::order;

void add_filter(const Pack& pack, Measure& measure, const std::string& text) {
  measure.filters.push_back({"where", fixture::over_rows(pack, measure.table, text)});
}

// The measures of each pass by id.
std::vector<std::string> passes(const Pack& pack) {
  const FactSet facts = facts_of({order("o")});
  std::vector<std::string> found;
  for (const Pass& pass : make_plan(pack, facts).passes) {
    std::string& ids = found.emplace_back();
    for (const std::size_t m : pass.measures) ids += ' ' + pack.measures[m].id;
    ids += " " + std::to_string(pass.earliest) + ".." + std::to_string(pass.latest);
  }
  return found;
}

using Passes = std::vector<std::string>;

TEST(Passes, are_shared_by_measures_of_the_same_rows_however_long_their_windows) {
  Pack pack = fixture::empty_pack();
  count(pack, "month", Table::orders, "paid_at", days(-29, 0));
  count(pack, "week_before", Table::orders, "paid_at", days(-13, -7));
  add_filter(pack, count(pack, "signed", Table::orders, "paid_at", days(-6, 0)),
             "signed_at <= paid_at + 48h");
  // What changes when an order is signed leads; nobody else need know.
  EXPECT_EQ(passes(pack), Passes({" signed month week_before -29..0"}));
}

TEST(Passes, are_not_shared_where_rows_or_the_days_of_their_changes_differ) {
  Pack pack = fixture::empty_pack();
  count(pack, "paid", Table::orders, "paid_at", days(-29, 0));
  count(pack, "paid_later", Table::orders, "paid_at + 48h", days(-29, 0));
  count(pack, "asked", Table::refunds, "applied_at", days(-29, 0));
  add_filter(pack, count(pack, "signed", Table::orders, "paid_at", days(-29, 0)),
             "signed_at is present");
  add_filter(pack, count(pack, "shipped", Table::orders, "paid_at", days(-29, 0)),
             "shipped_at is present");
  EXPECT_EQ(passes(pack), Passes({" signed paid -29..0", " shipped -29..0", " paid_later -29..0",
                                  " asked -29..0"}));
}

// As "filter(who takes what it leaves; further filters)".
std::string text_of(const Sieve& sieve, const Pack& pack) {
  std::string text;
  for (const std::size_t m : sieve.takers) text += pack.measures[m].id + ' ';
  for (const Sieve& next : sieve.next) {
    const auto& filter = pack.measures[next.measure].filters[next.filter];
    text += to_text(filter.condition) + "( " + text_of(next, pack) + ") ";
  }
  return text;
}

TEST(Passes, ask_a_filter_once_that_several_measures_begin_with) {
  Pack pack = fixture::empty_pack();
  count(pack, "paid", Table::orders, "paid_at", days(-29, 0));
  for (const char* id : {"gifts", "gifts_in_time"}) {
    add_filter(pack, count(pack, id, Table::orders, "paid_at", days(-29, 0)), "presale");
  }
  add_filter(pack, pack.measures.back(), "signed_at is present");
  add_filter(pack, count(pack, "signed", Table::orders, "paid_at", days(-29, 0)),
             "signed_at is present");
  const FactSet facts = facts_of({order("o")});
  const Plan plan = make_plan(pack, facts);
  std::vector<const MeasurePlan*> measures;
  for (const MeasurePlan& measure : plan.measures) measures.push_back(&measure);
  EXPECT_EQ(text_of(sieve_of(measures), pack),
            "paid presale( gifts signed_at is present( gifts_in_time ) ) "
            "signed_at is present( signed ) ");
}

TEST(Passes, let_no_measure_take_rows_from_another) {
  const FactSet facts =
      facts_of({order("a", {{"placed_at", at(2)}, {"paid_at", at(2)}, {"signed_at", at(4)}}),
                order("b", {{"placed_at", at(3)}, {"paid_at", at(3)}}),
                fixture::covered("orders", -40, 40)});
  Pack pack = fixture::empty_pack();
  add_filter(pack, count(pack, "signed", Table::orders, "paid_at", days(-9, 0)),
             "signed_at is present");
  count(pack, "paid", Table::orders, "paid_at", days(-9, 0));
  EXPECT_EQ(fixture::worth(pack, facts, 3), "2");
  std::swap(pack.measures.front(), pack.measures.back());
  EXPECT_EQ(fixture::worth(pack, facts, 3), "0");
  EXPECT_EQ(fixture::worth(pack, facts, 4), "1");
}

}  // namespace
}  // namespace xingji
