// Which gates that nobody could look at might have lowered a card.
#include "engine/unknown_gates.h"

#include <gtest/gtest.h>

#include "engine/card_fixture.h"
#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using At = Gate::At;
using Act = Gate::Act;

// An indicator of 5 points in a dimension; of `unknown` nothing is known.
Pack of_five() {
  Pack pack = fixture::empty_pack();
  for (const char* id : {"one", "two", "unknown"}) fixture::add_count(pack, id);
  fixture::add_share(pack, "high", "one", "two");
  fixture::add_dimension(pack, "service", "100%", {{0, "100%"}});
  return pack;
}

std::vector<std::size_t> unknown(At at, Act act, const std::string& amount,
                                 const std::string& condition = "unknown > 3") {
  Pack pack = of_five();
  pack.gates = {fixture::gate(pack, At::total, "one > 3", Act::cap, "1"),
                fixture::gate(pack, at, condition, act, amount)};
  return unknown_gates(pack, fixture::card(pack, {{"one", 1}, {"two", 2}}));
}

TEST(UnknownGates, AreThoseThatMayLower) {
  const std::vector<std::size_t> second = {1};
  for (const At at : {At::points, At::dimensions, At::total}) {
    EXPECT_EQ(unknown(at, Act::cap, "4.9"), second);
    EXPECT_TRUE(unknown(at, Act::cap, "5").empty());
    EXPECT_EQ(unknown(at, Act::subtract, "1"), second);
    EXPECT_EQ(unknown(at, Act::multiply, "50%"), second);
    EXPECT_TRUE(unknown(at, Act::tell, "0").empty());
    EXPECT_TRUE(unknown(at, Act::cap, "1", "two > 3").empty());
  }
  EXPECT_EQ(unknown(At::points, Act::drop, "0"), second);
}

}  // namespace
}  // namespace xingji
