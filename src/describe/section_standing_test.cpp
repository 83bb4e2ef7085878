// What follows from scores, in sentences.
#include <gtest/gtest.h>

#include "describe/describe_fixture.h"

namespace xingji {
namespace {

using describe_test::expect_in;

std::string described(Language language) {
  return describe_test::described("standing.yaml", *parse_day("2022-06-15"), language);
}

TEST(StandingInSentences, SaysStatesAndMoves) {
  expect_in(
      described(Language::en),
      {"\nStanding\n",
       ("  Shop: begins as Open; judged on the score of each day; a day without a score breaks a "
        "run\n"),
       "    Warned: without Campaigns; Less traffic\n",
       "    Closed for good: without Selling, Campaigns; for good\n",
       ("    remove: from Warned to Removed, when the number of days in a row on which the total "
        "is below 4 is at least 15; fine 500.00 CNY\n"),
       ("    repair: from Removed to Open when an appeal is upheld; watched for 10 days; the last "
        "'remove' no longer counts\n"),
       "    lose: from held to lost, when the star level is at most 3.5\n",
       "the count of 'lift' is below 1\n", "days without a score are skipped",
       "a day without a score counts like the day before"});
}

TEST(StandingInSentences, SaysThemInChinese) {
  expect_in(described(Language::zh),
            {"\n资格状态\n", "  店铺：起始为正常；按每天的得分判定；没有得分的一天使连续天数中断\n",
             "    remove：预警 → 清退，当“总分低于4”的连续天数不低于15；违约金500.00元\n",
             "    lift：清退 → 正常，须申请，当距上次“remove”的天数不低于5，且“lift”的次数低于1\n",
             "    leave：inside → out，当“总分近3天的均值低于4”的连续天数不低于2\n",
             "    join：out → inside，当“近3天每天总分不低于4”成立，且总分近3天的最低值低于5\n"});
}

// Of a pack that judges by months the days of history are months.
TEST(StandingInSentences, SpeaksOfPeriodsWhereThePackJudgesByThem) {
  const auto by_months = [](Language language) {
    return describe_test::described("standing-periods.yaml", *parse_day("2022-06-30"), language);
  };
  expect_in(
      by_months(Language::en),
      {("  Shop: begins as Open; judged on the score of each period; a period without a "
        "score breaks a run\n"),
       "when the number of periods in a row in which the total is below 4 is at least 2",
       "the mean of the total over the last 3 periods is at least 4",
       "    in period 1, 2 of those in a row in which the total is below 4; a period without",
       "    in every period in which the star level is below the star level of the period before",
       "    in the first period of those in which the total is below 3.5;"});
  expect_in(
      by_months(Language::zh),
      {"  店铺：起始为正常；按每期的得分判定；没有得分的一期使连续期数中断\n",
       "当“总分低于4”的连续期数不低于2", "总分近3期的均值不低于4", "    连续第1、2期，当总分低于4",
       "    每期，只要星级低于前一期的星级", "    首期，当总分低于3.5"});
}

TEST(StandingInSentences, NamesAStageByItsTitle) {
  const std::string text =
      describe_test::described("standing-periods.yaml", *parse_day("2022-06-30"), Language::en);
  expect_in(text, {"the stage is not 'Beginning'", "the stage is 'Beginning'"});
}

}  // namespace
}  // namespace xingji
