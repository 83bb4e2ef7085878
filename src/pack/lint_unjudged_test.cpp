// Dates in a pack that change nothing.
#include "pack/warned_fixture.h"

namespace xingji {
namespace {

using fixture::load;
using fixture::said_without_file;
using fixture::Texts;

TEST(LintDays, WhatHoldsOnNoDayIsTold) {
  const std::string some = "  some: { count: refunds, by_day: applied_at, window: 30 days }\n";
  const auto told = [&](const std::string& more) {
    const auto family = load(some, more);
    return family.ok() ? said_without_file(family.value().warnings)
                       : said_without_file(family.problems());
  };
  EXPECT_EQ(told("    too_few: spread\n"
                 "    least: [{ value: 1 }, { since: 2021-05-01, value: 2 }, "
                 "{ since: 2022-01-01, value: 3 }]\n"),
            Texts{"24:22: this value never holds on a day that the pack judges "
                  "(indicators.i.least)"});
  EXPECT_EQ(told("    too_few: spread\n"
                 "    least: [{ value: 2 }, { since: 2022-01-02, value: 3 }]\n"),
            Texts{});
  EXPECT_EQ(told("    too_few: spread\n"
                 "    least: [{ value: 2 }, { since: 2022-03-01, value: 2 }]\n"),
            Texts{"24:55: this value is what it was before 2022-03-01 (indicators.i.least)"});
  EXPECT_EQ(told("gates: { source: HELP, old: { title: O, at: total, until: 2021-12-31, unknown: "
                 "passes, fails: some > 3, do: { cap: 3 } }, all: { title: A, at: total, until: "
                 "2022-01-01, unknown: passes, fails: some > 9, do: { cap: 2 } } }\n"),
            Texts{"23:24: 'old' is in force on no day that the pack judges"});
}

}  // namespace
}  // namespace xingji
