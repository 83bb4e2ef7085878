// `try --paste` where pages print the counts behind a value: in whatever words or columns, they are
// what `--values` takes, and the rules for small samples go by them.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

class TryCounts : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("try " + words, folder_.path(), input,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran paste(const std::string& page) const {
    return run("douyin/experience-2026 --as-of 2026-08-20 --lang zh --paste", page);
  }
  Ran values(const std::string& text) const {
    return run("douyin/experience-2026 --as-of 2026-08-20 --lang zh --values '" + text + "'");
  }

  TemporaryFolder folder_;
};

TEST_F(TryCounts, WordsAndColumnsOfTheSampleAreTheSample) {
  const std::string count = "\n近30天有效支付订单数：共1,342单\n";
  const Ran typed = values("商品品质退货率=2.08%(1/48),近30天有效支付订单数=1342");
  EXPECT_SAYS(typed.out, "2.08%    60 分");
  EXPECT_SILENT(typed.out, "小样本规则没有判定");
  for (const char* page :
       {"商品品质退货率 2.08%（1/48）", "商品品质退货率 2.08% (1单 / 48单)",
        "商品品质退货率：2.08%（分子：1，分母：48）", "商品品质退货率\n2.08%\n48单中1单",
        "商品品质退货率\n2.08%\n分子 1\n分母 48", "商品品质退货率 2.08%\n分子：1\n分母：48",
        "商品品质退货率：2.08%\n(1/48)", "商品品质退货率\t2.08%\t1/48",
        "商品品质退货率\t2.08%\t分子\t1\t分母\t48",
        "指标\t数值\t分子\t分母\n商品品质退货率\t2.08%\t1\t48",
        "指标\t本店\t分子（单）\t样本量（单）\n商品体验\n商品品质退货率\t2.08%\t1\t48",
        "| 指标 | 当前值 | 分子/分母 |\n|---|---|---|\n| 商品品质退货率 | 2.08% | 1/48 |",
        "日期\t商品品质退货率\t分子\t分母\n2026-08-20\t2.08%\t1\t48"}) {
    const Ran ran = paste(page + count);
    EXPECT_EQ(ran.code, 0) << page << ran.out;
    EXPECT_SILENT(ran.out, "没有用上");
    const auto body = [](const std::string& text) { return text.substr(text.find("★")); };
    EXPECT_EQ(body(ran.out), body(typed.out)) << page;
  }
}

// A rule asks for the day before, of which nothing is typed: that is no reason to refuse.
TEST_F(TryCounts, TheDayBeforeIsTakenToHaveBeenTheSameAndSaid) {
  const Ran old = values("近30天有效支付订单数=20,在售商品数=3,开店超过90天=是");
  EXPECT_SAYS(old.out, "★ 4 星   总分 70");
  EXPECT_SAYS(old.out, "规则还要看前一天的 近30天有效支付订单数，按和填的一样算\n");
  EXPECT_SILENT(old.out, "开店超过90天\n");
  const Ran none = values("近30天有效支付订单数=0,在售商品数=3,开店超过90天=是");
  EXPECT_SAYS(none.out, "任务未完成");
  EXPECT_SAYS(values("近30天有效支付订单数=20,在售商品数=3").out, "个人店、开店超过90天\n");
}

// Without the goods on sale nobody knows whether the task is done; that alone brings a total.
TEST_F(TryCounts, WhatBringsATotalIsAskedForFirst) {
  const Ran ran = values("近30天有效支付订单数=20,商品综合评分=4.72");
  EXPECT_SAYS(ran.out, "「成长阶段」给多少总分没有判定：缺少在售商品数\n");
  EXPECT_SILENT(ran.out, "任务未完成");
  EXPECT_SAYS(ran.out, "请再填：在售商品数\n");
}

TEST_F(TryCounts, ATotalOfAStageSaysWhatGaveIt) {
  const Ran ran = values("近30天有效支付订单数=20,在售商品数=3,虚假交易刷体验分=1");
  EXPECT_SAYS(ran.out, "★ 4 星   总分 60");
  EXPECT_SAYS(ran.out, "“虚假交易刷体验分”的起数高于0\n");
}

// The rule that lowers the total of a stage looks at more than was typed.
TEST_F(TryCounts, ATotalOfAStageThatWasNotDecidedIsSaid) {
  const Ran few = values("近30天有效支付订单数=20,在售商品数=3,商品品质退货率=0.5%");
  EXPECT_SAYS(few.out, "★ 4 星   总分 70");
  EXPECT_SAYS(few.out, "「成长阶段」给多少总分没有判定；总分也可能是 60\n");
  EXPECT_SAYS(few.out, "请再填：消极服务与售后起数、虚假交易刷体验分、");
  EXPECT_SAYS(few.out, " 等 9 项\n");  // and not all that the rule looks at
  EXPECT_SAYS(few.out, "规则里没有、可用覆盖包给出：成长阶段合格标准：商品差评订单数、");
  const Ran enough =
      values("近30天有效支付订单数=20,在售商品数=3,消极服务与售后起数=1,虚假交易刷体验分=0");
  EXPECT_SAYS(enough.out, "★ 4 星   总分 60");
  EXPECT_SILENT(enough.out, "没有判定");
}

