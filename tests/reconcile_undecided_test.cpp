// 对账 where rules for small samples could not be decided for want of counts: that, and not the
// pack's assumptions, is the reason.
#include "program.h"
#include "support.h"
#include "typed/reconcile.h"

namespace xingji::test {
namespace {

// Two shares with a rule for small samples each, the second also a branch.
constexpr const char* pack_text = R"(pack: test.undecided
title: { zh: 未判定, en: Undecided }
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: UTC
sources: { RULES: { title: Rules, read: 2026-11-22, grade: A } }
measures:
  source: RULES
  paid: { title: { zh: 付款单数, en: Paid orders }, count: orders, by_day: paid_at, window: 30 days }
indicators:
  source: RULES
  sent:
    title: { zh: 发货率, en: Sent }
    printed_as: percent
    share: { of: orders, by_day: paid_at, window: 30 days, counts: shipped_at is present }
    better: higher
    no_data: spread
    small: { when: paid < 30, points: 80 }
    points: { assumed: { zh: 档位未公开, en: the steps are not public }, ladder: [{ at_least: 90%, give: 100 }, { give: 60 }] }
  signed:
    title: { zh: 签收率, en: Signed }
    printed_as: percent
    share: { of: orders, by_day: paid_at, window: 30 days, counts: signed_at is present }
    better: higher
    no_data: spread
    small: { when: paid < 50, points: 70 }
    points: { ladder: [{ at_least: 90%, give: 100 }, { give: 60 }] }
dimensions:
  source: RULES
  all: { title: { zh: 全部, en: All }, weight: 100%, of: { sent: 50%, signed: 50% } }
total: { of: dimensions, round: 2 }
stars:
  source: RULES
  four: { stars: 4, total_at_least: 90 }
  three: { stars: 3 }
)";

class ReconcileUndecided : public testing::Test {
 protected:
  ReconcileUndecided() { write_file(folder_ / "pack.yaml", pack_text); }

  // 60 points each by the ladder.
  void read(const std::string& rows) const {
    std::string text = "subject_id,pack,indicator,day,value,source\n";
    std::istringstream in("sent,80%\nsigned,70%\n" + rows);
    for (std::string row; std::getline(in, row);) {
      const auto comma = row.find(',');
      text += "s,test.undecided," + row.substr(0, comma) + ",2022-06-13" + row.substr(comma) +
              ",typed\n";
    }
    write_file(folder_ / "readings.csv", text);
  }

  typed::Compared total() const {
    const Family family = load_pack(folder_ / "pack.yaml");
    Reading reading = read_folder(folder_.path(), family);
    ScoreOptions options;
    options.first = options.last = parse_day("2022-06-20").value();
    return typed::reconcile(family, reading.facts, options, 0).back();
  }
  typed::Cause cause() const { return total().causes.front(); }

  TemporaryFolder folder_;
};

TEST_F(ReconcileUndecided, ASmallSampleThatThePlatformKnowsIsTheReason) {
  read("total,70\n");
  EXPECT_EQ(to_text(cause().reason), "undecided");
  EXPECT_EQ(cause().detail, "sent");
  EXPECT_TRUE(cause().is_found);
  EXPECT_EQ(cause().words.zh, "「发货率」按小样本规则算就一致；没有判定，请补上付款单数");
  EXPECT_EQ(cause().words.en,
            "agrees when the small-sample rule holds for 'Sent'; not decided, please give Paid "
            "orders");
  read("total,75\n");  // both of them
  EXPECT_EQ(cause().detail, "sent signed");
  EXPECT_EQ(total().causes.size(), 1U);
}

TEST_F(ReconcileUndecided, WhatNoWayExplainsIsNotFoundAndTheRulesAreNamedFirst) {
  read("total,93\n");
  const auto causes = total().causes;
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(to_text(causes[0].reason), "undecided");
  EXPECT_FALSE(causes[0].is_found);
  EXPECT_EQ(causes[0].words.zh, "没有找到原因；「发货率」「签收率」有规则没有判定：缺少付款单数");
  EXPECT_EQ(to_text(causes[1].reason), "assumed");
  const TemporaryFolder scratch;
  const Ran ran = run_program("reconcile --lang zh --format table --pack " +
                                  (folder_ / "pack.yaml") + " --facts " + folder_.path(),
                              scratch.path());
  EXPECT_NE(ran.out.find("1 个没有找到原因"), std::string::npos) << ran.out;
}

TEST_F(ReconcileUndecided, WithTheCountsTheRulesAreDecided) {
  read("paid,40\ntotal,65\n");  // 60 and 70
  EXPECT_EQ(to_text(cause().reason), "same");
  read("paid,40\ntotal,75\n");
  EXPECT_EQ(to_text(cause().reason), "assumed");
}

// A reading with its sample in the value is compared as one with both columns is.
TEST_F(ReconcileUndecided, AReadingWithItsSampleIsCompared) {
  write_file(folder_ / "orders.csv",
             "order_id,shop_id,placed_at,paid_at,shipped_at,signed_at\n"
             "a,s,2022-06-01 09:00:00,2022-06-01 10:00:00,2022-06-01 11:00:00,\n"
             "b,s,2022-06-13 09:00:00,2022-06-13 10:00:00,,\n"
             "c,s,2022-06-13 09:00:00,2022-06-13 10:00:00,,\n");
  write_file(folder_ / "readings.csv",
             "subject_id,pack,indicator,day,value,source\n"
             "s,test.undecided,sent,2022-06-13,33.3%(1/3),typed\n");
  EXPECT_EQ(total().name, "sent");
  EXPECT_EQ(to_text(cause().reason), "same");
}

}  // namespace
}  // namespace xingji::test
