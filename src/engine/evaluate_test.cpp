// From points to stars by hand: gates, dimensions, totals, clip, rounding and bands, on both sides
// of every edge.
#include "engine/evaluate.h"

#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::card;
using fixture::gate;
using fixture::judged;
using fixture::number;
using fixture::text;

constexpr auto cap = Gate::Act::cap;
const fixture::Worths usual = {{"one", 1}, {"two", 2}, {"zero", 0}};

// Indicators of 5, 2 and no points; `service` is of the first and the last, `goods` of the second.
Pack three() {
  Pack pack = fixture::empty_pack();
  for (const char* id : {"one", "two", "zero", "unknown"}) fixture::add_count(pack, id);
  fixture::add_share(pack, "high", "one", "two");
  fixture::add_share(pack, "low", "one", "two").ladder = {fixture::rest("2")};
  fixture::add_share(pack, "empty", "one", "zero");
  fixture::add_dimension(pack, "service", "75%", {{0, "40%"}, {2, "60%"}});
  fixture::add_dimension(pack, "goods", "25%", {{1, "100%"}});
  return pack;
}

// The points, the dimensions and the total: "5 2 none | 5 2 | 4.25".
std::string all(const Card& of) {
  std::string points;
  for (const IndicatorResult& each : of.indicators) points += text(each.points) + ' ';
  std::string scores;
  for (const DimensionResult& each : of.dimensions) scores += text(each.score) + ' ';
  return points + "| " + scores + "| " + text(of.total);
}
std::string all(const Pack& pack) { return all(card(pack, usual)); }

TEST(Total, weighs_dimensions_by_what_is_there) {
  Pack pack = three();
  EXPECT_EQ(all(pack), "5 2 none | 5 2 | 4.25");
  pack.indicators[0].until = judged - 1;
  EXPECT_EQ(all(pack), "none 2 none | none 2 | 2");
  pack.indicators[1].until = judged - 1;
  EXPECT_EQ(all(pack), "none none none | none none | none");
}

TEST(Total, rounds_once_half_away_from_zero) {
  Pack pack = three();
  pack.indicators[2].value = pack.indicators[0].value;
  pack.indicators[2].ladder = {fixture::rest("3.000001")};
  // (0.4 · 5 + 0.6 · 3.000001) = 3.8000006
  EXPECT_EQ(all(pack), "5 2 3.000001 | 3.800001 2 | 3.350001");
}

TEST(Total, is_the_lowest_or_the_sum_of_the_points) {
  Pack pack = three();
  pack.total.kind = Total::Kind::lowest_of_points;
  EXPECT_EQ(text(card(pack, usual).total), "2");
  std::swap(pack.indicators[0], pack.indicators[1]);
  EXPECT_EQ(text(card(pack, usual).total), "2");
  pack.total.kind = Total::Kind::sum_of_points;
  EXPECT_EQ(text(card(pack, usual).total), "7");
}

TEST(Total, is_clipped_and_then_rounded) {
  Pack pack = three();
  const auto total = [&] { return text(card(pack, usual).total); };
  pack.total.decimals = 1;
  EXPECT_EQ(total(), "4.3");
  pack.total.most = number("4.24");
  EXPECT_EQ(total(), "4.2");
  EXPECT_EQ(text(card(pack, usual).raw_total), "4.25");
  pack.total.most = number("4.251");
  pack.total.least = number("4.35");
  pack.total.most.reset();
  EXPECT_EQ(total(), "4.4");
  pack.total.least = number("4.2");
  EXPECT_EQ(total(), "4.3");
}

TEST(Total, needs_what_it_needs) {
  Pack pack = three();
  pack.total.needs_says = {"少", "few"};
  const auto with = [&](const std::string& needs) {
    pack.total.needs = fixture::over_days(pack, needs);
    const Card result = card(pack, usual);
    return text(result.total) + (result.reasons.empty() ? "" : ' ' + result.reasons[0]);
  };
  EXPECT_EQ(with("two >= 2"), "4.25");
  EXPECT_EQ(with("two > 2"), "none few");
  EXPECT_EQ(with("unknown >= 0"),
            "4.25 what a score needs (without it: few) is not decided: unknown not given");
}

