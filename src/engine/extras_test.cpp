// Bonuses, deductions and clips of dimensions by hand, on both sides of their caps.
#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::add_share;
using fixture::card;
using fixture::judged;
using fixture::number;
using fixture::text;

// One dimension of 3 points, and so many cases.
Pack one_dimension() {
  Pack pack = fixture::empty_pack();
  for (const char* id : {"one", "cases", "unknown"}) fixture::add_count(pack, id);
  add_share(pack, "share", "one", "one").ladder = {fixture::rest("3")};
  fixture::add_dimension(pack, "d", "100%", {{0, "100%"}});
  return pack;
}

// The dimension and the total: "3 3".
std::string scores(const Pack& pack, std::int64_t cases = 0) {
  const Card result = card(pack, {{"one", 1}, {"cases", cases}});
  return text(result.dimensions[0].score) + ' ' + text(result.total);
}

Bonus bonus(const Pack& pack, const std::string& when, const std::string& add) {
  Bonus result;
  result.when = fixture::over_days(pack, when);
  result.add = number(add);
  return result;
}

TEST(Bonuses, lift_up_to_their_cap_and_lower_nothing) {
  Pack pack = one_dimension();
  pack.bonuses = {bonus(pack, "cases >= 2", "1")};
  EXPECT_EQ(scores(pack, 1), "3 3");
  EXPECT_EQ(scores(pack, 2), "3 4");
  pack.bonuses[0].most = number("3.5");
  EXPECT_EQ(scores(pack, 2), "3 3.5");
  pack.bonuses[0].most = number("2.5");
  EXPECT_EQ(scores(pack, 2), "3 3");
  pack.bonuses[0].most.reset();
  pack.bonuses[0].at = Bonus::At::dimensions;
  EXPECT_EQ(scores(pack, 2), "4 4");
  pack.bonuses[0].when = fixture::over_days(pack, "unknown >= 0");
  EXPECT_EQ(scores(pack, 2), "3 3");
}

TEST(Bonuses, are_in_force_on_their_first_and_their_last_day) {
  Pack pack = one_dimension();
  pack.bonuses = {bonus(pack, "true", "1")};
  pack.bonuses[0].since = pack.bonuses[0].until = judged;
  EXPECT_EQ(scores(pack), "3 4");
  pack.bonuses[0].until = judged - 1;
  EXPECT_EQ(scores(pack), "3 3");
}

TEST(Deductions, take_so_many_points_a_case_up_to_their_cap) {
  Pack pack = one_dimension();
  Deduction deduction;
  deduction.cases = *find_measure(pack, "cases");
  deduction.each = number("0.5");
  deduction.most = number("1");
  pack.deductions = {deduction};
  EXPECT_EQ(scores(pack, 0), "3 3");
  EXPECT_EQ(scores(pack, 1), "3 2.5");
  EXPECT_EQ(scores(pack, 2), "3 2");
  EXPECT_FALSE(card(pack, {{"one", 1}, {"cases", 2}}).deductions[0].is_capped);
  EXPECT_EQ(scores(pack, 3), "3 2");
  EXPECT_TRUE(card(pack, {{"one", 1}, {"cases", 3}}).deductions[0].is_capped);
  pack.bonuses = {bonus(pack, "true", "1")};
  pack.bonuses[0].most = number("2.6");
  EXPECT_EQ(scores(pack, 1), "3 2.6") << "first taken, then given";
  pack.deductions[0].cases = *find_measure(pack, "unknown");
  EXPECT_EQ(to_text(card(pack, {{"one", 1}}).status), "provisional");
}

TEST(Dimensions, are_clipped_after_their_bonuses) {
  Pack pack = one_dimension();
  pack.dimensions[0].most = number("3.5");
  pack.bonuses = {bonus(pack, "true", "1")};
  pack.bonuses[0].at = Bonus::At::dimensions;
  EXPECT_EQ(scores(pack), "3.5 3.5");
  pack.dimensions[0].most.reset();
  pack.dimensions[0].least = number("4.2");
  EXPECT_EQ(scores(pack), "4.2 4.2");
}

}  // namespace
}  // namespace xingji
