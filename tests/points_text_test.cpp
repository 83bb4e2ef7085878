// What explain and describe say about points of every form, stages, bonuses and deductions.
#include "describe/describe.h"
#include "engine/subjects.h"
#include "io/explain_text.h"
#include "support.h"

namespace xingji::test {
namespace {

class PointsText : public testing::Test {
 protected:
  PointsText() { make_market(folder_.path(), 6, 90, 5); }

  // Of all shops of the market, one after the other.
  std::string explained(const std::string& pack, Language language) const {
    const Family family = load_pack(source_path("tests/packs/" + pack));
    const Reading reading = read_folder(folder_.path(), family);
    std::string text;
    for (const std::string& shop : subjects_of(reading.facts)) {
      const Day day = *parse_day("2022-06-20");
      text += to_text(explain(*family.on(day), reading.facts, shop, day), language);
    }
    return text;
  }
  static void expect_said(const std::string& text, const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases) {
      EXPECT_NE(text.find(phrase), std::string::npos) << phrase << " is not in:\n" << text;
    }
  }

  TemporaryFolder folder_;
};

TEST_F(PointsText, ExplainsFormsBranchesAndStages) {
  expect_said(explained("shapes.yaml", Language::en),
              {"branch: rated is above 50", "> branch: otherwise",
               "50 points, less 1 for every 1 off the target of 0 (parts count too), at least 0",
               "20 points, less 2 for every 1 percentage point off the target of 95% (parts count "
               "too), at least 0",
               "(only whole ones count)", "starts from 4.5, as if so many were counted already: 10",
               "the value itself is the points", "4.5 gives 14", "straight between them",
               "stage: Formal", "Shown to buyers "});
  expect_said(explained("shapes.yaml", Language::zh),
              {"> 分支：其余", "20 分，相对目标 95% 每差 1 个百分点 扣 2（不足一步按比例），最低 0",
               "从 4.5 起算，相当于已计入的行数：10", "数值即得分", "两点之间按直线计算",
               "阶段：正式期", "买家端 "});
}

TEST_F(PointsText, ExplainsBonusesAndDeductions) {
  expect_said(
      explained("steps.yaml", Language::en),
      {"Bonuses", "given: plus 3, lifts to at most 100", "when: remote_signed is at least 1",
       "Deductions", "      cases not known   rulings by the day of "});
  expect_said(explained("steps.yaml", Language::zh),
              {"已加分：加 3，加分后最高 100", "扣分", "      次数 未知   判责，按"});
}

TEST_F(PointsText, DescribesSharesInPercentWhereverTheyStand) {
  const Family family = load_pack("jd/agent-assessment");
  const Pack& pack = family.versions.back();
  expect_said(describe({&pack, *parse_day("2026-06-15"), Language::zh}),
              {"若“消息回复率”低于“本客服的消息回复率目标”（没有填时按95%）",
               "（没有填时按80%）时每低1个百分点扣2分"});
}

}  // namespace
}  // namespace xingji::test