TEST(Gates, do_one_of_five_things_at_one_of_three_places) {
  const auto with = [](Gate::At at, Gate::Act act, const std::string& amount) {
    Pack pack = three();
    pack.gates = {gate(pack, at, "true", act, amount)};
    return all(pack);
  };
  using At = Gate::At;
  using Act = Gate::Act;
  EXPECT_EQ(with(At::points, Act::cap, "4"), "4 2 none | 4 2 | 3.5");
  EXPECT_EQ(with(At::points, Act::subtract, "1"), "4 1 none | 4 1 | 3.25");
  EXPECT_EQ(with(At::points, Act::multiply, "33.3333%"),
            "1.666665 0.666666 none | 1.666665 "
            "0.666666 | 1.416665");
  EXPECT_EQ(with(At::points, Act::drop, "0"), "none none none | none none | none");
  EXPECT_EQ(with(At::dimensions, Act::cap, "4"), "5 2 none | 4 2 | 3.5");
  EXPECT_EQ(with(At::dimensions, Act::subtract, "1"), "5 2 none | 4 1 | 3.25");
  EXPECT_EQ(with(At::dimensions, Act::multiply, "50%"), "5 2 none | 2.5 1 | 2.125");
  EXPECT_EQ(with(At::dimensions, Act::drop, "0"), "5 2 none | none none | none");
  EXPECT_EQ(with(At::total, Act::cap, "4"), "5 2 none | 5 2 | 4");
  EXPECT_EQ(with(At::total, Act::cap, "4.5"), "5 2 none | 5 2 | 4.25");
  EXPECT_EQ(with(At::total, Act::subtract, "1"), "5 2 none | 5 2 | 3.25");
  EXPECT_EQ(with(At::total, Act::multiply, "50%"), "5 2 none | 5 2 | 2.125");
  EXPECT_EQ(with(At::total, Act::drop, "0"), "5 2 none | 5 2 | none");
  for (const At at : {At::points, At::dimensions, At::total}) {
    EXPECT_EQ(with(at, Act::tell, "0"), "5 2 none | 5 2 | 4.25");
  }
}

TEST(Gates, lower_only_their_targets_and_say_where) {
  Pack pack = three();
  pack.gates = {gate(pack, Gate::At::points, "true", cap, "3"),
                gate(pack, Gate::At::dimensions, "true", cap, "1")};
  pack.gates[1].targets = {1};
  const Card result = card(pack, usual);
  EXPECT_EQ(all(result), "3 2 none | 3 1 | 2.5");
  EXPECT_EQ(text(result.indicators[0].raw_points), "5");
  EXPECT_EQ(to_text(result.indicators[0].status), "capped");
  EXPECT_EQ(to_text(result.indicators[1].status), "ok");
  EXPECT_EQ(text(result.dimensions[1].raw_score), "2");
  pack.gates[0].targets = {1, 2};
  EXPECT_EQ(all(pack), "5 2 none | 5 1 | 4");
}

TEST(Gates, go_one_after_the_other) {
  Pack pack = three();
  pack.gates = {gate(pack, Gate::At::total, "true", Gate::Act::subtract, "1"),
                gate(pack, Gate::At::total, "true", cap, "3")};
  EXPECT_EQ(text(card(pack, usual).total), "3");
  std::swap(pack.gates[0], pack.gates[1]);
  EXPECT_EQ(text(card(pack, usual).total), "2");
}

TEST(Gates, say_what_is_unknown_passes_or_fails) {
  using State = GateResult::State;
  Pack pack = three();
  const auto state = [&](const std::string& condition, bool is_pass, bool unknown_passes) {
    pack.gates = {gate(pack, Gate::At::total, condition, cap, "1")};
    pack.gates[0].levels[0].is_pass = is_pass;
    pack.gates[0].unknown_passes = unknown_passes;
    const Card result = card(pack, usual);
    const State is = result.gates[0].state;
    EXPECT_EQ(text(result.total), is == State::failed ? "1" : "4.25") << condition;
    EXPECT_EQ(result.gates[0].level.has_value(), is == State::failed);
    return is;
  };
  for (const bool unknown_passes : {false, true}) {
    EXPECT_EQ(state("two >= 2", false, unknown_passes), State::failed);
    EXPECT_EQ(state("two > 2", false, unknown_passes), State::passed);
    EXPECT_EQ(state("two >= 2", true, unknown_passes), State::passed);
    EXPECT_EQ(state("two > 2", true, unknown_passes), State::failed);
  }
  EXPECT_EQ(state("unknown > 2", false, true), State::unknown_passed);
  EXPECT_EQ(state("unknown > 2", true, true), State::unknown_passed);
  EXPECT_EQ(state("one / zero > 2", false, false), State::failed);
  EXPECT_EQ(state("one / zero > 2", true, false), State::failed);
}

