// Points of every form, stages and display scales in sentences, in both languages.
#include "describe/section_points.h"

#include <gtest/gtest.h>

#include "describe/describe.h"
#include "pack/load.h"

namespace xingji {
namespace {

void expect_described(Language language, const std::vector<std::string>& phrases) {
  LoadOptions options;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  const auto family =
      load_family(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/shapes.yaml", options);
  ASSERT_TRUE(family.ok()) << to_text(family.problems().front());
  const Day day = *parse_day("2022-06-20");
  const std::string text = describe({family.value().on(day), day, language});
  for (const std::string& phrase : phrases) {
    EXPECT_NE(text.find(phrase), std::string::npos) << phrase << " is not in:\n" << text;
  }
}

TEST(PointsInSentences, InEnglish) {
  expect_described(
      Language::en,
      {"50 points, less 2 for every 1 percentage point below the target of 95%",
       "(a part counts as a whole)", "the whole score is 60",
       "starts from 4.5, as if so many were counted already: 10",
       "-1 points whatever the value, while", "straight between them; below ", "Stages",
       "Growing\n    when: ", "the total is 70", "no score: The task is not done", "Other scales",
       "not shown in the stage Growing"});
}

TEST(PointsInSentences, InChinese) {
  expect_described(Language::zh,
                   {"满分50分，低于目标95%时每低1个百分点扣2分（不足一步按一步）", "总分直接按60计",
                    "两点之间按直线计算；低于", "成长期\n    条件：", "不评分：任务未完成",
                    "买家端：由公布的总分换算，四舍五入至1位小数"});
}

}  // namespace
}  // namespace xingji
