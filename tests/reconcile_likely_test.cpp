// 对账: which of several reasons is the likeliest, and a total that differs by the rounding of what
// it is made of.
#include "support.h"
#include "typed/likely.h"

namespace xingji::test {
namespace {

using typed::Reason;

constexpr const char* pack_text = R"(pack: test.rounded
title: Rounded
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-29, grade: A }
indicators:
  source: RULES
  goods:
    title: Goods
    printed_as: score
    mean: { of: ratings, where: item = product_quality, value: stars, by_day: rated_at, window: 5 days }
    better: higher
    no_data: spread
    points: value
  service:
    title: Service
    printed_as: score
    mean: { of: ratings, where: item = service_attitude, value: stars, by_day: rated_at, window: 5 days }
    better: higher
    no_data: spread
    points: value
dimensions:
  source: RULES
  all: { title: All, weight: 100%, of: { goods: 50%, service: 50% } }
total: { of: dimensions, round: 2 }
stars: { source: RULES, one: { stars: 1 } }
)";

Reason reason_of_total(const std::string& shown) {
  const TemporaryFolder folder;
  write_file(folder / "pack.yaml", pack_text);
  write_file(folder / "readings.csv",
             "subject_id,pack,indicator,day,value,source\n"
             "s,test.rounded,goods,2022-06-13,4.33,typed\n"
             "s,test.rounded,service,2022-06-13,4.66,typed\n"
             "s,test.rounded,total,2022-06-13," +
                 shown + ",typed\n");
  const Family family = load_pack(folder / "pack.yaml");
  Reading reading = read_folder(folder.path(), family);
  ScoreOptions options;
  options.first = options.last = parse_day("2022-06-13").value();
  return typed::reconcile(family, reading.facts, options, 0).back().causes.front().reason;
}

// 4.33 and 4.66 may be 4.3251 and 4.6551: the mean is 4.4901 then, where theirs is 4.495.
TEST(ReconcileLikely, ATotalMayDifferByTheRoundingOfItsIndicators) {
  EXPECT_EQ(reason_of_total("4.50"), Reason::same);
  EXPECT_EQ(reason_of_total("4.49"), Reason::rounding);
  EXPECT_EQ(reason_of_total("4.47"), Reason::unknown);
}

TEST(ReconcileLikely, WhatExplainsMostDaysStandsFirst) {
  const typed::Cause lag{Reason::window_lag, "+1", {}};
  const typed::Cause filing{Reason::exemption, "without filing", {}};
  const typed::Cause assumed{Reason::assumed, "parameters.x", {}, false};
  const auto compared = [](const std::string& name, std::vector<typed::Cause> causes) {
    typed::Compared one;
    one.name = name;
    one.causes = std::move(causes);
    return one;
  };
  std::vector<typed::Compared> all = {compared("a", {lag, filing}), compared("a", {filing}),
                                      compared("b", {lag, filing}), compared("a", {assumed})};
  typed::put_common_causes_first(all);
  EXPECT_EQ(all[0].causes.front().reason, Reason::exemption);
  EXPECT_EQ(all[0].causes.back().reason, Reason::window_lag);
  EXPECT_EQ(all[2].causes.front().reason, Reason::window_lag);  // of another number
  EXPECT_EQ(all[3].causes.front().reason, Reason::assumed);
}

}  // namespace
}  // namespace xingji::test
