// What is best in the middle: the way there is from the side on which the number stands.
#include "try_says.h"

namespace xingji::test {
namespace {

constexpr const char* ladder_pack = R"(pack: test.middle
title: { zh: 居中, en: Middle }
subject: agent
judge: daily
valid: { since: 2022-01-01, source: RULES }
time_zone: Asia/Shanghai
sources: { RULES: { title: rules, read: 2026-11-22, grade: A } }
measures:
  source: RULES
  received: { count: chats, by: agent_id, by_day: opened_at, window: 1 day }
indicators:
  source: RULES
  workload:
    title: { zh: 接待量, en: Workload }
    printed_as: count
    value: received
    better: middle
    no_data: no_score
    points: { ladder: [{ at_most: 40, give: 1 }, { below: 120, give: 5 }, { at_most: 200, give: 3 }, { give: 0 }] }
dimensions:
  source: RULES
  work: { title: { zh: 工作, en: Work }, weight: 100%, of: { workload: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 5 }
  one: { stars: 1 }
)";

class TryMiddle : public testing::Test {
 protected:
  std::string says(const std::string& pack, const std::string& values) const {
    return try_says(pack, values, "zh", folder_);
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_LACKS(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryMiddle, ALineIsReachedFromEitherSide) {
  const std::string pack = "jd/agent-assessment --rules " + source_path("rules");
  const std::string few = says(pack, "日均接待量=20");
  EXPECT_SAYS(few, "20    50 分   再提高 20，达到 40，就得 100 分");
  EXPECT_SAYS(few, "1. 日均接待量：到 40，总分 +50");
  const std::string many = says(pack, "日均接待量=150");
  EXPECT_SAYS(many, "150    75 分   再降低 30，不超过 120，就得 100 分");
  EXPECT_SAYS(many, "高于上限的加人或分流到自助问答");
  const std::string best = says(pack, "日均接待量=120");
  EXPECT_SAYS(best, "120   100 分");
  EXPECT_LACKS(best, "再");
}

TEST_F(TryMiddle, ALaddersStepIsEnteredOverItsNearBound) {
  std::filesystem::create_directories(folder_ / "rules/test");
  write_file(folder_ / "rules/test/middle.yaml", ladder_pack);
  const std::string pack = "test/middle";
  EXPECT_SAYS(says(pack, "接待量=20"), "再提高 20，超过 40，就得 5 分");
  EXPECT_SAYS(says(pack, "接待量=40"), "再提高一点，超过 40，就得 5 分");
  EXPECT_SAYS(says(pack, "接待量=120"), "再降低一点，低于 120，就得 5 分");
  EXPECT_SAYS(says(pack, "接待量=230"), "再降低 30，不超过 200，就得 3 分");
  EXPECT_LACKS(says(pack, "接待量=80"), "再");
}

}  // namespace
}  // namespace xingji::test
