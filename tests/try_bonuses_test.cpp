// `try` of bonuses that look at a share, as the page shows it; and how far a figure is from its
// next step, in the decimals that the page has.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

class TryBonuses : public testing::Test {
 protected:
  Ran run(const std::string& values, const std::string& more = "") const {
    return run_program(
        "try douyin/experience-2026 --lang zh --as-of 2026-10-31 --values '" + values + "' " + more,
        folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

// Next-day delivery of a fifth of the orders signed for.
TEST_F(TryBonuses, TakeTheShareThatTheyLookAt) {
  for (const char* share : {"25%", "20%", "25%(25/100)", "30/100"}) {
    EXPECT_SAYS(run("商品综合评分=4.7,明日达=" + std::string(share)).out, "加分：明日达  +5\n");
  }
  const Ran few = run("商品综合评分=4.7,明日达=19.9%");
  EXPECT_EQ(few.code, 0) << few.error;
  EXPECT_SILENT(few.out, "明日达");
}

TEST_F(TryBonuses, AreRefusedWhatIsNoShare) {
  EXPECT_SAYS(run("商品综合评分=4.7,明日达=150%").out, "「明日达」的值「150%」超出范围");
  EXPECT_SAYS(run("商品综合评分=4.7,明日达=25%,次日签收订单数=10,近30天签收订单数=100").out,
              "「明日达」的 25% 与 10/100 算出来的对不上，按件数算");
}

TEST_F(TryBonuses, SayThatTheyTakeAShareAndThatItIsNotSaved) {
  EXPECT_SAYS(run("商品综合评分=4.7").out, "明日达（填 次日签收订");
  const Ran saved = run("商品综合评分=4.7,明日达=25%", "--save " + (folder_ / "r.csv"));
  EXPECT_SAYS(saved.error, "加分项的比例没有存，请另给分子、分母的件数：明日达");
}

TEST_F(TryBonuses, StandBesideDistancesInTheDecimalsOfThePage) {
  EXPECT_SAYS(run("商品品质退货率=1.2%(4/333)").out, "再降低 0.9 个百分点，不超过 0.3%");
}

}  // namespace
}  // namespace xingji::test
