// Numbers of a page beside the shop's own: over other days, of peers, earlier ones, bounds. The
// rule's own is taken, and none of the others vanishes without a word.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryBeside : public testing::Test {
 protected:
  // The rule counts 客服5分钟回复率 over 30 days.
  Ran paste(const std::string& page, const std::string& language = "zh") const {
    return run_program("try kuaishou/shopping-star --as-of 2022-06-15 --paste --lang " + language,
                       folder_.path(), page, "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryBeside, OfSeveralPeriodsThatOfTheRuleIsTaken) {
  for (const char* page :
       {"客服5分钟回复率\n近7日 75%\n30日 90%\n", "客服5分钟回复率 近7天75% 近30天90%\n",
        "指标\t7天\t30天\n客服5分钟回复率\t75%\t90%\n",
        "周期\t客服5分钟回复率\n近7日\t75%\n近一个月\t90%\n",
        "近7日客服5分钟回复率 75%\n近30日客服5分钟回复率 90%\n",
        "近30日客服5分钟回复率 90%\n近7日客服5分钟回复率 75%\n",
        "客服5分钟回复率(近30天) 90%\n近7日客服5分钟回复率 75%\n",
        "客服5分钟回复率\n近7日\n75%\n近30日\n90%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "客服5分钟回复率  90%     5 分");
    EXPECT_SAYS(ran.out, "这些数没有用上");
    EXPECT_SAYS(ran.out, "75%");
  }
  EXPECT_SAYS(paste("客服5分钟回复率\nlast 7 days 75%\n30 days 90%\n", "en").out,
              "these numbers were not used");
}

TEST_F(TryBeside, OnlyOverOtherDaysItIsSaidOrRefused) {
  const Ran one = paste("客服5分钟回复率\n近7日 85%\n");
  EXPECT_EQ(one.code, 0);
  EXPECT_SAYS(one.out, "「客服5分钟回复率」的 85% 是近 7 日的，规则看近 30 日，结果可能有出入");
  const Ran two = paste("客服5分钟回复率\n近7日 85%\n60日 90%\n");
  EXPECT_EQ(two.code, 1);
  EXPECT_SAYS(two.error, "「客服5分钟回复率」：只有 85%(7日)、90%(60日)，没有规则看的近 30 日的数");
}

TEST_F(TryBeside, DaysOfAValueAreNoPeriod) {
  EXPECT_SAYS(paste("仅退款时长 7天\n").out, "168小时");
}

TEST_F(TryBeside, SeveralNamesOnOneLineHaveTheirOwnNumbers) {
  for (const char* page :
       {"【店铺体验】2022-06-15 客服5分钟回复率78%，客服好评率93%\n",
        "客服5分钟回复率：78% 客服好评率：93%\n", "客服5分钟回复率78%；客服好评率93%\n",
        "本店客服5分钟回复率78%\n客服好评率93%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "客服5分钟回复率  78%");
    EXPECT_SAYS(ran.out, "客服好评率       93%");
  }
  EXPECT_SAYS(paste("同行客服5分钟回复率78%\n客服好评率93%\n").out,
              "没有用上：同行客服5分钟回复率78%");
  EXPECT_SAYS(paste("神秘率 55%，客服好评率93%\n").out, "没有用上");
}

TEST_F(TryBeside, PeersAndPlacesAreSaid) {
  const Ran ran = paste("客服5分钟回复率 78% 行业均值 90%\n客服好评率 93% 第5名 低于同行30%\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "客服5分钟回复率 行业均值");
  EXPECT_SAYS(ran.out, "低于同行 30%");
  EXPECT_SAYS(ran.out, "客服好评率 第5名");
  EXPECT_SAYS(paste("指标\t本店\t目标\n客服好评率\t93%\t95%\n").out, "客服好评率 目标 95%");
}

TEST_F(TryBeside, WhatIsPlainIsTakenAndTheRestSaysWhyNot) {
  for (const char* value : {"约93%", "93%左右", "“93%”", "\"93%\"", "≈93%"}) {
    EXPECT_SAYS(paste(std::string("客服好评率 ") + value + "\n").out, "客服好评率       93%");
  }
  EXPECT_SAYS(paste("客服好评率 93%左右\n").out, "「客服好评率」只写了 93%左右，按 93% 算");
  for (const char* value : {">97%", "97%以上", "高于97%", "昨日 78%", "+94%"}) {
    const Ran ran = paste(std::string("客服好评率 ") + value + "\n");
    EXPECT_EQ(ran.code, 1) << ran.out;
    EXPECT_SAYS(ran.error, std::string("「客服好评率」：旁边只有 ") + value +
                               "，不是本店当前的一个确定的数；应是百分比，如 94%");
  }
}

TEST_F(TryBeside, AChangeIsNoValueAndIsSaid) {
  for (const std::string change : {"↑0.3%", "↑ 0.3%", "▼ 0.3%", "+0.3%", "较昨日 +0.3%"}) {
    const Ran ran = paste("客服好评率 97.6% " + change + "\n");
    EXPECT_SAYS(ran.out, "客服好评率       97.6%");
    EXPECT_SAYS(ran.out, "这些数没有用上");
    EXPECT_SAYS(ran.out, change.substr(change.rfind(' ') + 1));
  }
  EXPECT_SAYS(paste("客服好评率 97.6%↑0.3%\n").out, "客服好评率       97.6%");
  EXPECT_SAYS(paste("客服好评率 本店 97.6%↑\n").out, "客服好评率       97.6%");
}

// A long paste says it once, with what to do; the other lines are named.
TEST_F(TryBeside, OneNameWithSeveralNumbersOverAndOverIsOneProblem) {
  std::string page;
  for (int line = 10; line < 60; ++line) {
    page += "客服好评率 " + std::to_string(line) + "% " + std::to_string(line + 30) + "%\n";
  }
  const Ran ran = paste(page + "发货率 92%\n");
  EXPECT_SAYS(ran.out, "「客服好评率」旁边有几个数：10%、40%");
  EXPECT_SAYS(ran.out, "客服好评率 11%");
  EXPECT_SILENT(ran.out, "旁边有几个数：11%");
}

}  // namespace
}  // namespace xingji::test
