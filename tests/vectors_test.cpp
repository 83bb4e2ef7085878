// The cases beside the tests' own packs: vectors of the notes on the rule language among them.
#include "cases/cases.h"
#include "support.h"

namespace xingji::test {
namespace {

class Vectors : public testing::TestWithParam<const char*> {};

TEST_P(Vectors, HoldInThePackThatShowsThem) {
  const std::string path = source_path("tests/packs/") + GetParam();
  const Family family = load_pack(path + ".yaml");
  const auto report = run_cases(path + ".cases.yaml", family, [&](const std::string& overlay) {
    return Result<Family>(load_pack(path + ".yaml", {overlay}));
  });
  ASSERT_TRUE(report.ok()) << to_text(report.problems().front());
  for (const Problem& problem : report.value().problems) ADD_FAILURE() << to_text(problem);
  EXPECT_GE(report.value().passed, 5U);
}

INSTANTIATE_TEST_SUITE_P(Packs, Vectors,
                         testing::Values("agents", "formulas", "history", "monthly", "sessions",
                                         "shapes", "steps"));

}  // namespace
}  // namespace xingji::test
