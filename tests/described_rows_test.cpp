// What a description says of rows: each line where it acts, each mark on the line that it is about.
#include "describe/describe.h"
#include "support.h"

namespace xingji::test {
namespace {

// Of the first request of each order the reason is asked, not of the first that has the reason.
TEST(DescribedRows, WhatIsKeptStandsBeforeWhatIsAskedOfIt) {
  const Family family = load_pack("1688/service-star");
  const Pack& pack = family.versions.front();
  const std::string text = describe({&pack, *pack.until, Language::en});
  EXPECT_NE(
      text.find(
          "    only where its kind is refund only or return and refund\n"
          "    only the first one by the time of the request of those that share its order number\n"
          "    only where its first reason is '质量问题'"),
      std::string::npos)
      << text;
}

TEST(DescribedRows, TheAssumedWeightIsMarkedAndTheConditionAboveIsNot) {
  const Family family = load_pack("1688/service-star");
  const Pack& pack = family.versions.front();
  const std::string text = describe({&pack, *pack.until, Language::zh});
  const auto line_at = [&](const std::string& beginning) {
    const std::size_t from = text.find(beginning);
    return from == std::string::npos ? "" : text.substr(from, text.find('\n', from) - from);
  };
  EXPECT_TRUE(line_at("每行权重").ends_with(" ※")) << line_at("每行权重");
  EXPECT_EQ(line_at("仅限：已付款"), "仅限：已付款");
}

TEST(DescribedRows, AttributesAreCalledByTheirTitles) {
  const Family family = load_pack("1688/service-star");
  const Pack& pack = family.versions.back();
  const std::string zh = describe({&pack, *pack.since, Language::zh});
  EXPECT_NE(zh.find("同行：主营类目相同的商家；不足20家时为全部商家 ※"), std::string::npos) << zh;
  EXPECT_NE(zh.find("若“消费品商家”为是"), std::string::npos) << zh;
  EXPECT_NE(zh.find("订单数，归日时间：若“消费品商家”为是则为付款后48小时"), std::string::npos)
      << zh;
  const std::string en = describe({&pack, *pack.since, Language::en});
  EXPECT_NE(en.find("Peers: those with the same main category;"), std::string::npos) << en;
  EXPECT_NE(en.find("      ranked among the peers (equal ones count half) ※\n"
                    "      beats at least 90%: 5 points ※\n"),
            std::string::npos)
      << en;
  EXPECT_NE(zh.find("      超过同行的比例不低于90%：5分 ※\n"), std::string::npos) << zh;
}

// A line below a line says of what it speaks.
TEST(DescribedRows, ChangesNameTheCountThatALineStandsBelow) {
  const std::string text = describe_changes(load_pack("1688/service-star"), Language::zh);
  EXPECT_NE(text.find("\n  物流体验 › 发货履约率 [fulfilment]\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    − 分母 › 仅限：未取消，或取消方为商家，"), std::string::npos) << text;
}

TEST(DescribedRows, TextsOfNoticesSayWhatStandsBetweenTheirBraces) {
  const Family family = load_pack("douyin/dsr");
  const Pack& pack = family.versions.back();
  const std::string zh = describe({&pack, *parse_day("2022-06-15"), Language::zh});
  for (const char* line : {"    内容：“物流服务”已连续 {天数} 天下滑，", "{day}", "{each}"}) {
    const bool is_said = std::string_view(line).starts_with("    内容");
    EXPECT_EQ(zh.find(line) != std::string::npos, is_said) << line << '\n' << zh;
  }
  EXPECT_NE(zh.find("尚无计入的行时为4.5 ※"), std::string::npos) << zh;
}

TEST(DescribedRows, ATimeOfTheDayIsSaidAsOne) {
  const Family family = load_pack("jd/after-sales-rules");
  const Pack& pack = family.versions.back();
  const Day day = *parse_day("2022-06-15");
  const std::string zh = describe({&pack, day, Language::zh});
  const std::string due = "若在16:00之前创建则为创建当天18:00，否则为创建次日18:00";
  EXPECT_NE(zh.find("    分母：工单数，归日时间：" + due + " ※\n"), std::string::npos) << zh;
  EXPECT_NE(zh.find("    分子：其中不晚于（" + due + "）首次处理 ※\n"), std::string::npos) << zh;
  const std::string en = describe({&pack, day, Language::en});
  EXPECT_NE(en.find("if it is opened before 16:00, otherwise 18:00 of the day after the opening"),
            std::string::npos)
      << en;
}

// What somebody assumed of the total has its reason at the end.
TEST(DescribedRows, TheRoundingOfATotalIsMarkedWhereItIsAssumed) {
  const Family family = load_pack("douyin/experience-2026");
  const Pack& pack = family.versions.back();
  const std::string zh = describe({&pack, *pack.since, Language::zh});
  EXPECT_NE(zh.find("  总分限定在0与100之间。\n  总分四舍五入取整，星级按舍入后的总分判定。 ※\n"),
            std::string::npos)
      << zh;
}

// A list that a decision asks is read in the words of its question, and a no as one.
TEST(DescribedRows, DecisionsAndTheirTablesSpeakInTheSameWords) {
  const Family family = load_pack("jd/after-sales-decisions");
  const Pack& pack = family.versions.back();
  const std::string zh = describe({&pack, *parse_day("2022-06-15"), Language::zh});
  EXPECT_NE(zh.find("\n    个人定制、鲜活易腐、"), std::string::npos) << zh;
  EXPECT_NE(zh.find("    “信息齐全”不成立 → "), std::string::npos) << zh;
  EXPECT_NE(zh.find("  按 Asia/Shanghai 时区的自然日计算。\n"), std::string::npos) << zh;
}

}  // namespace
}  // namespace xingji::test
