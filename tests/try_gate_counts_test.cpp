// A gate of a count or an amount: how far its line is, and what to do about it.
#include "try_says.h"

namespace xingji::test {
namespace {

constexpr const char* gated_pack = R"(pack: test.gated
title: { zh: 门槛, en: Gated }
subject: shop
judge: daily
valid: { since: 2022-01-01, source: RULES }
time_zone: Asia/Shanghai
currency: CNY
sources: { RULES: { title: rules, read: 2026-11-22, grade: A } }
measures:
  source: RULES
  orders: { title: { zh: 订单数, en: Orders }, count: orders, by_day: paid_at, window: 30 days }
  sales: { title: { zh: 销售额, en: Sales }, sum: orders, value: amount, by_day: paid_at, window: 30 days }
  lost: { title: { zh: 判责数, en: Lost cases }, count: disputes, by_day: opened_at, window: 30 days }
indicators:
  source: RULES
  size:
    title: { zh: 规模, en: Size }
    printed_as: count
    value: orders
    better: higher
    no_data: no_score
    points: { ladder: [{ at_least: 10, give: 5 }, { give: 0 }] }
gates:
  source: RULES
  enough: { title: { zh: 订单够, en: Enough orders }, at: total, unknown: passes, passes: orders > 59, do: { cap: 4 } }
  large: { title: { zh: 销售够, en: Enough sales }, at: total, unknown: passes, passes: sales >= 5000 CNY, do: { cap: 4 } }
  cases:
    title: { zh: 判责, en: Cases }
    at: total
    unknown: passes
    levels:
      severe: { title: { zh: 严重, en: Severe }, fails: lost >= 5, do: { cap: 1 } }
      mild: { title: { zh: 轻微, en: Mild }, fails: lost >= 2, do: { cap: 3 } }
dimensions:
  source: RULES
  work: { title: { zh: 工作, en: Work }, weight: 100%, of: { size: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 5 }
  one: { stars: 1 }
)";

class TryGateCounts : public testing::Test {
 protected:
  std::string says(const std::string& values, const std::string& language) const {
    write_file(folder_ / "gated.yaml", gated_pack);
    return try_says("gated.yaml", values, language, folder_);
  }

 private:
  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_LACKS(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryGateCounts, ALineNotYetReachedIsSoMuchMore) {
  const std::string screen = says("订单数=20,销售额=300,判责数=0", "zh");
  EXPECT_SAYS(screen, "门槛 订单够  未达标，总分最高 4 分   再多 40，达到 60");
  EXPECT_SAYS(screen, "门槛 销售够  未达标，总分最高 4 分   再多 4700.00 CNY，达到 5000.00 CNY");
  EXPECT_SAYS(screen, "看的是 订单数：再多 40，达到 60");
  EXPECT_SAYS(screen, "一起做：总分 5");
  EXPECT_SAYS(says("Orders=20,Sales=300,Lost cases=0", "en"), "4700.00 CNY more, to 5000.00 CNY");
}

TEST_F(TryGateCounts, OnAnOpenLineTheNextWholeOneIsMeant) {
  EXPECT_SAYS(says("订单数=59,销售额=5000,判责数=0", "zh"), "再多 1，达到 60");
  EXPECT_LACKS(says("订单数=60,销售额=5000,判责数=0", "zh"), "再多");
}

TEST_F(TryGateCounts, CasesAreSoManyFewerToTheNextLevel) {
  EXPECT_SAYS(says("订单数=60,销售额=5000,判责数=6", "zh"), "再少 2，不超过 4");
  EXPECT_SAYS(says("订单数=60,销售额=5000,判责数=4", "zh"), "再少 3，不超过 1");
  EXPECT_SAYS(says("Orders=60,Sales=5000,Lost cases=4", "en"), "3 fewer, at most 1");
}

}  // namespace
}  // namespace xingji::test
