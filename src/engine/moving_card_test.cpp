// A card that moves on from day to day is the card that is made anew, whatever moves: figures that
// lose their data and get it back, windows that are covered in part, totals that come and go.
#include "engine/moving_card.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::judged;
using fixture::number;
using fixture::text;
constexpr auto at_least = Step::Edge::at_least;
constexpr Day last = judged + 300;

// Five shares over one count each, of which the last is in no dimension.
Pack pack_of(MissingRule::Kind without_data) {
  Pack pack = fixture::empty_pack();
  for (int i = 0; i < 5; ++i) {
    const std::string id(1, static_cast<char>('a' + i));
    fixture::add_count(pack, "over_" + id);
    fixture::add_count(pack, "under_" + id);
    Indicator& share = fixture::add_share(pack, id, "over_" + id, "under_" + id);
    share.ladder = {fixture::step(at_least, "1", "5"), fixture::step(at_least, "0.5", "4.5"),
                    fixture::rest("2")};
  }
  pack.indicators[1].no_data = {without_data, number("3"), {}};
  fixture::add_dimension(pack, "one", "60%", {{0, "50%"}, {1, "50%"}});
  fixture::add_dimension(pack, "two", "40%", {{2, "30%"}, {3, "70%"}});
  pack.dimensions[1].most = number("4.8");
  pack.total.decimals = 2;
  Band high{"high", {}, number("5"), number("4.5"), number("4.4"), {}};
  Band low{"low", {}, number("4"), number("3"), std::nullopt, {}};
  pack.bands = {high, low};
  return pack;
}

// Small counts that often stay, and are now and then not covered or nothing.
Balances any_balances(const Rules& rules, std::mt19937& random) {
  Balances balances{judged, last, {}};
  const auto one_in = [&](unsigned many) { return random() % many == 0; };
  balances.changed.assign(static_cast<std::size_t>(last - judged) + 1, 0);
  for (std::size_t m = 0; m < rules.pack->measures.size(); ++m) {
    std::vector<Balance>& days = balances.measures.emplace_back();
    Balance balance;
    for (Day day = judged; day <= last; ++day) {
      if (one_in(6)) balance.value = static_cast<std::int64_t>(random() % 4);
      if (one_in(40)) balance.covered = static_cast<Covered>(random() % 3);
      if (one_in(10)) balance.covered = Covered::fully;
      if (!days.empty() && balance != days.back()) {
        balances.changed[days.size()] |= rules.inputs.measures[m];
      }
      days.push_back(balance);
    }
  }
  return balances;
}

std::string all(const Card& card) {
  std::string says = std::to_string(card.day) + ' ' + std::string(to_text(card.status)) + ' ' +
                     text(card.raw_total) + ' ' + text(card.total) + ' ' + text(card.stars) + ' ' +
                     (card.band ? std::to_string(*card.band) : "none");
  for (const IndicatorResult& of : card.indicators) {
    says += '|' + std::string(to_text(of.status)) + ' ' + text(of.numerator) + '/' +
            text(of.denominator) + '=' + text(of.value_rounded) + ' ' + text(of.raw_points) + ' ' +
            text(of.points) + ' ' + (of.step ? std::to_string(*of.step) : "none");
  }
  for (const DimensionResult& of : card.dimensions) {
    says += '|' + text(of.raw_score) + ' ' + text(of.score);
  }
  for (const std::string& reason : card.reasons) says += '|' + reason;
  return says;
}

class MovesOn : public testing::TestWithParam<MissingRule::Kind> {};

TEST_P(MovesOn, AsItIsMadeAnew) {
  const Pack pack = pack_of(GetParam());
  const Rules rules(pack);
  EXPECT_TRUE(rules.only_sums);
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    const Balances balances = any_balances(rules, random);
    MovingCard moving(rules, balances, false);
    for (Day day = judged; day <= last; ++day) {
      ASSERT_EQ(all(moving.on(day)), all(evaluate(rules, balances, day, false))) << round;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(WithoutData, MovesOn,
                         testing::Values(MissingRule::Kind::spread, MissingRule::Kind::drop,
                                         MissingRule::Kind::fixed, MissingRule::Kind::no_score,
                                         MissingRule::Kind::default_total));

}  // namespace
}  // namespace xingji