TEST(Gates, take_the_first_level_that_is_met) {
  Pack pack = three();
  pack.gates = {gate(pack, Gate::At::total, "two > 2", cap, "1")};
  const auto add = [&](const std::string& condition, const std::string& amount) {
    pack.gates[0].levels.push_back(gate(pack, Gate::At::total, condition, cap, amount).levels[0]);
  };
  add("two >= 2", "2");
  add("two >= 1", "3");
  EXPECT_EQ(text(card(pack, usual).total), "2");
  EXPECT_EQ(card(pack, usual).gates[0].level, 1U);
}

TEST(Gates, are_in_force_on_their_first_and_their_last_day) {
  const auto total = [](std::optional<Day> since, std::optional<Day> until) {
    Pack pack = three();
    pack.gates = {gate(pack, Gate::At::total, "true", cap, "1")};
    pack.gates[0].since = since;
    pack.gates[0].until = until;
    return text(card(pack, usual).total);
  };
  EXPECT_EQ(total(judged, judged), "1");
  EXPECT_EQ(total(judged + 1, {}), "4.25");
  EXPECT_EQ(total({}, judged - 1), "4.25");
}

TEST(Bands, hold_where_their_lines_stand) {
  Pack pack = three();
  pack.bands.resize(3);
  pack.bands[0].stars = number("5");
  pack.bands[0].total_at_least = number("4.25");
  pack.bands[0].each_dimension_at_least = number("2");
  pack.bands[1].stars = number("3");
  pack.bands[1].total_at_least = number("3");
  pack.bands[2].stars = number("1");
  const auto stars = [&] { return text(card(pack, usual).stars); };
  EXPECT_EQ(stars(), "5");
  pack.bands[0].total_at_least = number("4.250001");
  EXPECT_EQ(stars(), "3");
  pack.bands[0].total_at_least = number("4.25");
  pack.bands[0].each_dimension_at_least = number("2.000001");
  EXPECT_EQ(stars(), "3");
  pack.indicators[1].until = judged - 1;  // the other dimension is empty, and asks for nothing
  EXPECT_EQ(stars(), "5");
  pack.bands[0].total_at_least = number("5.1");
  pack.bands[1].total_at_least = number("5.1");
  EXPECT_EQ(stars(), "1");
}

TEST(Card, is_provisional_when_something_of_the_score_is_partly_covered) {
  Pack pack = three();
  fixture::add_count(pack, "gated");
  const auto status = [&](const std::string& partly) {
    fixture::Worths worths = usual;
    worths["gated"] = 1;
    return std::string(to_text(card(pack, worths, {partly}).status));
  };
  EXPECT_EQ(status(""), "scored");
  EXPECT_EQ(status("two"), "provisional");
  EXPECT_EQ(status("gated"), "scored");
  pack.gates = {gate(pack, Gate::At::total, "gated > 1", cap, "1")};
  EXPECT_EQ(status("gated"), "provisional");
}

// A number that begins on a day, or is another from a day on, is asked for each day anew.
TEST(NearNumber, is_there_only_where_it_is_so_for_ever) {
  const Number::Entry always{{}, false, 5, {}};
  const Number::Entry later{100, false, 7, {}};
  const auto fixed = [](const Number& number) { return NearNumber(number).fixed; };
  EXPECT_EQ(fixed({Type::number, {always}}), 5);
  EXPECT_FALSE(fixed({Type::number, {later}}));
  EXPECT_FALSE(fixed({Type::number, {always, later}}));
  EXPECT_FALSE(fixed({Type::number, {}}));
}

}  // namespace
}  // namespace xingji
