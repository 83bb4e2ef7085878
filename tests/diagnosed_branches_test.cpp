// What a rule with branches asks: new cases may lead to another branch, for better or worse, and
// what is said of it is held against the naive twin on real rows. And a month that is over, in
// which nothing can be done any more.
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Distance;
using diagnose::Fall;
using diagnose::Goal;

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

// Ratings up to 50 cost a point for each bad one, from 51 on their share decides; spot checks the
// same at 20.
class DiagnosedBranches : public testing::Test {
 protected:
  DiagnosedBranches() : family_(load_pack(source_path("rules/jd/after-sales-assessment.yaml"))) {
    write_file(folder_ / "providers.csv", "provider_id\np\n");
  }

  // One audit and so many ratings and checks, the bad ones among them.
  void write(int ratings, int bad, int checks, int failed) const {
    std::string tickets =
        "ticket_id,provider_id,kind,opened_at,first_action_at,last_action_at,stars,rated_at\n"
        "a,p,review,2022-06-03 10:00:00,2022-06-03 10:05:00,2022-06-03 10:05:00,,\n";
    for (int i = 0; i < ratings; ++i) {
      tickets += "r" + std::to_string(i) + ",p,process,2022-06-01 10:00:00,,," +
                 (i < bad ? "1" : "5") + ",2022-06-04 10:00:00\n";
    }
    std::string spot = "check_id,provider_id,item,passed,checked_at\n";
    for (int i = 0; i < checks; ++i) {
      spot += "k" + std::to_string(i) + ",p,x," + (i < failed ? "false" : "true") +
              ",2022-06-02 10:00:00\n";
    }
    write_file(folder_ / "tickets.csv", tickets);
    write_file(folder_ / "checks.csv", spot);
  }

  naive::NaiveCard twin(const std::string& day = "2022-06-15") const {
    const Day judged = *parse_day(day);
    return naive::naive_score(naive::read_naive(folder_.path()), family_, judged, judged).at(0);
  }

  Diagnosis diagnosed(const std::string& day = "2022-06-15") {
    const Day judged = *parse_day(day);
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "p", judged));
    return diagnose::diagnose(*explanation_);
  }

  static std::optional<Distance> good(const Diagnosis& found, std::size_t indicator) {
    if (found.findings.at(indicator).ways.empty()) return std::nullopt;
    for (const Distance& each : found.findings[indicator].ways.back().acts) {
      if (each.act.kind == Act::Kind::good) return each;
    }
    return std::nullopt;
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
};

constexpr std::size_t satisfaction = 0;
constexpr std::size_t service_norm = 3;

// 42 of 46 are not bad: 46 points; 47 of 51 are 92.2 %, above the target: 50.
TEST_F(DiagnosedBranches, NewCasesLeadToTheOtherBranch) {
  write(46, 4, 20, 0);
  EXPECT_EQ(twin().total, "96");
  const Diagnosis found = diagnosed();
  const auto way = good(found, satisfaction);
  ASSERT_TRUE(way);
  EXPECT_EQ(way->count, 5);
  EXPECT_EQ(way->total, 100 * micro_one);
  EXPECT_SAYS(to_text(found, {}, Language::en),
              "the next 5 ratings of the month all good, and is judged another way then, by "
              "92.1569% (total +4)");
  EXPECT_SAYS(to_text(found, {}, Language::zh),
              "接下来 5 个工单（计入月度参评量）全部达标，到时换一种算法，按 92.1569% 给分");
  EXPECT_SAYS(
      to_text(found, {}, Language::en).substr(to_text(found, {}, Language::en).find("\n4 ")),
      "most total for one act: Satisfaction: the next 5 ratings of the month all good, and "
      "is judged another way then, by 92.1569% (total +4)");
  write(51, 4, 20, 0);
  EXPECT_EQ(twin().total, "100");
  write(50, 4, 20, 0);
  EXPECT_EQ(twin().total, "96");
}

