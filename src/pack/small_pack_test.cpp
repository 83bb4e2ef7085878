// What a good pack becomes: the structs of tests/packs/small.yaml.
#include "pack/family_fixture.h"

namespace xingji::family_test {
namespace {

TEST(SmallPack, head) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.id, "example.small");
  EXPECT_EQ(pack.title.zh, "示例体验分");
  EXPECT_EQ(pack.since, day("2021-06-01"));
  EXPECT_EQ(pack.until, day("2023-12-31"));
  EXPECT_EQ(pack.said.source, "HELP");
  EXPECT_EQ(pack.zone.name(), "Asia/Shanghai");
  ASSERT_EQ(pack.sources.size(), 2U);
  EXPECT_EQ(pack.sources[0].link, "https://example.com/help");
  EXPECT_EQ(pack.sources[1].grade, 'C');
}

TEST(SmallPack, dated_numbers) {
  const Pack pack = load_small();
  const Number& hours = pack.parameters[0].number;
  EXPECT_EQ(hours.type, Type::duration);
  EXPECT_EQ(hours.on(day("2022-02-28"))->value, 48 * 3600);
  EXPECT_EQ(hours.on(day("2022-03-01"))->value, 36 * 3600);
  EXPECT_EQ(hours.on(day("2022-03-01"))->said.source, "BLOG");
  EXPECT_FALSE(hours.entries[1].by_row);
  const Number& limit = pack.parameters[1].number;
  EXPECT_TRUE(limit.entries[0].by_row);
  EXPECT_TRUE(limit.entries[1].by_row);
  const Number& weight = pack.dimensions[2].weight;
  EXPECT_EQ(weight.on(day("2021-12-31")), nullptr);
  EXPECT_EQ(weight.on(day("2022-01-01"))->value, 200'000);
}

TEST(SmallPack, an_unset_parameter_has_a_type_and_no_entries) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.parameters[2].id, "leader_orders");
  EXPECT_EQ(pack.parameters[2].number.type, Type::number);
  EXPECT_TRUE(pack.parameters[2].number.entries.empty());
}

TEST(SmallPack, sets_become_filters_and_exemptions) {
  const Pack pack = load_small();
  const Measure& late = measure(pack, "late_orders");
  ASSERT_EQ(late.filters.size(), 3U);
  EXPECT_EQ(late.filters[0].said_as, "sets.real_order");
  EXPECT_EQ(late.filters[1].said_as, "sets.spot_order");
  EXPECT_EQ(late.filters[2].said_as, "where");
  EXPECT_EQ(late.exemptions, std::vector<std::size_t>{0});
  EXPECT_EQ(pack.exemptions[0].reasons.size(), 2U);
  EXPECT_EQ(to_text(pack.exemptions[0].matches), "promised_ship_at");
  EXPECT_TRUE(pack.exemptions[1].reasons.empty());
}

TEST(SmallPack, windows) {
  const Pack pack = load_small();
  const auto days = [&](std::string_view id) {
    const Window::Choice& choice = measure(pack, id).window.choices.back();
    return std::pair(choice.from, choice.to);
  };
  EXPECT_EQ(days("orders_60"), std::pair(-59, 0));
  EXPECT_EQ(days("paid_orders"), std::pair(-29, 0));
  EXPECT_EQ(days("refunds"), std::pair(-44, -15));
  EXPECT_EQ(days("late_orders"), std::pair(-44, -14));  // T-45 … T-15, and T is D+1
  const Window& chosen = measure(pack, "orders").window;
  EXPECT_EQ(chosen.id, "by_volume");
  ASSERT_EQ(chosen.choices.size(), 2U);
  EXPECT_EQ(to_text(*chosen.choices[0].when), "orders_60 < 40");
  EXPECT_EQ(chosen.choices[0].from, -364);
  EXPECT_FALSE(chosen.choices[1].when.has_value());
  EXPECT_EQ(chosen.choices[1].said.source, "HELP");
}

TEST(SmallPack, short_forms_become_measures) {
  const Pack pack = load_small();
  const Indicator& share = indicator(pack, "reply_share");
  EXPECT_EQ(to_text(share.value), "reply_share.numerator / reply_share.denominator");
  EXPECT_EQ(pack.measures[*share.numerator].filters.back().said_as, "counts");
  EXPECT_EQ(pack.measures[*share.denominator].filters.size(), 1U);
  EXPECT_EQ(share.no_data.kind, MissingRule::Kind::fixed);
  EXPECT_EQ(share.too_few.kind, MissingRule::Kind::spread);
  EXPECT_EQ(share.least->on(day("2022-01-01"))->value, 10 * micro_one);
  const Indicator& mean = indicator(pack, "stars_mean");
  EXPECT_EQ(pack.measures[*mean.numerator].kind, Measure::Kind::sum);
  EXPECT_EQ(pack.measures[*mean.denominator].kind, Measure::Kind::count);
  // A row without a value counts on neither side.
  EXPECT_EQ(pack.measures[*mean.denominator].filters.back().said_as, "value");
  EXPECT_EQ(mean.since, day("2022-01-01"));
}

TEST(SmallPack, a_value_that_is_no_plain_ratio_has_no_denominator) {
  const Pack pack = load_small();
  EXPECT_FALSE(indicator(pack, "on_time_share").denominator.has_value());
  const Indicator& time = indicator(pack, "refund_time");
  EXPECT_EQ(time.value.type, Type::duration);
  EXPECT_EQ(pack.measures[*time.denominator].id, "refunds");
  EXPECT_EQ(time.ladder[0].bound.type, Type::duration);
  EXPECT_EQ(time.ladder[0].edge, Step::Edge::below);
}

TEST(SmallPack, numbers_inherit_where_they_come_from) {
  const Pack pack = load_small();
  const auto& ladder = indicator(pack, "on_time_share").ladder;
  const Provenance& inherited = ladder[0].give.entries[0].said;
  EXPECT_EQ(inherited.source, "HELP");
  EXPECT_EQ(inherited.path, "indicators.on_time_share.points.1.give");
  EXPECT_EQ(inherited.place.line, 113);
  // A map that says its own takes nothing over.
  const Provenance& own = ladder[2].give.entries[0].said;
  EXPECT_EQ(own.source, "");
  EXPECT_EQ(own.assumed.en, "only the top steps are public");
  EXPECT_EQ(pack.dimensions[1].parts[0].weight.entries[0].said.assumed.en, "no weights are public");
}

TEST(SmallPack, gates_total_and_bands) {
  const Pack pack = load_small();
  ASSERT_EQ(pack.gates.size(), 4U);
  EXPECT_EQ(pack.gates[0].levels.size(), 2U);
  EXPECT_EQ(pack.gates[0].levels[0].act, Gate::Act::subtract);
  EXPECT_EQ(pack.gates[0].targets, std::vector<std::size_t>{1});
  EXPECT_TRUE(pack.gates[1].levels[0].is_pass);
  EXPECT_EQ(pack.gates[2].levels[0].act, Gate::Act::drop);
  EXPECT_EQ(pack.gates[3].at, Gate::At::total);
  EXPECT_EQ(pack.total.decimals, 2);
  EXPECT_EQ(pack.total.most->entries[0].value, 5 * micro_one);
  EXPECT_EQ(to_text(*pack.total.needs), "orders >= 10");
  EXPECT_EQ(pack.bands.back().id, "s2");
  EXPECT_FALSE(pack.bands.back().total_at_least.has_value());
}

}  // namespace
}  // namespace xingji::family_test
