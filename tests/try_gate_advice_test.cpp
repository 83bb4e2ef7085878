// A gate on the value of an indicator that asks for less than the indicator's next points.
#include "try_says.h"

namespace xingji::test {
namespace {

constexpr const char* capped_pack = R"(pack: test.capped
title: { zh: 封顶, en: Capped }
subject: shop
judge: daily
valid: { since: 2022-01-01, source: RULES }
time_zone: Asia/Shanghai
sources: { RULES: { title: rules, read: 2026-11-22, grade: A } }
measures:
  source: RULES
  near: { title: { zh: 近处订单, en: Near orders }, count: orders, by_day: paid_at, window: 30 days, where: buyer_level = L1 }
  far: { title: { zh: 远处订单, en: Far orders }, count: orders, by_day: paid_at, window: 30 days, where: buyer_level = L2 }
  near_good: { title: { zh: 近处准时, en: Near in time }, count: orders, by_day: paid_at, window: 30 days, where: buyer_level = L1 and shipped_at is present }
  far_good: { title: { zh: 远处准时, en: Far in time }, count: orders, by_day: paid_at, window: 30 days, where: buyer_level = L2 and shipped_at is present }
indicators:
  source: RULES
  handover:
    title: { zh: 准时率, en: Handover }
    printed_as: percent
    value: (near_good + far_good) / (near + far)
    better: higher
    no_data: no_score
    points: { ladder: [{ at_least: 99%, give: 5 }, { give: 3 }] }
gates:
  source: RULES
  slow: { title: { zh: 慢, en: Slow }, at: total, unknown: passes, fails: (near_good + far_good) / (near + far) < 80%, do: { cap: 1 } }
dimensions:
  source: RULES
  work: { title: { zh: 工作, en: Work }, weight: 100%, of: { handover: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 5 }
  three: { stars: 3, total_at_least: 3 }
  one: { stars: 1 }
)";

TEST(TryGateAdvice, AGateThatAsksForLessIsAStepOfItsOwn) {
  const TemporaryFolder folder;
  write_file(folder / "capped.yaml", capped_pack);
  const std::string zh = try_says("capped.yaml", "准时率=79%", "zh", folder);
  EXPECT_NE(zh.find("准时率：升一档，总分 +4，升到 5 星"), std::string::npos) << zh;
  EXPECT_NE(zh.find("慢：达标，总分 +2，升到 3 星"), std::string::npos) << zh;
  EXPECT_NE(zh.find("     准时率：再提高 1 个百分点，达到 80%\n"), std::string::npos) << zh;
  const std::string en = try_says("capped.yaml", "Handover=79%", "en", folder);
  EXPECT_NE(en.find("     Handover: raise by 1 percentage point to 80%\n"), std::string::npos)
      << en;
  const std::string passed = try_says("capped.yaml", "准时率=80%", "zh", folder);
  EXPECT_EQ(passed.find("慢：达标"), std::string::npos) << passed;
}

}  // namespace
}  // namespace xingji::test
