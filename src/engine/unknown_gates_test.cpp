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

// Whether the second gate is unknown, and may lower: "-", "unknown", "lower".
std::string said(At at, Act act, const std::string& amount,
                 const std::string& condition = "unknown > 3") {
  Pack pack = of_five();
  pack.gates = {fixture::gate(pack, At::total, "one > 3", Act::cap, "1"),
                fixture::gate(pack, at, condition, act, amount)};
  const Card card = fixture::card(pack, {{"one", 1}, {"two", 2}});
  const auto gates = unknown_gates(pack, card);
  if (gates.empty()) return "-";
  EXPECT_EQ(gates, std::vector<std::size_t>{1});
  return may_lower(pack, card, 1) ? "lower" : "unknown";
}

TEST(UnknownGates, LowerWhereTheyCould) {
  for (const At at : {At::points, At::dimensions, At::total}) {
    EXPECT_EQ(said(at, Act::cap, "4.9"), "lower");
    EXPECT_EQ(said(at, Act::cap, "5"), "unknown");
    EXPECT_EQ(said(at, Act::subtract, "1"), "lower");
    EXPECT_EQ(said(at, Act::multiply, "50%"), "lower");
    EXPECT_EQ(said(at, Act::tell, "0"), "-");
    EXPECT_EQ(said(at, Act::cap, "1", "two > 3"), "-");
  }
  EXPECT_EQ(said(At::points, Act::drop, "0"), "lower");
}

}  // namespace
}  // namespace xingji
