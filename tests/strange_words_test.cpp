// A word of the facts that is a letter off what the pack compares is told when it is scored.
#include "io/strange_words.h"

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.words
title: { zh: 词, en: Words }
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
tables:
  source: RULES
  quality:
    keys: { reason: equal }
    rows: [{ reason: broken }, { reason: wrong_item }, { reason: grade_2 }, { reason: 收到商品破损 }]
indicators:
  source: RULES
  bad:
    title: { zh: 品质退款率, en: Refunds for quality }
    printed_as: percent
    share: { of: refunds, by_day: applied_at, window: 5 days, counts: "reason in table.quality or first_reason = smelly or first_reason = L4" }
    better: lower
    no_data: drop
    points: { ladder: [{ at_most: 2%, give: 5 }, { give: 3 }] }
total: { of: sum of points }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 5 }
  three: { stars: 3 }
)";

TEST(StrangeWords, ThatLookLikeSlipsOfThePackAreTold) {
  const TemporaryFolder folder;
  const TemporaryFolder scratch;
  write_file(scratch / "pack.yaml", pack_text);
  std::string refunds = "refund_id,order_id,shop_id,kind,applied_at,reason,first_reason\n";
  for (const char* reason :
       {"broken", "brokn", "brokn", "too_small", "smelly", "坏了", "grade_1"}) {
    refunds += "r" + std::to_string(refunds.size()) + ",o,s,refund_only,2022-06-01 10:00:00," +
               reason + ",smely\n";
  }
  refunds += "r,o,s,refund_only,2022-06-01 10:00:00,too_small,l4\n";
  refunds += "p,o,s,refund_only,2022-06-01 10:00:00,破损,l3\n";
  refunds += "u,o,s,refund_only,2022-06-01 10:00:00,破,l3\n";
  refunds += "q,o,s,refund_only,2022-06-01 10:00:00,too_small,l3\n";
  write_file(folder / "refunds.csv", refunds);
  const Family family = load_pack(scratch / "pack.yaml");
  const Reading reading = read_folder(folder.path(), family);
  std::string told;
  for (const Problem& problem : strange_words(family, reading.facts))
    told += to_text(problem) + '\n';
  EXPECT_EQ(told,
            "warning: refunds.first_reason: no rule knows 'l4'; rows with it: 1 (did you mean "
            "'L4'?)\n"
            "warning: refunds.first_reason: no rule knows 'smely'; rows with it: 7 (did you mean "
            "'smelly'?)\n"
            "warning: refunds.reason: no rule knows 'brokn'; rows with it: 2 (did you mean "
            "'broken'?)\n"
            "warning: refunds.reason: no rule knows '破损'; rows with it: 1 (did you mean "
            "'收到商品破损'?)\n");
  const Ran ran =
      run_program("score --lang zh --pack " + (scratch / "pack.yaml") + " --facts " + folder.path(),
                  scratch.path());
  EXPECT_NE(
      ran.error.find("提醒：refunds.reason：没有规则认识“brokn”，有 2 行（是不是“broken”？）"),
      std::string::npos)
      << ran.error;
}

}  // namespace
}  // namespace xingji::test
