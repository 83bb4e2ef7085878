// Values, ladders and missing rules by hand, on both sides of every edge.
#include "engine/indicator.h"

#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"
#include "engine/plain.h"

namespace xingji {
namespace {

using fixture::card;
using fixture::judged;
using fixture::number;
using fixture::text;

// Good ones of all, one indicator, the sum of its points as the total.
Pack pack_of_one() {
  Pack pack = fixture::empty_pack();
  fixture::add_count(pack, "good");
  fixture::add_count(pack, "all");
  fixture::add_share(pack, "share", "good", "all");
  pack.total.kind = Total::Kind::sum_of_points;
  return pack;
}

// What 49, 50 and 51 of a hundred give: "113".
std::string around(Step::Edge edge) {
  Pack pack = pack_of_one();
  pack.indicators[0].ladder = {fixture::step(edge, "50%", "3"), fixture::rest("1")};
  std::string given;
  for (const int good : {49, 50, 51}) {
    given += text(card(pack, {{"good", good}, {"all", 100}}).indicators[0].points);
  }
  return given;
}

TEST(Ladder, edges_hold_or_do_not_hold_where_they_stand) {
  EXPECT_EQ(around(Step::Edge::at_least), "133");
  EXPECT_EQ(around(Step::Edge::above), "113");
  EXPECT_EQ(around(Step::Edge::at_most), "331");
  EXPECT_EQ(around(Step::Edge::below), "311");
}

TEST(Ladder, gives_what_its_first_step_that_holds_gives_on_the_day) {
  Pack pack = pack_of_one();
  Indicator& share = pack.indicators[0];
  share.ladder = {fixture::step(Step::Edge::at_least, "90%", "5"),
                  fixture::step(Step::Edge::at_least, "80%", "4"), fixture::rest("1")};
  const auto points = [&] {
    return text(card(pack, {{"good", 85}, {"all", 100}}).indicators[0].points);
  };
  EXPECT_EQ(points(), "4");
  share.ladder[1].give.entries.push_back({judged + 1, false, 2 * micro_one, {}});
  EXPECT_EQ(points(), "4");
  share.ladder[1].give.entries.back().since = judged;
  EXPECT_EQ(points(), "2");
  share.ladder[0].bound.entries.push_back({judged, false, micro_one * 85 / 100, {}});
  EXPECT_EQ(points(), "5");
}

TEST(TooFew, is_fewer_than_the_least) {
  Pack pack = pack_of_one();
  pack.indicators[0].least = number("10");
  pack.indicators[0].too_few = {MissingRule::Kind::fixed, number("2.5"), {}};
  const auto of = [&](std::int64_t all) {
    const IndicatorResult result = card(pack, {{"good", 0}, {"all", all}}).indicators[0];
    return std::string(to_text(result.status)) + ' ' + text(result.points);
  };
  EXPECT_EQ(of(0), "no_data none");
  EXPECT_EQ(of(1), "too_few 2.5");
  EXPECT_EQ(of(9), "too_few 2.5");
  EXPECT_EQ(of(10), "ok 5");
  EXPECT_EQ(of(11), "ok 5");
}

TEST(MissingRule, gives_its_points_or_none_or_takes_the_score_away) {
  Pack pack = pack_of_one();
  Indicator& share = pack.indicators[0];
  const auto without_data = [&] { return card(pack, {{"good", 0}, {"all", 0}}); };
  share.no_data = {MissingRule::Kind::fixed, number("1.5"), {}};
  share.no_data.points.entries.push_back({judged + 1, false, 0, {}});
  EXPECT_EQ(text(without_data().indicators[0].points), "1.5");
  EXPECT_EQ(text(without_data().indicators[0].raw_points), "1.5");
  EXPECT_TRUE(without_data().indicators[0].by_missing_rule);
  EXPECT_EQ(text(without_data().total), "1.5");

  share.no_data = {MissingRule::Kind::drop, {}, {}};
  EXPECT_EQ(text(without_data().indicators[0].points), "none");
  EXPECT_EQ(without_data().reasons, std::vector<std::string>{"no indicator has a value"});

  fixture::add_share(pack, "other", "all", "good");  // would do for a total
  pack.indicators[0].no_data = {MissingRule::Kind::no_score, {}, {}};
  pack.indicators[0].title = {"好评率", "Good ratings"};
  const Card none = card(pack, {{"good", 1}, {"all", 0}});
  EXPECT_EQ(text(none.indicators[1].points), "5");
  EXPECT_EQ(text(none.total), "none");
  EXPECT_EQ(none.reasons, std::vector<std::string>{"Good ratings: no data"});
  EXPECT_EQ(none.reasons_zh, std::vector<std::string>{"好评率：无数据"});
}

TEST(MissingRule, of_an_indicator_outside_the_total_takes_no_score_away) {
  Pack pack = pack_of_one();
  fixture::add_share(pack, "shown", "good", "all");
  pack.indicators[1].least = number("1000");
  pack.indicators[1].too_few.kind = MissingRule::Kind::no_score;
  const auto total = [&] { return text(card(pack, {{"good", 1}, {"all", 2}}).total); };
  EXPECT_EQ(total(), "none");
  pack.total.kind = Total::Kind::weighted;
  fixture::add_dimension(pack, "d", "100%", {{0, "100%"}});
  EXPECT_EQ(total(), "5");
}

TEST(Indicator, is_in_force_on_its_first_and_its_last_day) {
  const auto status = [](std::optional<Day> since, std::optional<Day> until) {
    Pack pack = pack_of_one();
    pack.indicators[0].since = since;
    pack.indicators[0].until = until;
    return std::string(to_text(card(pack, {{"good", 1}, {"all", 1}}).indicators[0].status));
  };
  EXPECT_EQ(status(judged, judged), "ok");
  EXPECT_EQ(status(judged + 1, {}), "not_in_force");
  EXPECT_EQ(status({}, judged - 1), "not_in_force");
}

Balance balance_of(std::int64_t value, Covered covered, bool fits = true, bool is_empty = false) {
  Balance balance;
  balance.value = value;
  balance.covered = covered;
  balance.fits = fits;
  balance.is_empty = is_empty;
  return balance;
}

void expect_same(const IndicatorResult& is, const IndicatorResult& should) {
  EXPECT_EQ(is.status, should.status);
  EXPECT_EQ(is.basis, should.basis);
  EXPECT_EQ(is.numerator, should.numerator);
  EXPECT_EQ(is.denominator, should.denominator);
  EXPECT_EQ(is.value.has_value(), should.value.has_value());
  if (is.value && should.value) {
    EXPECT_EQ(compare(*is.value, *should.value), 0);
  }
  EXPECT_EQ(is.value_rounded, should.value_rounded);
  EXPECT_EQ(is.raw_points, should.raw_points);
  EXPECT_EQ(is.points, should.points);
  EXPECT_EQ(is.step, should.step);
  EXPECT_EQ(is.branch, should.branch);
  EXPECT_EQ(is.by_missing_rule, should.by_missing_rule);
  EXPECT_EQ(is.lacks, should.lacks);
  EXPECT_EQ(is.undecided.has_value(), should.undecided.has_value());
  EXPECT_EQ(is.among.has_value(), should.among.has_value());
  EXPECT_EQ(is.days.has_value(), should.days.has_value());
}

// A result of another day, of which nothing may be left.
IndicatorResult stale() {
  IndicatorResult result;
  result.status = IndicatorStatus::fixed;
  result.basis = Basis::reading;
  result.numerator = result.denominator = result.value_rounded = 7;
  result.value = Ratio{7, 3};
  result.raw_points = result.points = 9;
  result.step = result.branch = 4;
  result.by_missing_rule = true;
  result.among.emplace();
  result.days = IndicatorResult::Days{3, 4};
  return result;
}

TEST(Plain, judges_as_judge_does) {
  std::vector<Balance> sides;
  for (const Covered covered : {Covered::none, Covered::partly, Covered::fully}) {
    for (const std::int64_t value : {0L, 1L, 2L, 3L, -1L, 1'000'000'000'000L}) {
      sides.push_back(balance_of(value, covered));
    }
    sides.push_back(balance_of(5, covered, false));
    sides.push_back(balance_of(0, covered, true, true));
  }
  std::size_t plainly = 0;
  for (const auto kind :
       {MissingRule::Kind::spread, MissingRule::Kind::drop, MissingRule::Kind::fixed,
        MissingRule::Kind::no_score, MissingRule::Kind::default_total}) {
    for (const bool is_share : {true, false}) {
      Pack pack = pack_of_one();
      Indicator& indicator = pack.indicators[0];
      if (!is_share) {
        indicator.value = fixture::over_days(pack, "good");
        indicator.numerator = indicator.denominator = std::nullopt;
      }
      indicator.ladder = {fixture::step(Step::Edge::at_least, is_share ? "80%" : "2", "5"),
                          fixture::step(Step::Edge::above, is_share ? "50%" : "1", "3"),
                          fixture::rest("1")};
      indicator.no_data.kind = kind;
      indicator.no_data.points = number("2");
      const Rules rules(pack);
      ASSERT_TRUE(rules.plain[0].has_value());
      for (const Balance& above : sides) {
        for (const Balance& below : sides) {
          const Balances balances{judged, judged, {{above}, {below}}};
          IndicatorResult result = stale();
          if (!judge_plain(*rules.plain[0], balances, judged, result)) continue;
          ++plainly;
          expect_same(result, judge(indicator, rules.values[0], balances, judged, pack, nullptr));
        }
      }
    }
  }
  EXPECT_GT(plainly, 500U);
}

}  // namespace
}  // namespace xingji
