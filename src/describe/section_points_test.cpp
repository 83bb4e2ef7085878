// Points of every form, stages and display scales in sentences, in both languages.
#include "describe/section_points.h"

#include <gtest/gtest.h>

#include <fstream>

#include "describe/describe.h"
#include "pack/load.h"

namespace xingji {
namespace {

std::string described(const std::string& file, const std::string& on, Language language,
                      const std::vector<std::string>& overlays = {}) {
  LoadOptions options;
  options.overlays = overlays;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  const auto family = load_family(std::string(XINGJI_SOURCE_DIR) + '/' + file, options);
  EXPECT_TRUE(family.ok()) << to_text(family.problems().front());
  const Day day = *parse_day(on);
  return describe({family.value().on(day), day, language});
}

void expect_described(Language language, const std::vector<std::string>& phrases) {
  const std::string text = described("tests/packs/shapes.yaml", "2022-06-20", language);
  for (const std::string& phrase : phrases) {
    EXPECT_NE(text.find(phrase), std::string::npos) << phrase << " is not in:\n" << text;
  }
}

TEST(PointsInSentences, InEnglish) {
  expect_described(
      Language::en,
      {"50 points, less 2 for every 1 percentage point below the target of 95%",
       "(a part counts as a whole)", "the whole score is 60", "value: stars_given ÷ rated",
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

// The lowest and the sum of points are as these are written.
TEST(PointsInSentences, WhatIsNotRoundedIsNotSaidToBe) {
  for (const Language language : {Language::en, Language::zh}) {
    const std::string rounded = language == Language::en ? "6 decimals" : "6位小数";
    for (const char* file : {"tests/packs/maturing.yaml", "tests/packs/formulas.yaml"}) {
      const std::string text = described(file, "2022-06-20", language);
      EXPECT_EQ(text.find(rounded), std::string::npos) << text;
    }
    // A weighted mean is.
    const std::string text = described("tests/packs/notices.yaml", "2022-06-20", language);
    EXPECT_NE(text.find(rounded), std::string::npos) << text;
  }
}

TEST(PointsInSentences, WhatStepsGiveIsNotRounded) {
  const std::string overlay = testing::TempDir() + "/steps_of_a_scale.yaml";
  std::ofstream(overlay) << "extends: example.shapes\ndisplay: { fine: { title: { zh: 罚款, en: "
                            "Fine }, of: total, points: { ladder: [ { at_least: 60, give: 0 }, { "
                            "give: 2000 } ] }, source: HELP } }\n";
  const std::string shapes = "tests/packs/shapes.yaml";
  EXPECT_NE(described(shapes, "2022-06-20", Language::en, {overlay})
                .find("Fine, made of the published total\n"),
            std::string::npos)
      << described(shapes, "2022-06-20", Language::en, {overlay});
  EXPECT_NE(described(shapes, "2022-06-20", Language::zh, {overlay}).find("由公布的总分换算\n"),
            std::string::npos);
}

}  // namespace
}  // namespace xingji
