#include "engine/card_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/facts_fixture.h"

namespace xingji::fixture {

Number number(const std::string& text) { return parameter("", text).number; }

void add_count(Pack& pack, const std::string& id) {
  count(pack, id, Table::orders, "placed_at", days(0, 0));
}

Indicator& add_share(Pack& pack, const std::string& id, const std::string& over,
                     const std::string& under) {
  Indicator indicator;
  indicator.id = id;
  indicator.value = over_days(pack, over + " / " + under);
  indicator.numerator = find_measure(pack, over);
  indicator.denominator = find_measure(pack, under);
  indicator.ladder = {rest("5")};
  pack.indicators.push_back(std::move(indicator));
  return pack.indicators.back();
}

Step step(Step::Edge edge, const std::string& bound, const std::string& give) {
  return {edge, number(bound), number(give), {}};
}

Step rest(const std::string& give) { return {Step::Edge::otherwise, {}, number(give), {}}; }

void add_dimension(Pack& pack, const std::string& id, const std::string& weight,
                   const std::vector<std::pair<std::size_t, std::string>>& parts) {
  Dimension dimension;
  dimension.id = id;
  dimension.weight = number(weight);
  for (const auto& [indicator, share] : parts) {
    dimension.parts.push_back({indicator, number(share)});
  }
  pack.dimensions.push_back(std::move(dimension));
}

Gate gate(const Pack& pack, Gate::At at, const std::string& fails, Gate::Act act,
          const std::string& amount) {
  Gate result;
  result.at = at;
  Gate::Level level;
  level.condition = over_days(pack, fails);
  level.act = act;
  level.amount = number(amount);
  result.levels = {level};
  return result;
}

namespace {

// Whether a card is explained changes nothing but its reasons.
void expect_same(const Card& card, const Card& explained) {
  EXPECT_EQ(card.status, explained.status);
  EXPECT_EQ(card.total, explained.total);
  EXPECT_EQ(card.stars, explained.stars);
  EXPECT_EQ(card.band, explained.band);
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    EXPECT_EQ(card.indicators[i].status, explained.indicators[i].status) << i;
    EXPECT_EQ(card.indicators[i].points, explained.indicators[i].points) << i;
  }
  for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
    EXPECT_EQ(card.dimensions[d].score, explained.dimensions[d].score) << d;
  }
}

}  // namespace

Card card(const Pack& pack, const Worths& worths, const std::vector<std::string>& partly) {
  Balances balances{judged, judged, {}};
  for (const Measure& measure : pack.measures) {
    const auto worth = worths.find(measure.id);
    Balance balance;
    if (worth == worths.end()) {
      balance.covered = Covered::none;
    } else {
      balance.value = worth->second;
      const bool is_partly = std::find(partly.begin(), partly.end(), measure.id) != partly.end();
      balance.covered = is_partly ? Covered::partly : Covered::fully;
    }
    balances.measures.push_back({balance});
  }
  const Rules rules(pack);
  Card explained = evaluate(rules, balances, judged, true);
  expect_same(evaluate(rules, balances, judged, false), explained);
  return explained;
}

std::string text(const std::optional<Micro>& number) {
  return number ? format_micro(*number) : "none";
}

}  // namespace xingji::fixture
