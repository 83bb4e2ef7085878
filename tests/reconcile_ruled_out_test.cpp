// 对账: what the page itself rules out is named as no reason, and what is ours but for its rounding
// or its unit is told as such.
#include "program.h"
#include "support.h"
#include "typed/reconcile.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.page
title: { zh: 页面, en: Page }
subject: shop
judge: daily
valid: { since: 2022-01-01, assumed: { zh: 未计入等级, en: the level is left out } }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-30, grade: A }
indicators:
  source: RULES
  replied:
    title: { zh: 回复率, en: Replied }
    printed_as: percent
    share: { of: chats, by_day: opened_at, window: 1 days, counts: first_reply_at is present, assumed: { zh: 窗口未公开, en: the window is not public } }
    better: higher
    no_data: spread
    points: { ladder: [{ at_least: 90%, give: 5 }, { give: 3 }], assumed: { zh: 档位未公开, en: the steps are not public } }
  liked:
    title: { zh: 好评, en: Liked }
    printed_as: score
    mean: { of: ratings, value: stars, by_day: rated_at, window: 1 days }
    better: higher
    no_data: spread
    points: value
  shipped:
    title: { zh: 发货率, en: Shipped }
    printed_as: percent
    share: { of: orders, by_day: paid_at, window: 1 days, counts: shipped_at is present }
    better: higher
    no_data: spread
    points: { ladder: [{ at_least: 90%, give: 5 }, { give: 3 }] }
dimensions:
  source: RULES
  all: { title: { zh: 全部, en: All }, weight: 100%, of: { replied: 40%, liked: 40%, shipped: 20% }, assumed: { zh: 权重未公开, en: the weights are not public } }
gates:
  disputes: { title: { zh: 纠纷, en: Disputes }, at: total, unknown: passes, fails: liked.denominator > 1000, do: { cap: 3 }, source: RULES }
total: { of: dimensions, round: 2 }
stars:
  source: RULES
  four: { stars: 4, total_at_least: 4, assumed: { zh: 星级线未公开, en: the lines are not public } }
  three: { stars: 3 }
)";

const std::string share = "indicators.replied.share indicators.replied.share.window";

class RuledOut : public testing::Test {
 protected:
  // "total assumed detail", one line each; `rows`: "replied,95%" and more.
  std::string found(const std::string& rows, const std::string& tallies = "") {
    write_file(folder_ / "pack.yaml", pack_text);
    std::string text = "subject_id,pack,indicator,day,value,source\n";
    std::istringstream in(rows);
    for (std::string row; std::getline(in, row);) {
      const auto comma = row.find(',');
      text +=
          "s,test.page," + row.substr(0, comma) + ",2022-06-13" + row.substr(comma) + ",typed\n";
    }
    write_file(folder_ / "readings.csv", text);
    write_file(
        folder_ / "tallies.csv",
        "subject_id,pack,indicator,day,numerator,denominator,source\n" +
            (tallies.empty() ? "" : "s,test.page,replied,2022-06-13," + tallies + ",file\n"));
    const Family family = load_pack(folder_ / "pack.yaml");
    Reading reading = read_folder(folder_.path(), family);
    ScoreOptions options;
    options.first = options.last = parse_day("2022-06-13").value();
    std::string lines;
    for (const auto& one : typed::reconcile(family, reading.facts, options, 0)) {
      const typed::Cause& cause = one.causes.front();
      lines += one.name + ' ' + std::string(to_text(cause.reason)) + ' ' + cause.detail + '\n';
    }
    return lines;
  }

  TemporaryFolder folder_;
};

// Both indicators are the page's: their windows are no reason, steps and weights are.
TEST_F(RuledOut, IndicatorsThatAgreeExplainNoTotal) {
  const std::string lines = found("replied,95%\nliked,4.2\ntotal,4.1\n");
  EXPECT_NE(lines.find("total assumed"), std::string::npos) << lines;
  EXPECT_NE(lines.find("indicators.replied.points"), std::string::npos) << lines;
  EXPECT_NE(lines.find("dimensions.all"), std::string::npos) << lines;
  EXPECT_EQ(lines.find("indicators.replied.share"), std::string::npos) << lines;
}

TEST_F(RuledOut, ATotalThatAgreesLeavesTheLinesOfStars) {
  const std::string lines = found("replied,95%\nliked,4.2\ntotal,4.6\nstars,3\n");
  const std::string stars = lines.substr(lines.find("stars "));
  EXPECT_NE(stars.find("stars assumed"), std::string::npos) << stars;
  EXPECT_NE(stars.find("stars.four"), std::string::npos) << stars;
  EXPECT_NE(stars.find("valid"), std::string::npos) << stars;
  EXPECT_EQ(stars.find("indicators."), std::string::npos) << stars;
}

// 5 and 2.99 are 4.00 rounded up: theirs may be 2.985 and 3.9925, which shows as 3.99.
TEST_F(RuledOut, StarsOfATotalThatIsRoundedAreRounding) {
  EXPECT_EQ(found("replied,95%\nliked,2.98\ntotal,4.00\nstars,4\n"),
            "replied partial \nliked partial \ntotal rounding \nstars rounding \n");
}

// Capped at 3 they would be three stars, but the page's total is no 3.
TEST_F(RuledOut, AGateThatTheTotalRefutesExplainsNoStars) {
  const std::string refuted = found("replied,95%\nliked,4.2\ntotal,3.2\nstars,3\n");
  EXPECT_EQ(refuted.find("gate"), std::string::npos) << refuted;
  const std::string told = found("replied,95%\nliked,4.2\ntotal,3\nstars,3\n");
  EXPECT_NE(told.find("total gate with disputes\nstars gate with disputes\n"), std::string::npos)
      << told;
}

TEST_F(RuledOut, ABareNothingIsAsExactAsTheOtherShares) {
  EXPECT_EQ(found("replied,0%\nshipped,93%\n", "1,312"), "replied rounding \nshipped partial \n");
  EXPECT_EQ(found("replied,0%\nshipped,92.79%\n", "1,312"),
            "replied assumed " + share + "\nshipped partial \n");
  EXPECT_EQ(found("replied,0.00%\nshipped,92.79%\n", "1,312"),
            "replied assumed " + share + "\nshipped partial \n");
}

TEST_F(RuledOut, ASlipOfTheUnitIsToldAsOne) {
  EXPECT_EQ(found("replied,0.930693\n", "94,101"), "replied slip * 100\n");
  EXPECT_EQ(found("replied,9.71%\n", "102,105"), "replied slip * 10\n");
  EXPECT_EQ(found("replied,9%\n", "90,100"), "replied assumed " + share + "\n");
}

}  // namespace
}  // namespace xingji::test
