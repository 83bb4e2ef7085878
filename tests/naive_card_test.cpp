// The naive twin's steps from measures to stars against sums done by hand, and its CSV.
#include <gtest/gtest.h>

#include "naive/by_hand.h"

namespace xingji::naive {
namespace {

using by_hand::number;

const Day judged = by_hand::june(10);

/// Shop `s` has three orders, two of them signed; `t` has none.
NaiveFacts orders() {
  return by_hand::facts({{Table::shops, "shop_id,platform\nt,p\n\"s\",p\n"},
                         {Table::orders,
                          "order_id,shop_id,placed_at,signed_at,cancelled_at\n"
                          "a,s,2022-06-01 10:00:00,2022-06-02 10:00:00,\n"
                          "b,s,2022-06-02 10:00:00,2022-06-09 10:00:00,\n"
                          "c,s,2022-06-10 10:00:00,,2022-06-10 12:00:00\n"}});
}

/// signed/placed = 2/3, cancelled/placed = 1/3, cancelled/signed_late = 1/0; points 4, 3 and none.
Pack pack() {
  Pack pack = by_hand::pack();
  const Window window = by_hand::days(-9, 0);
  by_hand::count(pack, "placed", Table::orders, "placed_at", window);
  by_hand::count(pack, "signed", Table::orders, "placed_at", window, "signed_at is present");
  by_hand::count(pack, "cancelled", Table::orders, "placed_at", window, "cancelled_at is present");
  by_hand::count(pack, "never", Table::orders, "placed_at", window, "false");
  by_hand::share(pack, "signing", "signed", "placed", "66.6666%", "4");
  by_hand::share(pack, "cancelling", "cancelled", "placed", "33.3333%", "3");
  by_hand::share(pack, "empty", "cancelled", "never", "1%", "5");
  pack.dimensions = {{"service",
                      {},
                      number("60%"),
                      {{0, number("20%")}, {1, number("50%")}, {2, number("30%")}},
                      {},
                      {},
                      {}},
                     {"goods", {}, number("40%"), {{0, number("100%")}}, {}, {}, {}}};
  pack.bands = {{"four", {}, number("4"), number("3.57"), number("3.3"), {}},
                {"three", {}, number("3"), number("3.5"), {}, {}},
                {"one", {}, number("1"), {}, {}, {}}};
  return pack;
}

NaiveCard card(const Pack& pack, const std::string& subject = "s") {
  NaiveOptions options;
  options.subjects = {subject};
  return naive_score(orders(), by_hand::family(pack), judged, judged, options).at(0);
}

Gate gate(const Pack& pack, Gate::At at, std::vector<std::size_t> targets, bool is_pass,
          const std::string& condition, Gate::Act act, const std::string& amount) {
  Gate gate;
  gate.at = at;
  gate.targets = std::move(targets);
  gate.levels = {{"", {}, is_pass, by_hand::day(pack, condition), act, number(amount), {}}};
  return gate;
}

TEST(NaiveCard, spreads_the_weight_of_what_has_no_value) {
  const NaiveCard result = card(pack());
  // service: (0.2·4 + 0.5·3) / 0.7 = 3.285714…; goods 4; total 0.6·3.285714 + 0.4·4 = 3.5714284.
  EXPECT_EQ(result.status, "scored");
  EXPECT_EQ(result.dimensions[0].second, "3.285714");
  EXPECT_EQ(result.dimensions[1].second, "4");
  EXPECT_EQ(result.total, "3.571428");
  EXPECT_EQ(result.stars, "3");  // the total would do for 4, service is below 3.3
  EXPECT_EQ(result.indicators[0].value, "0.666667");
  EXPECT_EQ(result.indicators[0].points, "4");
  EXPECT_EQ(result.indicators[2].status, "no_data");
  EXPECT_EQ(result.indicators[2].denominator, "0");
  EXPECT_EQ(result.indicators[2].value, "");
}

TEST(NaiveCard, compares_exactly_and_rounds_the_total_before_the_bands) {
  Pack exact = pack();
  exact.indicators[0].ladder[0].bound =
      number("66.6667%");  // 2/3 is below, though it prints as that
  EXPECT_EQ(card(exact).indicators[0].points, "1");
  Pack round = pack();
  round.total.decimals = 1;
  EXPECT_EQ(card(round).total, "3.6");
  round.total.most = number("3.55");
  EXPECT_EQ(card(round).total, "3.6");  // clipped, then rounded
  round.total.most = number("3.54");
  EXPECT_EQ(card(round).total, "3.5");
  EXPECT_EQ(card(round).stars, "3");
}

TEST(NaiveCard, follows_the_missing_rules) {
  Pack few = pack();
  few.indicators[0].least = number("4");
  few.indicators[0].too_few = {MissingRule::Kind::fixed, number("2.5"), {}};
  EXPECT_EQ(card(few).indicators[0].status, "too_few");
  EXPECT_EQ(card(few).indicators[0].points, "2.5");
  EXPECT_EQ(card(few).dimensions[1].second, "2.5");
  few.indicators[0].too_few.kind = MissingRule::Kind::no_score;
  EXPECT_EQ(card(few).status, "no_score");
  EXPECT_EQ(card(few).total, "");
  few.indicators[0].until = judged - 1;
  EXPECT_EQ(card(few).indicators[0].status, "not_in_force");
  EXPECT_EQ(card(few).total, "3");  // goods is empty: service alone
  Pack lowest = pack();
  lowest.total.kind = Total::Kind::lowest_of_points;
  lowest.indicators[2].no_data.kind = MissingRule::Kind::drop;
  EXPECT_EQ(card(lowest).total, "3");
  lowest.total.kind = Total::Kind::sum_of_points;
  EXPECT_EQ(card(lowest).total, "7");
  lowest.total.needs = by_hand::day(lowest, "placed >= 4");
  EXPECT_EQ(card(lowest).status, "no_score");
}

TEST(NaiveCard, applies_gates_where_they_stand_and_in_their_order) {
  Pack capped = pack();
  capped.gates = {
      gate(capped, Gate::At::points, {0}, false, "cancelled / placed > 33%", Gate::Act::cap, "3.5"),
      gate(capped, Gate::At::dimensions, {}, true, "signed >= 3", Gate::Act::subtract, "1"),
      gate(capped, Gate::At::dimensions, {1}, false, "true", Gate::Act::multiply, "0.333333"),
      gate(capped, Gate::At::total, {}, false, "placed < 3", Gate::Act::drop, "0")};
  const NaiveCard result = card(capped);
  EXPECT_EQ(result.indicators[0].status, "capped");
  EXPECT_EQ(result.indicators[0].points, "3.5");
  // service: (0.2·3.5 + 0.5·3) / 0.7 = 3.142857 − 1; goods: (3.5 − 1) · 0.333333 = 0.8333325.
  EXPECT_EQ(result.dimensions[0].second, "2.142857");
  EXPECT_EQ(result.dimensions[1].second, "0.833333");
  EXPECT_EQ(result.total, "1.619047");  // 0.6 · 2.142857 + 0.4 · 0.833333 = 1.6190474
}

// Nine tenths of a negative number are more than it; the other gate has lowered it all the same.
TEST(NaiveCard, is_capped_where_any_gate_lowered_it) {
  Pack capped = pack();
  capped.indicators[0].ladder[0].give = number("-9");
  capped.gates = {gate(capped, Gate::At::points, {0}, false, "true", Gate::Act::subtract, "0.3"),
                  gate(capped, Gate::At::points, {0}, false, "true", Gate::Act::multiply, "0.9")};
  EXPECT_EQ(card(capped).indicators[0].points, "-8.37");
  EXPECT_EQ(card(capped).indicators[0].status, "capped");
}

TEST(NaiveCard, asks_what_an_unknown_gate_does_and_takes_the_first_level) {
  Pack unknown = pack();
  unknown.gates = {
      gate(unknown, Gate::At::total, {}, false, "cancelled / never > 1%", Gate::Act::cap, "2")};
  EXPECT_EQ(card(unknown).total, "3.571428");
  unknown.gates[0].unknown_passes = false;
  EXPECT_EQ(card(unknown).total, "2");
  unknown.gates[0].levels.push_back(unknown.gates[0].levels[0]);
  unknown.gates[0].levels[1].amount = number("1");
  EXPECT_EQ(card(unknown).total, "2");
  unknown.gates[0].until = judged - 1;
  EXPECT_EQ(card(unknown).total, "3.571428");
}

TEST(NaiveCard, knows_that_nothing_times_something_unknown_is_nothing) {
  Pack formula = pack();
  Indicator& indicator = formula.indicators[0];
  indicator.numerator = indicator.denominator = std::nullopt;
  indicator.value = by_hand::day(formula, "never * (cancelled / never) + 0.8 * signed / placed");
  EXPECT_EQ(card(formula).indicators[0].value, "0.533333");
  EXPECT_EQ(card(formula).indicators[0].numerator, "");
}

TEST(NaiveCard, takes_the_dated_number_of_the_day) {
  Pack dated = pack();
  Number& give = dated.indicators[0].ladder[0].give;
  give.entries.push_back({judged + 1, false, 2'000'000, {}});
  EXPECT_EQ(card(dated).indicators[0].points, "4");
  give.entries[1].since = judged;
  EXPECT_EQ(card(dated).indicators[0].points, "2");
}

TEST(NaiveCard, is_written_as_the_csv_of_score) {
  Pack small = by_hand::pack();
  small.since = judged - 1;
  by_hand::sum(small, "seconds", Table::orders, "signed_at - placed_at", "signed_at",
               by_hand::days(-1, 0));
  by_hand::count(small, "signed", Table::orders, "signed_at", by_hand::days(-1, 0));
  Indicator& wait = by_hand::share(small, "wait", "seconds", "signed", "1h", "5");
  wait.ladder[0].edge = Step::Edge::at_most;
  small.dimensions = {{"speed", {}, number("100%"), {{0, number("100%")}}, {}, {}, {}}};
  small.bands = {{"any", {}, number("4.5"), {}, {}, {}}};
  const auto cards = naive_score(orders(), by_hand::family(small), judged - 2, judged);
  EXPECT_EQ(naive_csv(cards, small),
            "subject,day,pack,status,total,stars,dimension.speed,indicator.wait.numerator,"
            "indicator.wait.denominator,indicator.wait.value,indicator.wait.points,"
            "indicator.wait.status\n"
            "s,2022-06-08,test.pack,no_score,,,,,,,,not_in_force\n"
            "s,2022-06-09,test.pack,scored,1,4.5,1,604800,1,604800,1,ok\n"
            "s,2022-06-10,test.pack,scored,1,4.5,1,604800,1,604800,1,ok\n"
            "t,2022-06-08,test.pack,no_score,,,,,,,,not_in_force\n"
            "t,2022-06-09,test.pack,no_score,,,,0,0,,,no_data\n"
            "t,2022-06-10,test.pack,no_score,,,,0,0,,,no_data\n");
  NaiveOptions assumed;
  assumed.assume_version = judged;
  const auto card_of_8 =
      naive_score(orders(), by_hand::family(small), judged - 2, judged, assumed)[0];
  EXPECT_EQ(card_of_8.indicators.at(0).status, "no_data");
}

TEST(NaiveCard, is_provisional_where_a_window_is_covered_in_part) {
  Pack early = pack();
  for (Measure& measure : early.measures) measure.window = by_hand::days(-20, 0);
  EXPECT_EQ(card(early).status, "provisional");
  EXPECT_EQ(card(early).indicators[0].status, "partial");
  EXPECT_EQ(card(early).total, "3.571428");
}

}  // namespace
}  // namespace xingji::naive
