// One act and two figures over the same rows: what is said of the total is held against facts in
// which just that has happened, scored by the naive twin.
#include "diagnose/text.h"
#include "diagnosed_shop.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Distance;
using diagnose::Goal;

// Returns are counted by their application and timed when they are refunded.
const char* const pack_text = R"(
pack: test.besides
title: Besides
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources: { T: { title: made for tests, read: 2022-01-01, grade: A } }
sets:
  returned: { of: refunds, where: kind = return_refund }
measures:
  source: T
  returns: { title: Returns, count: returned, by_day: applied_at, window: 30 days }
  sold: { title: Orders, count: orders, by_day: paid_at, window: 30 days }
indicators:
  source: T
  duration:
    title: Duration
    printed_as: hours
    mean: { of: returned, value: refunded_at - applied_at, by_day: refunded_at, window: 10 days, source: T }
    better: lower
    no_data: spread
    points: { source: T, ladder: [{ at_most: 2h, give: 100 }, { at_most: 4h, give: 80 }, { give: 50 }] }
  return_share:
    title: Return share
    printed_as: percent
    value: returns / sold
    better: lower
    no_data: spread
    points: { source: T, ladder: [{ at_most: 2%, give: 100 }, { at_most: 5%, give: 90 }, { give: 50 }] }
dimensions:
  all: { title: All, weight: 100%, of: { duration: 50%, return_share: 50% }, source: T }
total: { of: dimensions, round: 2, needs: sold >= 1, source: T }
stars:
  s5: { title: Five, stars: 5, total_at_least: 90, source: T }
  s4: { title: Four, stars: 4, total_at_least: 80, source: T }
  s3: { title: Three, stars: 3, source: T }
)";

class DiagnosedBesides : public DiagnosedShop {
 protected:
  DiagnosedBesides() : DiagnosedShop(pack_text) {
    std::string orders = "order_id,shop_id,placed_at,paid_at\n";
    for (int i = 0; i < 40; ++i) {
      orders += 'o' + std::to_string(i) + ",s,2022-06-10 10:00:00,2022-06-10 10:00:00\n";
    }
    write("orders", orders);
  }

  // One took six hours, `more` as long as the act says.
  void write_returns(std::int64_t more, const std::string& refunded) const {
    std::string csv = "refund_id,order_id,shop_id,kind,applied_at,refunded_at\n";
    csv += "r,o0,s,return_refund,2022-06-12 10:00:00,2022-06-12 16:00:00\n";
    for (std::int64_t i = 1; i <= more; ++i) {
      const std::string n = std::to_string(i);
      csv += "r" + n + ",o" + n + ",s,return_refund,2022-06-15 10:00:00,2022-06-15 " + refunded +
             ":00:00\n";
    }
    write("refunds", csv);
  }
};

// A quick return more is a return more: 4 hours give 80, 2 of 40 still 90; 2 hours give 100, 5 of
// 40 no more than 50.
TEST_F(DiagnosedBesides, ANewCaseCountsInEveryFigureThatCountsIt) {
  write_returns(0, "");
  const Diagnosis found = diagnosed();
  ASSERT_EQ(found.explanation->card.total, 70 * micro_one);
  ASSERT_EQ(found.findings[0].ways.size(), 2U);
  const Distance& near = found.findings[0].ways[0].acts.at(0);
  EXPECT_EQ(near.act.kind, Act::Kind::quick);
  EXPECT_EQ(near.count, 1);
  EXPECT_EQ(near.total, 85 * micro_one);
  write_returns(near.count, "12");
  EXPECT_EQ(twin().total, "85");
  const Distance& far = found.findings[0].ways[1].acts.at(0);
  EXPECT_EQ(far.count, 4);
  EXPECT_EQ(far.total, 75 * micro_one);
  write_returns(far.count, "11");
  EXPECT_EQ(twin().total, "75");
}

// Whoever asked for a return has asked for it, and how long the one took that had not been asked
// for nobody says.
TEST_F(DiagnosedBesides, WhatAMissingCaseTookWithItIsNotSaid) {
  write_returns(0, "");
  const Diagnosis found = diagnosed();
  const auto& ways = found.findings[1].ways;
  ASSERT_EQ(ways.size(), 1U);
  bool has_avoid = false;
  for (const Distance& each : ways[0].acts) {
    if (each.act.kind != Act::Kind::avoid) continue;
    has_avoid = true;
    EXPECT_TRUE(each.act.is_past);
    EXPECT_FALSE(each.gained);
    EXPECT_FALSE(diagnose::is_doable(each.act));
  }
  EXPECT_TRUE(has_avoid);
  for (const auto& course : found.courses) {
    for (const auto& step : course.steps) {
      EXPECT_NE(step.distance.act.kind, Act::Kind::avoid);
    }
  }
}

// The slow return leaves the window on the day on which the only order does, and without an order
// there is no total.
TEST_F(DiagnosedBesides, NothingIsReachedByItselfOnceThereIsNoTotal) {
  write("refunds",
        "refund_id,order_id,shop_id,kind,applied_at,refunded_at\n"
        "r1,o0,s,return_refund,2022-06-06 10:00:00,2022-06-06 16:00:00\n"
        "r2,o0,s,return_refund,2022-06-12 10:00:00,2022-06-12 12:00:00\n");
  const auto duration_of = [&](const Diagnosis& found) { return found.findings[0].ways.at(0); };
  EXPECT_EQ(duration_of(diagnosed()).by_itself, parse_day("2022-06-16"));
  write("orders",
        "order_id,shop_id,placed_at,paid_at\n"
        "o0,s,2022-05-17 10:00:00,2022-05-17 10:00:00\n");
  EXPECT_FALSE(duration_of(diagnosed()).by_itself);
}

}  // namespace
}  // namespace xingji::test