// 16 of 19 checks passed: 17 points of 20; one more, though it passes, and 85 % give 10.
TEST_F(DiagnosedBranches, AGoodCaseMoreMayCostABand) {
  write(46, 4, 19, 3);
  EXPECT_EQ(twin().total, "93");
  const Diagnosis found = diagnosed();
  const auto fall = [&](Act::Kind kind) -> const Fall* {
    for (const Fall& each : found.room) {
      const bool is_it = each.of == Goal::Of::indicator && each.position == service_norm;
      if (is_it && each.distance.act.kind == kind) return &each;
    }
    return nullptr;
  };
  const Fall* of_good = fall(Act::Kind::good);
  const Fall* of_bad = fall(Act::Kind::bad);
  ASSERT_NE(of_good, nullptr);
  ASSERT_NE(of_bad, nullptr);
  EXPECT_EQ(of_good->distance.count, 1);
  EXPECT_EQ(of_good->distance.total, 86 * micro_one);
  EXPECT_EQ(of_bad->distance.count, 1);
  EXPECT_EQ(of_bad->distance.total, 81 * micro_one);
  EXPECT_SAYS(to_text(found, {}, Language::en), "and is judged another way then, by 85%");
  write(46, 4, 20, 3);
  EXPECT_EQ(twin().total, "86");
  write(46, 4, 20, 4);
  EXPECT_EQ(twin().total, "81");
  // The way up is by so many that the share reaches its target.
  write(46, 4, 19, 3);
  const auto way = good(diagnosed(), service_norm);
  ASSERT_TRUE(way);
  EXPECT_EQ(way->count, 41);
  write(46, 4, 60, 3);
  EXPECT_EQ(twin().total, "96");
  write(46, 4, 59, 3);
  EXPECT_EQ(twin().total, "95");
}

// The kinds of spot check earn nothing; the verdicts are words, and the numbers of stars are ours.
TEST_F(DiagnosedBranches, WhatIsOnlyShownIsNotTheBestThereIs) {
  write(46, 20, 20, 0);
  write_file(folder_ / "checks.csv",
             read_file(folder_ / "checks.csv") + "r,p,录音规范,true,2022-06-02 10:00:00\n");
  const std::string page = to_text(diagnosed(), {}, Language::en);
  EXPECT_SAYS(page, "100%    0 points  only shown, earns nothing\n");
  EXPECT_SAYS(page, "only 4 of 5 figures have data");
  EXPECT_SAYS(page, "  5 stars (Meets the standard, may enter the yearly choice");
}

TEST_F(DiagnosedBranches, AMonthThatIsOverHasNoPlan) {
  write(46, 4, 20, 3);
  const Diagnosis before = diagnosed("2022-06-29");
  EXPECT_FALSE(before.is_over);
  EXPECT_TRUE(before.best);
  EXPECT_EQ(before.courses.size(), 1U);
  EXPECT_SILENT(to_text(before, {}, Language::zh), "结束：这天以后做的算不进去");
  const Diagnosis found = diagnosed("2022-06-30");
  EXPECT_TRUE(found.is_over);
  EXPECT_FALSE(found.best);
  EXPECT_TRUE(found.courses.empty() && found.not_found.empty() && found.room.empty());
  const std::string english = to_text(found, {}, Language::en);
  EXPECT_SAYS(english,
              "  the period ends with 2022-06-30: nothing done after that day counts in it");
  EXPECT_SAYS(english, "had 5 more ratings of the month all been good");
  EXPECT_SILENT(english, "the next 5");
  const std::string chinese = to_text(found, {}, Language::zh);
  EXPECT_SAYS(chinese, "当时再有 5 个工单（计入月度参评量）全部达标");
  EXPECT_SAYS(chinese, "\n  这个周期到 2022-06-30 结束，以后分数不再变；下一个周期另算\n");
  EXPECT_SILENT(chinese, "接下来");
}

}  // namespace
}  // namespace xingji::test
