// Quantiles and distinct counts by hand. Days count from 1; see facts_fixture.h.
#include "engine/stays.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::count;
using fixture::covered;
using fixture::days;
using fixture::order;

// Orders of one day, each shipped so many hours after it was placed.
std::vector<fixture::Given> shipped_after(const std::vector<int>& hours) {
  std::vector<fixture::Given> rows = {covered("orders", -40, 30)};
  for (std::size_t i = 0; i < hours.size(); ++i) {
    rows.push_back(
        order("o" + std::to_string(i), {{"placed_at", at(1)}, {"shipped_at", at(1, hours[i])}}));
  }
  return rows;
}

std::string quantile(Micro share, const std::vector<int>& hours, int day = 1) {
  Pack pack = fixture::empty_pack();
  Measure& measure = count(pack, "q", Table::orders, "placed_at", days(-9, 0));
  measure.kind = Measure::Kind::quantile;
  measure.value = fixture::over_rows(pack, Table::orders, "hours(shipped_at - placed_at)");
  measure.denominator = 3600;
  measure.quantile = {Type::number, {{{}, false, share, {}}}};
  return fixture::worth(pack, fixture::facts_of(shipped_after(hours)), day);
}

TEST(Quantile, is_the_value_that_so_large_a_share_does_not_exceed) {
  const std::vector<int> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  EXPECT_EQ(quantile(900'000, ten), "9");   // the 9th of 10
  EXPECT_EQ(quantile(900'001, ten), "10");  // ⌈9.00001⌉
  EXPECT_EQ(quantile(500'000, ten), "5");
  EXPECT_EQ(quantile(1, ten), "1");
  EXPECT_EQ(quantile(1'000'000, ten), "10");
  EXPECT_EQ(quantile(500'000, {7, 3, 3}), "3");
  EXPECT_EQ(quantile(500'000, {7, 7, 3}), "7");
  EXPECT_EQ(quantile(900'000, {4}), "4");
}

// By looking at each day's values alone.
std::vector<std::int64_t> looked_up(Micro share, const std::vector<Stay>& stays, Day first,
                                    Day last) {
  std::vector<std::int64_t> quantiles;
  for (Day day = first; day <= last; ++day) {
    std::vector<std::int64_t> there;
    for (const Stay& stay : stays) {
      if (stay.enter <= day && day < stay.leave) there.push_back(stay.value);
    }
    std::sort(there.begin(), there.end());
    const std::int64_t rank = quantile_rank(share, static_cast<std::int64_t>(there.size()));
    quantiles.push_back(there.empty() ? missing : there[static_cast<std::size_t>(rank - 1)]);
  }
  return quantiles;
}

// Values close together and far apart, all the same, below nothing, and as far apart as there are.
TEST(Quantile, of_many_days_is_that_of_each) {
  Measure measure;
  measure.kind = Measure::Kind::quantile;
  measure.quantile = {Type::number, {{{}, false, 500'000, {}}}};
  std::mt19937_64 random(5);
  const std::vector<std::int64_t> widths = {1, 2, 90, 100'000, std::int64_t{1} << 40, INT64_MAX};
  for (const std::int64_t width : widths) {
    std::vector<Stay> stays;
    for (int i = 0; i < 300; ++i) {
      Stay& stay = stays.emplace_back();
      stay.enter = static_cast<Day>(random() % 40);
      stay.leave = stay.enter + 1 + static_cast<Day>(random() % 9);
      stay.value = static_cast<std::int64_t>(random()) / 4 % width;
    }
    stays.front().value = INT64_MIN + 1;
    stays.back().value = INT64_MAX;
    EXPECT_EQ(fold_stays(measure, stays, 0, 50), looked_up(500'000, stays, 0, 50)) << width;
  }
}

TEST(Quantile, of_no_rows_is_missing) {
  EXPECT_EQ(quantile(500'000, {3}, 10), "3");
  EXPECT_EQ(quantile(500'000, {3}, 11), "missing");
}

TEST(Distinct, counts_a_value_once_while_any_of_its_rows_is_there) {
  Pack pack = fixture::empty_pack();
  Measure& measure = count(pack, "n", Table::orders, "placed_at", days(-1, 0));
  measure.kind = Measure::Kind::distinct;
  measure.value = fixture::over_rows(pack, Table::orders, "category");
  const FactSet facts =
      fixture::facts_of({order("a", {{"placed_at", at(2)}}, {{"category", "x"}}),
                         order("b", {{"placed_at", at(3)}}, {{"category", "x"}}),
                         order("c", {{"placed_at", at(3)}}, {{"category", "y"}}),
                         order("d", {{"placed_at", at(7)}}, {{"category", "x"}}),
                         order("e", {{"placed_at", at(7)}}), covered("orders", -40, 30)});
  std::string by_day;
  for (int day = 1; day <= 9; ++day) by_day += fixture::worth(pack, facts, day);
  EXPECT_EQ(by_day, "012200110");
}

TEST(Distinct, knows_an_order_by_its_id) {
  Pack pack = fixture::empty_pack();
  Measure& measure = count(pack, "n", Table::refunds, "applied_at", days(-1, 0));
  measure.kind = Measure::Kind::distinct;
  measure.value = fixture::over_rows(pack, Table::refunds, "order_id");
  const FactSet facts =
      fixture::facts_of({order("a"), order("b"), fixture::refund("1", "a", at(2)),
                         fixture::refund("2", "a", at(2)), fixture::refund("3", "b", at(2)),
                         fixture::refund("4", "gone", at(2)), covered("refunds", -40, 30)});
  EXPECT_EQ(fixture::worth(pack, facts, 2), "3");
}

}  // namespace
}  // namespace xingji
