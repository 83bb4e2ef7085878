// Numbers that load and change nothing.
#include "pack/warned_fixture.h"

namespace xingji {
namespace {

using fixture::load;
using fixture::said_without_file;
using fixture::Texts;

Texts said_of(const std::string& more) {
  const auto family =
      load("  some: { count: refunds, by_day: applied_at, window: 30 days }\n", more);
  return said_without_file(family.ok() ? family.value().warnings : family.problems());
}

Texts gate(const std::string& act) {
  return said_of("gates: { g: { at: total, unknown: passes, fails: some > 3, do: " + act +
                 ", source: HELP } }\n");
}

TEST(LintIdle, AGateThatLowersNobodyIsTold) {
  EXPECT_EQ(gate("{ cap: 5 }"), Texts{"23:71: 'cap: 5' lowers nobody"});
  EXPECT_EQ(gate("{ subtract: 0 }"), Texts{"23:76: 'subtract: 0' lowers nobody"});
  EXPECT_EQ(gate("{ multiply: 100% }"), Texts{"23:76: 'multiply: 1' lowers nobody"});
  for (const char* act : {"{ cap: 4.9 }", "{ subtract: 0.1 }", "{ multiply: 99% }", "tell"}) {
    EXPECT_EQ(gate(act), Texts{}) << act;
  }
}

// One that begins to lower on a later day, or no longer does, may be meant.
TEST(LintIdle, ANumberThatChangesIsIdleOnlyWhereItAlwaysIs) {
  EXPECT_EQ(gate("{ cap: [{ value: 5 }, { since: 2022-06-01, value: 4 }] }"), Texts{});
  EXPECT_EQ(gate("{ cap: [{ value: 4 }, { since: 2022-06-01, value: 5 }] }"), Texts{});
}

TEST(LintIdle, TwoStepsThatGiveTheSameAreTold) {
  const auto display = [](const std::string& steps) {
    return said_of("display: { x: { title: X, of: total, points: { ladder: [" + steps +
                   "] }, source: HELP } }\n");
  };
  EXPECT_EQ(display("{ at_least: 4, give: 2 }, { at_least: 3, give: 2 }, { give: 1 }"),
            Texts{"23:83: this step gives as many points as the one before it"});
  EXPECT_EQ(display("{ at_least: 4, give: 2 }, { give: 2 }"),
            Texts{"23:83: this step gives as many points as the one before it"});
  EXPECT_EQ(display("{ at_least: 4, give: 2 }, { at_least: 3, give: 1 }, { give: 0 }"), Texts{});
  EXPECT_EQ(display("{ at_least: 4, give: [{ value: 2 }, { since: 2022-06-01, value: 3 }] }, "
                    "{ give: 2 }"),
            Texts{});
}

TEST(LintIdle, ADeductionOnAnotherScaleIsTold) {
  const auto deduction = [](const std::string& numbers) {
    return said_of(
        "deductions: { b: { title: B, of: violations, by_day: decided_at, window: 30 "
        "days, " +
        numbers + ", source: HELP } }\n");
  };
  EXPECT_EQ(deduction("each: 1, most: 50"),
            Texts{"23:98: 'most: 50' takes more than there is: 5 is the best"});
  EXPECT_EQ(deduction("each: 50"),
            Texts{"23:89: 'each: 50' takes more than there is: 5 is the best"});
  EXPECT_EQ(deduction("each: 1, most: 5"), Texts{});
  EXPECT_EQ(deduction("each: 1"), Texts{});
}

}  // namespace
}  // namespace xingji
