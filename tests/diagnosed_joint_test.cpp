// One new case that serves two figures of a plan: real rows of that kind are added one by one and
// the naive twin is asked.
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Course;
using diagnose::Diagnosis;

const Day judged = *parse_day("2022-06-15");

// Of 51 tickets that were audited 6 late and 6 waited for the customer; 6 of 7 raters are not
// satisfied.
class DiagnosedJoint : public testing::Test {
 protected:
  DiagnosedJoint() : family_(load_pack(source_path("rules/jd/after-sales-assessment.yaml"))) {
    write_file(folder_ / "providers.csv", "provider_id\np\n");
    std::string checks = "check_id,provider_id,item,passed,checked_at\n";
    for (int i = 0; i < 20; ++i) {
      checks += "k" + std::to_string(i) + ",p,x,true,2022-06-02 10:00:00\n";
    }
    write_file(folder_ / "checks.csv", checks);
    write_tickets(0);
  }

  // `more` are audited in time and do not wait.
  void write_tickets(std::int64_t more) {
    std::string csv =
        "ticket_id,provider_id,kind,opened_at,first_action_at,last_action_at,awaiting_customer_at,"
        "stars,rated_at\n";
    const auto add = [&](const std::string& id, const char* kind, const char* acted,
                         const char* waits, const char* rated) {
      csv += id + ",p," + kind + ",2022-06-03 10:00:00,2022-06-03 " + acted + ",2022-06-03 " +
             acted + ',' + waits + ',' + rated + '\n';
    };
    for (std::int64_t i = 0; i < 51 + more; ++i) {
      const bool is_late = i < 6;
      const bool waits = i >= 6 && i < 12;
      add("a" + std::to_string(i), "review", is_late ? "11:00:00" : "10:05:00",
          waits ? "2022-06-03 10:05:00" : "", ",");
    }
    for (int i = 0; i < 7; ++i) {
      add("h" + std::to_string(i), "process", "10:05:00", "",
          i < 6 ? "1,2022-06-04 10:00:00" : "5,2022-06-04 10:00:00");
    }
    write_file(folder_ / "tickets.csv", csv);
  }

  naive::NaiveCard twin() const {
    return naive::naive_score(naive::read_naive(folder_.path()), family_, judged, judged).at(0);
  }

  Diagnosis diagnosed() {
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "p", judged));
    return diagnose::diagnose(*explanation_);
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
};

TEST_F(DiagnosedJoint, APlanDoesOneCaseForBothFiguresOnce) {
  EXPECT_EQ(twin().total, "82");
  const Diagnosis found = diagnosed();
  ASSERT_EQ(found.courses.size(), 1U);
  const Course& course = found.courses[0];
  const std::string page = to_text(found, {}, Language::en);
  ASSERT_EQ(course.steps.size(), 1U) << page;
  const Course::Step& step = course.steps[0];
  EXPECT_EQ(step.distance.act.kind, Act::Kind::good);
  ASSERT_EQ(step.also.size(), 1U) << page;
  EXPECT_NE(page.find("Audited in 20 minutes, Waiting for customers: the next " +
                      std::to_string(step.distance.count) + " tickets all good"),
            std::string::npos)
      << page;
  write_tickets(step.distance.count);
  EXPECT_EQ(twin().stars, "5");
  EXPECT_EQ(parse_micro(twin().total), course.total);
  write_tickets(step.distance.count - 1);
  EXPECT_EQ(twin().stars, "4");
}

// A ticket that is handled in time may be rated well, too: what takes separate acts of the two is
// never called the fewest.
TEST_F(DiagnosedJoint, WhatOneCaseMayDoForTwoSetsIsNotTheFewest) {
  const Pack& pack = *family_.on(judged);
  diagnosed();
  const auto first_act = [&](const char* indicator) {
    return diagnose::acts_for(*explanation_, *find_indicator(pack, indicator), std::nullopt).at(0);
  };
  EXPECT_TRUE(diagnose::supposed_joint(pack, first_act("audit_20min"), first_act("audit_20min")) ==
              std::nullopt);
  std::string csv =
      "ticket_id,provider_id,kind,opened_at,first_action_at,last_action_at,awaiting_customer_at,"
      "stars,rated_at\n";
  const auto add = [&](const std::string& id, const char* kind, bool is_late,
                       const std::string& rated) {
    const std::string acted = is_late ? "11:00:00" : "10:05:00";
    csv += id + ",p," + kind + ",2022-06-03 10:00:00,2022-06-03 " + acted + ",2022-06-03 " + acted +
           ",," + rated + '\n';
  };
  for (int i = 0; i < 100; ++i) {
    add("a" + std::to_string(i), "review", false,
        i < 18 ? "1,2022-06-04 10:00:00" : "5,2022-06-04 10:00:00");
    add("h" + std::to_string(i), "process", i < 10, ",");
  }
  write_file(folder_ / "tickets.csv", csv);
  const Diagnosis found = diagnosed();
  ASSERT_FALSE(found.courses.empty());
  const std::string page = to_text(found, {}, Language::en);
  EXPECT_FALSE(found.courses[0].is_smallest) << page;
  EXPECT_NE(page.find("perhaps not the fewest"), std::string::npos) << page;
}

// Tickets of another kind are other cases, and so are checks of another item.
TEST_F(DiagnosedJoint, OtherRowsAreOtherCases) {
  diagnosed();
  const auto joint = [&](const char* one, const char* other) {
    const std::size_t a = *find_indicator(*explanation_->pack, one);
    const std::size_t b = *find_indicator(*explanation_->pack, other);
    for (const Act& of_a : diagnose::acts_for(*explanation_, a, std::nullopt)) {
      for (const Act& of_b : diagnose::acts_for(*explanation_, b, std::nullopt)) {
        if (diagnose::joint_act(*explanation_, of_a, a, of_b, b)) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(joint("audit_20min", "awaiting_share"));
  EXPECT_FALSE(joint("handling_20min", "awaiting_share"));
  EXPECT_FALSE(joint("audit_20min", "handling_20min"));
  EXPECT_FALSE(joint("service_norm", "recordings"));
}

}  // namespace
}  // namespace xingji::test
