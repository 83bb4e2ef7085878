// The assumptions that a card names: of what decided its numbers, and of nothing else.
#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::card;
using fixture::number;

using Paths = std::vector<std::string>;

Provenance assumed(const std::string& path) {
  Provenance said;
  said.path = path;
  said.assumed = {"按惯例", "as is usual"};
  return said;
}

// A share of 5 points below a gate that takes a point when `cases` are two or more, all assumed.
Pack assuming() {
  Pack pack = fixture::empty_pack();
  for (const char* id : {"one", "cases"}) {
    fixture::add_count(pack, id);
    pack.measures.back().said = assumed(id);
  }
  fixture::add_share(pack, "share", "one", "one");
  fixture::add_dimension(pack, "d", "100%", {{0, "100%"}});
  pack.gates = {fixture::gate(pack, Gate::At::total, "cases >= 2", Gate::Act::subtract, "1")};
  pack.gates[0].levels[0].said = assumed("gate");
  return pack;
}

TEST(Reached, a_gate_counts_when_it_failed) {
  Pack pack = assuming();
  pack.gates[0].unknown_passes = false;
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 2}}).assumptions, (Paths{"one", "gate"}));
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 1}}).assumptions, Paths{"one"}) << "it passed";
  EXPECT_EQ(card(pack, {{"one", 1}}).assumptions, (Paths{"one", "gate"})) << "unknown fails";
}

TEST(Reached, an_unknown_gate_that_passes_does_not_count) {
  Pack pack = assuming();
  pack.gates[0].unknown_passes = true;
  EXPECT_EQ(card(pack, {{"one", 1}}).assumptions, Paths{"one"});
}

TEST(Reached, a_measure_counts_when_its_indicator_has_a_value) {
  Pack pack = assuming();
  pack.indicators[0].no_data.kind = MissingRule::Kind::fixed;
  pack.indicators[0].no_data.points = number("3");
  pack.indicators[0].no_data.points.entries[0].said = assumed("no_data");
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 0}}).assumptions, Paths{"one"});
  EXPECT_EQ(card(pack, {{"cases", 0}}).assumptions, Paths{"no_data"});
}

TEST(Reached, a_bonus_counts_when_it_is_given) {
  Pack pack = assuming();
  Bonus bonus;
  bonus.when = fixture::over_days(pack, "cases >= 1");
  bonus.add = number("1");
  bonus.said = assumed("bonus");
  pack.bonuses = {bonus};
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 0}}).assumptions, Paths{"one"});
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 1}}).assumptions, (Paths{"one", "bonus"}));
}

TEST(Reached, a_deduction_counts_when_it_takes_points) {
  Pack pack = assuming();
  pack.gates.clear();
  Deduction deduction;
  deduction.cases = *find_measure(pack, "cases");
  deduction.each = number("0.5");
  pack.deductions = {deduction};
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 0}}).assumptions, Paths{"one"});
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 1}}).assumptions, (Paths{"one", "cases"}));
}

TEST(Reached, a_cap_of_the_total_counts_when_it_cuts) {
  Pack pack = assuming();
  pack.total.most = number("5");
  pack.total.most->entries[0].said = assumed("cap");
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 0}}).assumptions, Paths{"one"});
  pack.total.most = number("4");
  pack.total.most->entries[0].said = assumed("cap");
  EXPECT_EQ(card(pack, {{"one", 1}, {"cases", 0}}).assumptions, (Paths{"one", "cap"}));
}

}  // namespace
}  // namespace xingji
