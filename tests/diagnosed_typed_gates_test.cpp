// A gate on a quotient that was typed as one number, or of which the shop has one kind of case
// only: what is said of it is held against the naive twin.
#include "diagnose/text.h"
#include "diagnosed_shop.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Finding;
using diagnose::Goal;

const char* const pack_text = R"(
pack: test.typed
title: Typed
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources: { T: { title: made for tests, read: 2022-01-01, grade: A } }
sets:
  source: T
  near_order: { of: orders, where: buyer_level = L1 }
  far_order: { of: orders, where: buyer_level = L2 }
measures:
  source: T
  near: { title: Orders nearby, count: near_order, by_day: paid_at, window: 30 days }
  near_good: { title: Good orders nearby, count: near_order, by_day: paid_at, window: 30 days, where: shipped_at is present }
  far: { title: Far orders, count: far_order, by_day: paid_at, window: 30 days }
  far_good: { title: Good far orders, count: far_order, by_day: paid_at, window: 30 days, where: shipped_at is present }
indicators:
  source: T
  handover:
    title: Handover
    printed_as: percent
    value: (near_good + far_good) / (near + far)
    better: higher
    no_data: drop
    points: { source: T, line: [{ value: 85%, give: 70 }, { value: 99%, give: 100 }] }
  replied:
    title: Replied
    printed_as: percent
    share: { of: chats, by_day: opened_at, window: 30 days, counts: first_reply_at is present, source: T }
    better: higher
    no_data: drop
    points: { source: T, ladder: [{ at_least: 98%, give: 80 }, { at_least: 95%, give: 75 }, { give: 70 }] }
gates:
  late: { title: Late, at: total, unknown: passes, fails: (near_good + far_good) / (near + far) < 80%, do: { cap: 40 }, source: T }
total: { of: lowest of points, round: 2, source: T }
stars:
  s4: { title: Four, stars: 4, total_at_least: 75, source: T }
  s3: { title: Three, stars: 3, total_at_least: 70, source: T }
  s2: { title: Two, stars: 2, source: T }
)";

class DiagnosedTypedGates : public DiagnosedShop {
 protected:
  DiagnosedTypedGates() : DiagnosedShop(pack_text) {}

  void write(const std::vector<std::pair<std::string, std::string>>& readings) const {
    std::string csv = "subject_id,pack,indicator,day,value,source\n";
    for (const auto& [name, value] : readings) {
      csv += "s,test.typed," + name + ",2022-06-15," + value + ",typed\n";
    }
    DiagnosedShop::write("readings", csv);
  }
  static const Finding& gate_of(const Diagnosis& found) {
    for (const Finding& each : found.findings) {
      if (each.of == Goal::Of::gate) return each;
    }
    throw std::runtime_error("no gate");
  }
};

// 79 % misses the gate's 80 by one of a hundred; the plan does not ask for the 85 of the points.
TEST_F(DiagnosedTypedGates, AGateOnATypedValueAsksForItsOwnLine) {
  write({{"handover", "79%"}, {"replied", "99%"}});
  EXPECT_EQ(twin().stars, "2");
  const Diagnosis found = diagnosed();
  const Finding& gate = gate_of(found);
  ASSERT_EQ(gate.ways.at(0).acts.size(), 1U);
  EXPECT_EQ(gate.ways[0].acts[0].act.kind, Act::Kind::per_hundred);
  EXPECT_EQ(gate.ways[0].acts[0].count, 1);
  ASSERT_FALSE(found.by_levels.empty());
  ASSERT_EQ(found.by_levels[0].steps.size(), 1U);
  EXPECT_EQ(found.findings[found.by_levels[0].steps[0].finding].of, Goal::Of::gate);
  const std::string page = to_text(found, {}, Language::en);
  EXPECT_NE(page.find("Late passed: 1 better of every 100 cases (Handover)"), std::string::npos)
      << page;
  write({{"handover", "80%"}, {"replied", "99%"}});
  EXPECT_EQ(twin().stars, "3");
}

// A shop that has no far orders is not told of its next ones.
TEST_F(DiagnosedTypedGates, NothingIsSaidOfAKindOfCaseOfWhichThereIsNone) {
  write({{"near", "100"}, {"near_good", "79"}, {"far", "0"}, {"far_good", "0"}});
  const Diagnosis found = diagnosed();
  const Finding& gate = gate_of(found);
  ASSERT_EQ(gate.ways.at(0).acts.size(), 1U);
  EXPECT_EQ(gate.ways[0].acts[0].count, 5);
  write({{"near", "105"}, {"near_good", "84"}, {"far", "0"}, {"far_good", "0"}});
  EXPECT_EQ(twin().stars, "3");
}

// Conversion up by 2 of a hundred and replies up by 20 of a thousand both reach three stars, as do
// 84 quick replies for every hundred; the first is named, not the one that goes least beyond the
// line.
TEST(DiagnosedByLevels, OfPlansOfOneFigureTheOneThatAsksLeastIsNamed) {
  const TemporaryFolder folder;
  const Family family = load_pack(source_path("rules/agents/kpi-sales.yaml"));
  const Day day = *parse_day("2024-05-20");
  const auto write = [&](const std::string& conversion) {
    write_file(folder / "readings.csv",
               "subject_id,pack,indicator,day,value,source\n"
               "a1,agents.kpi-sales,sales_reached,2024-05-20,85%,typed\n"
               "a1,agents.kpi-sales,conversion,2024-05-20," +
                   conversion +
                   ",typed\n"
                   "a1,agents.kpi-sales,order_value,2024-05-20,220,typed\n"
                   "a1,agents.kpi-sales,reply_share,2024-05-20,96%,typed\n"
                   "a1,agents.kpi-sales,mean_reply,2024-05-20,50秒,typed\n"
                   "a1,agents.kpi-sales,attendance,2024-05-20,2,typed\n");
  };
  write("38%");
  const Reading reading = read_folder(folder.path(), family);
  const Explanation explanation = explain(*family.on(day), reading.facts, "a1", day);
  const Diagnosis found = diagnose::diagnose(explanation);
  ASSERT_FALSE(found.by_levels.empty());
  ASSERT_EQ(found.by_levels[0].steps.size(), 1U);
  const auto& step = found.by_levels[0].steps[0];
  const auto& way = found.findings[step.finding].ways[step.way];
  EXPECT_EQ(explanation.pack->indicators[way.goal.position].id, "conversion");
  EXPECT_EQ(way.acts.at(0).count, 2);
  write("40%");
  const auto cards = naive::naive_score(naive::read_naive(folder.path()), family, day, day);
  EXPECT_EQ(cards.at(0).stars, "3");
}

}  // namespace
}  // namespace xingji::test