// A rank of 350 shops, a day, a score of a full mark and a phrase of the peers are no samples.
TEST_F(TryCounts, WhatOnlyLooksLikeASampleIsNone) {
  for (const char* page :
       {"商品品质退货率 2.08% 排名 1/48", "商品品质退货率 2.08% 同行 1/30",
        "商品品质退货率 2.08%（8/20更新）", "指标\t本店\t排名\n商品品质退货率\t2.08%\t1/48"}) {
    const Ran ran = paste(page);
    EXPECT_SAYS(ran.out, "2.08%    60 分");
    EXPECT_SAYS(ran.out, "请写上分子和分母（如 2.08%(1/48)）：商品品质退货率");
  }
}

TEST_F(TryCounts, ASampleThatContradictsItsValueIsTold) {
  const Ran ran = paste("商品综合评分 4.7\n商品品质退货率\n3.5%\n(1/48)\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「商品品质退货率」的值「3.5% 1/48」与分子、分母算出来的对不上");
}

// The count under its own name holds; both are told.
TEST_F(TryCounts, ASampleThatAnotherCountContradictsIsTold) {
  const std::string provider =
      "jd/after-sales-assessment --as-of 2023-05-31 --lang zh --values '售后满意度=91.5%(366/400)";
  const Ran ran = run(provider + ",月度参评量=40'");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「售后满意度」旁边的 400 与「月度参评量」的 40 对不上，按 40 算");
  EXPECT_SILENT(run(provider + ",月度参评量=400'").out, "对不上");
}

// By 40 ratings another branch holds, and no number is what it lacks but a count.
TEST_F(TryCounts, WithoutATotalTheCountThatABranchLacksIsTheReason) {
  const Ran ran = run(
      "jd/after-sales-assessment --as-of 2023-05-31 --lang zh --values '售后满意度=95%(38/40)'");
  EXPECT_SAYS(ran.out, "  售后满意度：缺少不满意和非常不满意的评价数\n");
  EXPECT_SAYS(ran.out, "  服务规范达标率：无数据\n");
}

TEST_F(TryCounts, CountsThatNothingLooksAtOrNobodyCanPlaceAreTold) {
  EXPECT_SAYS(paste("商品综合评分 4.72\n商品体验 80分 共48条\n").out,
              "旁边的件数没有用上，这些数不看件数：商品体验 分母48");
  const Ran side = paste("指标\t数值\t订单数\n商品品质退货率\t2.08%\t48\n");
  EXPECT_EQ(side.code, 1);
  EXPECT_SAYS(side.out, "2.08%    60 分");
  EXPECT_SAYS(side.out, "「商品品质退货率」旁的 48 看不出是分子还是分母；写成 2.08%(1/48)");
  EXPECT_SAYS(paste("商品综合评分 4.72\n\n神秘指标：共48单\n").out,
              "「神秘指标:共48单」：看不出是哪个指标的件数");
}

// Both of the 80-rule's conditions, from either side, and what the screen says without them.
TEST_F(TryCounts, TheRuleForSmallSamplesGoesByThem) {
  const std::string share = "商品品质退货率 2.08%（1/48）\n";
  EXPECT_SAYS(paste(share + "近30天有效支付订单数 299单\n").out, "2.08%    80 分");
  EXPECT_SAYS(paste(share + "近30天有效支付订单数 499单\n").out, "2.08%    80 分");
  EXPECT_SAYS(paste(share + "近30天有效支付订单数 500单\n").out, "2.08%    60 分");
  EXPECT_SAYS(paste("商品品质退货率 2.08%（4/192）\n近30天有效支付订单数 299单\n").out,
              "2.08%    60 分");
  const Ran none = paste("商品品质退货率 2.08%\n");
  EXPECT_SAYS(none.out,
              "小样本规则没有判定：商品品质退货率 60 分；样本够小的话，这些指标固定得 80 分\n"
              "  请再填：近30天有效支付订单数\n"
              "  请写上分子和分母（如 2.08%(1/48)）：商品品质退货率\n");
  const Ran en = run("douyin/experience-2026 --as-of 2026-08-20 --lang en --paste",
                     "商品品质退货率 2.08%（1/48）\n");
  EXPECT_SAYS(en.out, "Small-sample rule not decided: ");
  EXPECT_SAYS(en.out, "of a small sample they are fixed at 80 points");
  EXPECT_SAYS(en.out, "Please add: Valid orders paid in 30 days");
  EXPECT_SILENT(en.out, "write the sample behind");
}

// Fixed points of a month without a case: a value says that there was one.
TEST_F(TryCounts, ARuleForNoCaseAtAllIsSettledByAnyValue) {
  const Ran ran =
      run("jd/after-sales-assessment --as-of 2023-05-31 --lang zh --values "
          "'服务单处理20分钟达标率=94.1%'");
  EXPECT_SAYS(ran.out, "94.1%   9.5 分");
  EXPECT_SILENT(ran.out, "小样本规则");
}

TEST_F(TryCounts, WhereTheRuleChangesNothingItIsSaidSo) {
  EXPECT_SAYS(paste("商品综合评分 4.72\n").out, "小样本规则没有判定，但得分不变：商品综合评分\n");
  EXPECT_SILENT(paste("商品综合评分 4.72\n商品差评订单数 4单\n").out, "小样本规则没有判定");
}

}  // namespace
}  // namespace xingji::test
