// Conditions over counts of which some days are not covered: they are so much at least.
#include "engine/day_math.h"

#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

// Five late ones of eight orders, on the days that are covered; of `whole`, 4, all are.
Pack of_counts() {
  Pack pack = fixture::empty_pack();
  for (const char* id : {"orders", "late", "whole"}) fixture::add_count(pack, id);
  pack.measures[1].filters = {
      {"where", fixture::over_rows(pack, Table::orders, "shipped_at > promised_ship_at")}};
  return pack;
}

Card card_of(const Pack& pack) {
  return fixture::card(pack, {{"orders", 8}, {"late", 5}, {"whole", 4}}, {"orders", "late"});
}

std::string holds(const std::string& condition) {
  Pack pack = of_counts();
  Gate gate = fixture::gate(pack, Gate::At::total, condition, Gate::Act::tell);
  gate.unknown_passes = true;
  pack.gates = {gate};
  switch (card_of(pack).gates[0].state) {
    case GateResult::State::passed:
      return "no";
    case GateResult::State::failed:
      return "yes";
    case GateResult::State::unknown_passed:
      return "unknown";
    case GateResult::State::not_in_force:
      break;
  }
  return "not in force";
}

TEST(CountsOfSomeDays, ProveWhatMoreCannotUndo) {
  EXPECT_EQ(holds("orders >= 8"), "yes");
  EXPECT_EQ(holds("orders > 7"), "yes");
  EXPECT_EQ(holds("orders < 8"), "no");
  EXPECT_EQ(holds("orders = 7"), "no");
  EXPECT_EQ(holds("orders in (3, 7)"), "no");
  EXPECT_EQ(holds("7 < orders"), "yes");
}

TEST(CountsOfSomeDays, LeaveOpenWhatMoreMightTurn) {
  EXPECT_EQ(holds("orders < 30"), "unknown");
  EXPECT_EQ(holds("orders <= 8"), "unknown");
  EXPECT_EQ(holds("orders > 8"), "unknown");
  EXPECT_EQ(holds("orders = 8"), "unknown");
  EXPECT_EQ(holds("orders != 9"), "unknown");
  EXPECT_EQ(holds("orders in (3, 9)"), "unknown");
  EXPECT_EQ(holds("30 > orders"), "unknown");
  EXPECT_EQ(holds("not (orders >= 30)"), "unknown");
  EXPECT_EQ(holds("orders < 30 and whole > 4"), "no");
  EXPECT_EQ(holds("orders < 30 or whole = 4"), "yes");
}

TEST(CountsOfSomeDays, MoveWhatIsMadeOfThem) {
  EXPECT_EQ(holds("orders + whole >= 12"), "yes");
  EXPECT_EQ(holds("orders / 2 >= 4"), "yes");
  EXPECT_EQ(holds("orders * 2 < 16"), "no");
  EXPECT_EQ(holds("10 - orders > 2"), "no");
  EXPECT_EQ(holds("10 - orders > 1"), "unknown");
  EXPECT_EQ(holds("-orders <= -8"), "yes");
  EXPECT_EQ(holds("orders * -1 <= -8"), "unknown");  // of negative numbers nothing is told
  EXPECT_EQ(holds("round_down(orders / 3) >= 2"), "yes");
  EXPECT_EQ(holds("abs(3 - orders) >= 5"), "yes");
  EXPECT_EQ(holds("abs(3 - orders) <= 5"), "unknown");
}

TEST(CountsOfSomeDays, ReachTheEndThatHoldsThem) {
  EXPECT_EQ(holds("min(orders, 8) <= 8"), "yes");
  EXPECT_EQ(holds("min(orders, 9) <= 8"), "unknown");
  EXPECT_EQ(holds("max(orders, 9) >= 9"), "yes");
  EXPECT_EQ(holds("max(orders, 9) <= 9"), "unknown");
  EXPECT_EQ(holds("max(10 - orders, 2) < 3"), "yes");
}

// Of the days that are covered both sides tell.
TEST(CountsOfSomeDays, AreASampleBesideEachOther) {
  EXPECT_EQ(holds("late / orders > 50%"), "yes");
  EXPECT_EQ(holds("late / orders > 70%"), "no");
  EXPECT_EQ(holds("late > 70% * orders"), "no");
  EXPECT_EQ(holds("late > whole"), "yes");
}

TEST(CountsOfSomeDays, LeaveARestThatOnlyGrows) {
  EXPECT_EQ(holds("orders - late >= 3"), "yes");
  EXPECT_EQ(holds("orders - late > 3"), "unknown");
  EXPECT_EQ(holds("late - orders <= -3"), "unknown");
}

TEST(CountsOfSomeDays, LeaveAStageOpenAndSayWhy) {
  Pack pack = of_counts();
  Stage growth;
  growth.title = {"成长阶段", "Growing"};
  growth.when = fixture::over_days(pack, "orders < 30");
  pack.stages = {growth, Stage{}};
  const Card open = card_of(pack);
  EXPECT_EQ(open.stage, 1U);
  ASSERT_TRUE(open.undecided);
  EXPECT_EQ(open.undecided->partly, std::vector<std::size_t>{0});
  EXPECT_EQ(open.reasons.front(),
            "whether the stage 'Growing' holds is not decided: some days of orders not given");
  pack.stages[0].when = fixture::over_days(pack, "orders < 8");
  EXPECT_FALSE(card_of(pack).undecided);
}

}  // namespace
}  // namespace xingji
