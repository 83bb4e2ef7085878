// Small changes to a pack that some case should notice, what is told when no case is there or one
// cannot be read, and measures that a case expects.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cases/cases.h"
#include "io/zones.h"
#include "messages/messages.h"
#include "pack/load.h"

namespace xingji {
namespace {

const std::string folder = std::string(XINGJI_SOURCE_DIR) + "/tests/cases";

class NoticeTest : public testing::Test {
 protected:
  // The tiny pack with an overlay of these lines.
  void lay(const std::string& overlay) {
    const std::string file = write("some.yaml", "extends: test.tiny\n" + overlay);
    auto family = load_family(folder + "/tiny.yaml", {folder, {file}, find_zone});
    ASSERT_TRUE(family.ok()) << said(family.problems());
    family_ = std::move(family.value());
  }
  CasesReport run(const std::string& cases) {
    const std::string file = write(
        "some.cases.yaml", "pack: test.tiny\ncases:" + (cases.empty() ? " []" : '\n' + cases));
    const auto report =
        run_cases(file, family_, [](const std::string&) -> Result<Family> { return Problem{}; });
    EXPECT_TRUE(report.ok()) << said(report.problems());
    return report.value();
  }
  static std::string write(const std::string& name, const std::string& content) {
    const auto path = std::filesystem::path(testing::TempDir()) / ("notice_" + name);
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  static std::string said(const Problems& problems) {
    std::string text;
    for (Problem problem : problems) {
      problem.place.file = std::filesystem::path(problem.place.file).filename().string();
      EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
      EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
      text += to_text(problem) + '\n';
    }
    return text;
  }
  // Whether a gap of that name is told after these cases.
  bool has_gap(const std::string& cases, const std::string& name) {
    const CasesReport report = run(cases);
    EXPECT_EQ(said(report.problems), "");
    return said(report.changes.gaps).find("no case notices: " + name + " (") != std::string::npos;
  }

  Family family_;
};

TEST_F(NoticeTest, AWindowIsTestedByARowOnItsFirstDayAndOneOnTheDayBefore) {
  lay("");
  const auto on = [](const std::string& day, const std::string& orders) {
    return "  - { name: on " + day + ", on: " + day +
           ", facts: { orders: [ { order_id: o, placed_at: 2022-06-02 10:00:00 } ] }, expect: { "
           "measures: { orders: " +
           orders + " } } }\n";
  };
  const std::string earlier = "measures.orders.window, begun a day earlier";
  const std::string later = "measures.orders.window, begun a day later";
  const std::string inside = on("2022-06-15", "1");
  EXPECT_TRUE(has_gap(inside, earlier));
  EXPECT_TRUE(has_gap(inside, later));
  EXPECT_FALSE(has_gap(on("2022-07-01", "1"), later));
  EXPECT_TRUE(has_gap(on("2022-07-01", "1"), earlier));
  EXPECT_FALSE(has_gap(on("2022-07-02", "0"), earlier));
  EXPECT_TRUE(has_gap(on("2022-07-02", "0"), later));
  EXPECT_FALSE(has_gap(on("2022-07-02", "[1, 0]"), earlier));
  EXPECT_FALSE(has_gap(on("2022-07-02", "[1, 0]"), later));
  // A case that expects nothing of them notices nothing.
  EXPECT_TRUE(
      has_gap("  - { name: all, on: 2022-07-01, facts: { orders: [ { order_id: o, "
              "placed_at: 2022-06-02 10:00:00 } ] }, expect: {} }\n",
              later));
}

TEST_F(NoticeTest, TheEndOfALaggingWindowIsTestedLikewise) {
  lay("windows: { settled: { from: -44, to: -14, source: T } }\n"
      "measures: { orders: { window: settled } }\n");
  const std::string row =
      "    facts: { orders: [ { order_id: o, placed_at: 2022-06-02 10:00:00 } ] }\n";
  const std::string enters = "  - name: enters\n    on: 2022-06-16\n" + row +
                             "    expect: { measures: { orders: [0, 1] } }\n";
  EXPECT_FALSE(has_gap(enters, "windows.settled, ended a day earlier"));
  EXPECT_FALSE(has_gap(enters, "windows.settled, ended a day later"));
  EXPECT_TRUE(has_gap(enters, "windows.settled, begun a day later"));
}

TEST_F(NoticeTest, EveryWordOfAListIsMetByARow) {
  lay("measures: { returns: { count: refunds, by_day: applied_at, window: 30 days, where: \"kind "
      "in "
      "(refund_only, return_refund)\", source: T } }\n"
      "gates: { returned: { title: R, at: total, unknown: passes, fails: returns > 1, do: { cap: 3 "
      "}, source: T } }\n");
  const auto of = [](const std::string& kind) {
    return "  - { name: " + kind +
           ", on: 2022-06-15, facts: { refunds: [ { refund_id: r, order_id: "
           "o, kind: " +
           kind +
           ", applied_at: 2022-06-02 10:00:00 } ] }, expect: { measures: { "
           "returns: 1 } } }\n";
  };
  const std::string list = " left out of 'kind in ('refund_only', 'return_refund')'";
  EXPECT_FALSE(has_gap(of("refund_only"), "'refund_only'" + list));
  EXPECT_TRUE(has_gap(of("refund_only"), "'return_refund'" + list));
  EXPECT_FALSE(has_gap(of("refund_only") + of("return_refund"), "'return_refund'" + list));
}

TEST_F(NoticeTest, AWeightIsTestedBesideAnotherWithOtherPoints) {
  lay("");
  const auto with = [](const std::string& seconds) {
    return "  - { name: both, on: 2022-06-15, measures: { orders: 10, late.numerator: 0, "
           "late.denominator: 10, refund_seconds: " +
           seconds +
           ", agreed: 1 }, expect: { dimensions: { service: " + (seconds == "24h" ? "4" : "3.5") +
           " } } }\n";
  };
  const std::string name = "dimensions.service.of.late, weighed otherwise";
  EXPECT_TRUE(has_gap(with("24h"), name));
  EXPECT_FALSE(has_gap(with("25h"), name));
}

TEST_F(NoticeTest, EveryCellOfATableIsReached) {
  lay("attributes: { kind: text }\n"
      "tables: { lines: { keys: { kind: equal }, rows: [ { kind: a, full: 10%, half: 3 }, { kind: "
      "b, "
      "full: 20%, half: 2 } ], else: refuse, source: T } }\n"
      "indicators: { late: { points: { source: T, ladder: [ { at_most: "
      "table.lines(shop.kind).full, "
      "give: 4 }, { give: table.lines(shop.kind).half } ] } } }\n");
  const auto of = [](const std::string& kind, int late, int points) {
    return "  - { name: " + kind + std::to_string(late) +
           ", on: 2022-06-15, attributes: { kind: " + kind +
           " }, measures: { orders: 100, late.numerator: " + std::to_string(late) +
           ", late.denominator: 100 }, expect: { indicators: { late: { points: " +
           std::to_string(points) + " } } } }\n";
  };
  const auto cell = [](const std::string& column, const std::string& row) {
    return "tables.lines, '" + column + "' of the row '" + row + "' ";
  };
  const std::string cases = of("a", 10, 4);
  EXPECT_FALSE(has_gap(cases, cell("full", "a") + "less"));
  EXPECT_TRUE(has_gap(cases, cell("full", "a") + "more"));
  EXPECT_TRUE(has_gap(cases, cell("half", "a") + "more"));
  EXPECT_TRUE(has_gap(cases, cell("full", "b") + "less"));
  const std::string more = cases + of("b", 20, 4) + of("b", 21, 2);
  EXPECT_FALSE(has_gap(more, cell("full", "b") + "less"));
  EXPECT_FALSE(has_gap(more, cell("full", "b") + "more"));
  EXPECT_FALSE(has_gap(more, cell("half", "b") + "more"));
  EXPECT_TRUE(has_gap(more, cell("half", "a") + "less"));
}

TEST_F(NoticeTest, KeysThatRowsAreReachedByAreThresholds) {
  lay("attributes: { level: number }\n"
      "tables: { lines: { keys: { level: at_least }, rows: [ { level: 0, half: 1 }, { level: 4, "
      "half: "
      "2 } ], else: refuse, source: T } }\n"
      "indicators: { late: { points: { source: T, ladder: [ { at_most: 10%, give: 4 }, { give: "
      "table.lines(shop.level).half } ] } } }\n");
  const auto of = [](const std::string& level, int points) {
    return "  - { name: l" + level + ", on: 2022-06-15, attributes: { level: " + level +
           " }, measures: { late.numerator: 50, late.denominator: 100 }, expect: { indicators: { "
           "late: { points: " +
           std::to_string(points) + " } } } }\n";
  };
  const std::string row = "tables.lines, the row '4' for ";
  EXPECT_TRUE(has_gap(of("5", 2), row + "fewer keys"));
  EXPECT_FALSE(has_gap(of("4", 2), row + "fewer keys"));
  EXPECT_TRUE(has_gap(of("4", 2) + of("2", 1), row + "more keys"));
  EXPECT_FALSE(has_gap(of("3", 1), row + "more keys"));
  EXPECT_FALSE(has_gap(of("5", 2), "tables.lines, the row '0' for more keys"));
}

TEST_F(NoticeTest, NumbersOfConditionsDecideWhatIsExpected) {
  lay("gates: { busy: { title: B, at: total, unknown: passes, fails: orders > 500 and agreed < 3, "
      "do: { cap: 3 }, source: T } }\n"
      "measures: { quick: { count: orders, by_day: placed_at, window: 30 days, where: \"shipped_at "
      "- placed_at <= 24h\", source: T } }\n"
      "indicators: { late: { small: { when: quick > 9, points: 4, source: T } } }\n");
  const auto of = [](int orders, int agreed, const std::string& gate) {
    const std::string numbers =
        "orders: " + std::to_string(orders) + ", agreed: " + std::to_string(agreed);
    return "  - { name: '" + numbers + "', on: 2022-06-15, measures: { " + numbers +
           " }, expect: { gates: { busy: " + gate + " } } }\n";
  };
  // What the other half decides alone shows nothing of this one.
  EXPECT_TRUE(has_gap(of(500, 9, "passed") + of(501, 9, "passed"), "'orders > 500' with more"));
  EXPECT_FALSE(has_gap(of(501, 2, "failed"), "'orders > 500' with more"));
  EXPECT_TRUE(has_gap(of(501, 2, "failed"), "'orders > 500' with less"));
  EXPECT_FALSE(has_gap(of(500, 2, "passed"), "'orders > 500' with less"));
  const std::string shipped =
      "  - { name: shipped, on: 2022-06-15, facts: { orders: [ { order_id: o, placed_at: "
      "2022-06-02 "
      "10:00:00, shipped_at: 2022-06-03 10:00:00 } ] }, expect: { measures: { quick: 1 } } }\n";
  EXPECT_FALSE(has_gap(shipped, "'shipped_at - placed_at <= 24h' with less"));
  EXPECT_TRUE(has_gap(shipped, "'shipped_at - placed_at <= 24h' with more"));
}

// A case with one order, and what it expects.
std::string with_order(const std::string& order, const std::string& expected) {
  return "  - { name: '" + order + "', on: 2022-06-15, facts: { orders: [ { order_id: o, " + order +
         " } ] }, expect: { " + expected + " } }\n";
}

TEST_F(NoticeTest, TheLineItselfBelongsToOneSideOfAConditionOverRows) {
  lay("");
  const std::string promised =
      "placed_at: 2022-06-01 10:00:00, promised_ship_at: 2022-06-03 10:00:00";
  const std::string line =
      "'shipped_at >= promised_ship_at' in place of 'shipped_at > promised_ship_at'";
  const std::string turned = "'shipped_at is present' in place of 'shipped_at is missing'";
  const auto late = [](int rows) {
    return "measures: { late.numerator: " + std::to_string(rows) + " }";
  };
  const std::string before = with_order(promised + ", shipped_at: 2022-06-02 10:00:00", late(0));
  EXPECT_TRUE(has_gap(before, line));
  EXPECT_FALSE(has_gap(with_order(promised + ", shipped_at: 2022-06-03 10:00:00", late(0)), line));
  EXPECT_FALSE(has_gap(before, turned));
  EXPECT_TRUE(has_gap(with_order(promised + ", shipped_at: 2022-06-04 10:00:00", late(1)), turned));
}

TEST_F(NoticeTest, ARowCountsOnTheDayThatTheRuleNames) {
  lay("");
  const auto agreed = [](const std::string& applied) {
    return "  - { name: agreed, on: 2022-06-30, facts: { refunds: [ { refund_id: r, order_id: o, "
           "kind: refund_only, applied_at: " +
           applied +
           " 10:00:00, agreed_at: 2022-06-01 10:00:00 } ] }, expect: { measures: { agreed: 1 } } "
           "}\n";
  };
  const std::string name = "'applied_at' in place of 'agreed_at'";
  EXPECT_TRUE(has_gap(agreed("2022-06-01"), name));
  EXPECT_FALSE(has_gap(agreed("2022-05-31") +
                           with_order("placed_at: 2022-06-01 10:00:00", "measures: { orders: 1 }"),
                       "'promised_ship_at' in place of 'placed_at'"));
}

TEST_F(NoticeTest, WhichRowOfAnOrderAndWhichHoursAreMeantIsTested) {
  lay("measures:\n"
      "  bad: { count: orders, by_day: placed_at, window: 30 days, where: "
      "first(refunds).first_reason "
      "= broken, source: T }\n"
      "  prompt: { count: orders, by_day: placed_at, window: 30 days, where: \"worked(placed_at, "
      "shipped_at, '09:00', '18:00') <= 1h\", source: T }\n"
      "gates: { worse: { title: W, at: total, unknown: passes, fails: bad + prompt > 9, do: { cap: "
      "3 }, source: T } }\n");
  const auto refunded = [](const std::string& second) {
    return "  - { name: refunded, on: 2022-06-15, facts: { orders: [ { order_id: o, placed_at: "
           "2022-06-01 10:00:00 } ], refunds: [ { refund_id: a, order_id: o, kind: refund_only, "
           "applied_at: 2022-06-02 10:00:00, first_reason: broken }, { refund_id: b, order_id: o, "
           "kind: refund_only, applied_at: 2022-06-03 10:00:00, first_reason: " +
           second + " } ] }, expect: { measures: { bad: 1 } } }\n";
  };
  const std::string last = "'last(refunds).first_reason' in place of 'first(refunds).first_reason'";
  EXPECT_TRUE(has_gap(refunded("broken"), last));
  EXPECT_FALSE(has_gap(refunded("late"), last));
  // Half an hour before the shop closes and half an hour after it opens.
  const std::string night = with_order(
      "placed_at: 2022-06-01 17:30:00, shipped_at: 2022-06-02 09:30:00", "measures: { prompt: 1 }");
  const std::string noon = with_order(
      "placed_at: 2022-06-01 12:00:00, shipped_at: 2022-06-01 13:00:00", "measures: { prompt: 1 }");
  for (const std::string clock : {"09:00", "18:00"}) {
    EXPECT_FALSE(has_gap(night, "''" + clock + "'' a little more or less"));
    EXPECT_TRUE(has_gap(noon, "''" + clock + "'' a little more or less"));
  }
}

TEST_F(NoticeTest, NumbersDecideWhatIsExpected) {
  lay("bonuses: { many: { title: M, at: total, when: orders >= 100, add: 1, most: 4, source: T } "
      "}\n");
  const auto with = [](int orders, int late, const std::string& expected) {
    return "  - { name: 'late " + std::to_string(late) +
           "', on: 2022-06-15, measures: { orders: " + std::to_string(orders) +
           ", late.numerator: " + std::to_string(late) + ", late.denominator: 100 }, expect: { " +
           expected + " } }\n";
  };
  const std::string bound = "indicators.late.points.1.at_most, a little more or less";
  // A case that stands on the line and expects nothing of it shows nothing of it.
  EXPECT_TRUE(has_gap(with(10, 10, "gates: { volume: passed }"), bound));
  EXPECT_TRUE(has_gap(with(10, 11, "indicators: { late: { points: 3 } }"), bound));
  EXPECT_FALSE(has_gap(with(10, 10, "indicators: { late: { points: 4 } }"), bound));
  EXPECT_FALSE(has_gap(with(10, 10, "total: 4"), bound));
  const std::string given = "indicators.late.points.2.give, a little more or less";
  EXPECT_TRUE(has_gap(with(10, 10, "total: 4"), given));
  EXPECT_FALSE(has_gap(with(10, 11, "total: 3"), given));
  const std::string most = "bonuses.many.most, a little more or less";
  EXPECT_FALSE(has_gap(with(100, 11, "total: 4"), most));
  EXPECT_TRUE(has_gap(with(100, 10, "bonuses: { many: given }"), most));
}

TEST_F(NoticeTest, PeersAreCountedOnBothSides) {
  lay("peers: { group: all, least: 3, source: T }\n"
      "indicators: { early: { title: E, printed_as: percent, share: { of: orders, by_day: "
      "promised_ship_at, window: 30 days, counts: shipped_at <= promised_ship_at, source: T }, "
      "better: higher, no_data: spread, no_peers: { points: 3, source: T }, points: { rank: { "
      "ladder: [ { at_least: 50%, give: 4 }, { give: 3 } ], source: T } } } }\n"
      "dimensions: { service: { of: { late: 40%, agree_time: 40%, early: 20% }, source: T } }\n");
  const auto with = [](int others) {
    return "  - name: beside " + std::to_string(others) + "\n    on: 2022-06-15\n    facts:\n" +
           "      shops: [ { shop_id: shop-1 }, { shop_id: s, repeat: " + std::to_string(others) +
           " } ]\n      orders:\n"
           "        - { order_id: mine, placed_at: 2022-06-01 10:00:00, promised_ship_at: "
           "2022-06-03 "
           "10:00:00, shipped_at: 2022-06-02 10:00:00 }\n"
           "        - { order_id: o, shop_id: s, placed_at: 2022-06-01 10:00:00, promised_ship_at: "
           "2022-06-03 10:00:00, repeat: " +
           std::to_string(others) +
           " }\n    expect: { indicators: { early: { status: " + (others < 2 ? "no_peers" : "ok") +
           " } } }\n";
  };
  EXPECT_FALSE(has_gap(with(2), "peers.least, one more"));
  EXPECT_TRUE(has_gap(with(2), "peers.least, one less"));
  EXPECT_FALSE(has_gap(with(1), "peers.least, one less"));
  // Of two peers one cannot be left out: nobody is compared with himself.
  family_.versions.front().peers->least.entries.front().value = 2 * micro_one;
  EXPECT_FALSE(has_gap(with(2), "peers.least, one less"));
}

TEST_F(NoticeTest, WhoIsComparedWithWhomIsTested) {
  lay("attributes: { trade: text }\n"
      "peers: { group: shop.trade, least: 2, else: all, source: T }\n"
      "indicators: { early: { title: E, printed_as: percent, share: { of: orders, by_day: "
      "promised_ship_at, window: 30 days, counts: shipped_at <= promised_ship_at, source: T }, "
      "better: higher, no_data: spread, no_peers: { points: 3, source: T }, points: { rank: { "
      "ladder: [ { at_least: 50%, give: 4 }, { give: 3 } ], source: T } } } }\n"
      "dimensions: { service: { of: { late: 40%, agree_time: 40%, early: 20% }, source: T } }\n");
  // Worse than the other of its trade; three of another trade are worse still.
  const auto with = [](const std::string& trade_of_n, int points) {
    const std::string times =
        "placed_at: 2022-06-01 10:00:00, promised_ship_at: 2022-06-03 10:00:00";
    const std::string in_time = ", shipped_at: 2022-06-02 10:00:00 }\n";
    return "  - name: beside " + trade_of_n + "\n    on: 2022-06-15\n    facts:\n" +
           "      shops: [ { shop_id: shop-1 }, { shop_id: n }, { shop_id: s, repeat: 3 } ]\n"
           "      attributes:\n"
           "        - { subject_kind: shop, subject_id: shop-1, name: trade, value: x, from: "
           "2022-01-01 }\n"
           "        - { subject_kind: shop, subject_id: n, name: trade, value: " +
           trade_of_n + ", from: 2022-01-01 }\n      orders:\n        - { order_id: m1, " + times +
           in_time + "        - { order_id: m2, " + times +
           " }\n        - { order_id: n, shop_id: n, " + times + in_time +
           "        - { order_id: o, shop_id: s, " + times +
           ", repeat: 3 }\n    expect: { indicators: { early: { points: " + std::to_string(points) +
           " } } }\n";
  };
  const std::string differ = "peers.group, members may differ in 'trade'";
  const std::string last = "peers.group, without the last of them";
  EXPECT_FALSE(has_gap(with("x", 3), differ));
  EXPECT_TRUE(has_gap(with("x", 3), last));
  EXPECT_TRUE(has_gap(with("y", 4), differ));
  EXPECT_FALSE(has_gap(with("y", 4), last));
}

TEST_F(NoticeTest, ARowBeginsOnItsDay) {
  lay("attributes: { kind: text }\n"
      "tables: { lines: { keys: { kind: equal }, rows: [ { kind: a, half: 3 }, { kind: a, since: "
      "2022-06-10, half: 2 } ], else: refuse, source: T } }\n"
      "indicators: { late: { points: { source: T, ladder: [ { at_most: 10%, give: 4 }, { give: "
      "table.lines(shop.kind).half } ] } } }\n");
  const auto on = [](const std::string& day, int points) {
    return "  - { name: on the " + day + ", on: 2022-06-" + day +
           ", attributes: { kind: a }, measures: { late.numerator: 50, late.denominator: 100 }, "
           "expect: { indicators: { late: { points: " +
           std::to_string(points) + " } } } }\n";
  };
  const std::string row = "tables.lines, the row 'a' since 2022-06-10, begun a day ";
  EXPECT_TRUE(has_gap(on("09", 3), row + "later"));
  EXPECT_FALSE(has_gap(on("09", 3), row + "earlier"));
  EXPECT_FALSE(has_gap(on("10", 2), row + "later"));
  EXPECT_TRUE(has_gap(on("10", 2), row + "earlier"));
}

TEST_F(NoticeTest, AUnitAndARoundingAreTested) {
  lay("sessions: { asked: { of: messages, opened_by: sender = buyer, answered_by: sender = human, "
      "unit: round, source: T } }\n"
      "measures: { rounds: { count: asked, by_day: opened_at, window: 30 days, source: T } }\n"
      "gates: { silent: { title: S, at: total, unknown: passes, fails: rounds < 1, do: { cap: 3 }, "
      "source: T } }\n"
      "total: { round: 1 }\n");
  const std::string asks =
      "  - name: asks\n    on: 2022-06-15\n    facts:\n      messages:\n"
      "        - { message_id: a, buyer_id: b, sender: buyer, sent_at: 2022-06-02 10:00:00 }\n"
      "        - { message_id: b, buyer_id: b, sender: human, sent_at: 2022-06-02 10:01:00 }\n";
  const std::string again =
      "        - { message_id: c, buyer_id: b, sender: buyer, sent_at: 2022-06-02 10:02:00 }\n";
  const auto counts = [](int rounds) {
    return "    expect: { measures: { rounds: " + std::to_string(rounds) + " } }\n";
  };
  EXPECT_TRUE(has_gap(asks + counts(1), "sessions.asked, made by 'person'"));
  EXPECT_FALSE(has_gap(asks + again + counts(2), "sessions.asked, made by 'person'"));
  const auto total = [](const std::string& weight, const std::string& expected) {
    return "  - { name: t" + weight +
           ", on: 2022-06-15, measures: { orders: 10, late.numerator: 0, "
           "late.denominator: 10, refund_seconds: 25h, agreed: 1 }, expect: { total: " +
           expected + " } }\n";
  };
  EXPECT_FALSE(has_gap(total("a", "3.5"), "total.round, one place less"));
  EXPECT_TRUE(has_gap(total("a", "3.5"), "total.round, one place more"));
}

TEST_F(NoticeTest, WhatSeveralVersionsSayAtOnePlaceIsOneChange) {
  lay("");
  const std::size_t all = run("").changes.all;
  EXPECT_EQ(all, 32U);
  family_.versions.push_back(family_.versions.front());
  family_.versions.back().since = to_day({2023, 1, 1});
  EXPECT_EQ(run("").changes.all, all);
}

TEST_F(NoticeTest, WhereACaseCannotBeReadGapsAreNotToldOf) {
  lay("");
  const std::string good = "  - { name: good, on: 2022-06-15, measures: {}, expect: {} }\n";
  EXPECT_FALSE(run(good).is_unread);
  // What came out otherwise was read.
  EXPECT_FALSE(
      run("  - { name: wrong, on: 2022-06-15, measures: {}, expect: { stars: 4 } }\n").is_unread);
  for (const char* unread : {"facts: { orders: [ { order_id: o } ] }", "facts: { order: [] }",
                             "measures: { order: 1 }", "measures: {}, parameters: { leader: 1 }",
                             "measures: {}, overlay: none.yaml", "series: { orders: [ x x 0 ] }"}) {
    const CasesReport report =
        run(good + "  - { name: bad, on: 2022-06-15, " + unread + ", expect: {} }\n");
    EXPECT_TRUE(report.is_unread) << unread;
    EXPECT_EQ(report.failed, 1U) << unread;
    EXPECT_TRUE(report.thresholds.gaps.empty() && report.changes.gaps.empty()) << unread;
  }
}

TEST_F(NoticeTest, SeveralDaysStandInBrackets) {
  lay("");
  const CasesReport report =
      run("  - { name: bare, on: 2022-06-15, series: { orders: 1 x 3 }, expect: { total: 4 x 3, "
          "reason: 2 x 3 } }\n"
          "  - { name: right, on: 2022-06-15, series: { orders: [1 x 3] }, expect: {} }\n");
  EXPECT_EQ(said(report.problems),
            "notice_some.cases.yaml:3:53: case 'bare': '1 x 3' stands for several days (write it "
            "in brackets: [1 x 3])\n"
            "notice_some.cases.yaml:3:79: case 'bare': '4 x 3' stands for several days (write it "
            "in brackets: [4 x 3])\n");
}

TEST_F(NoticeTest, MeasuresAreExpectedInTheirUnits) {
  lay("");
  const CasesReport report =
      run("  - name: units\n    on: 2022-06-15\n"
          "    facts: { refunds: [ { refund_id: r, order_id: o, kind: refund_only, applied_at: "
          "2022-06-02 10:00:00, agreed_at: 2022-06-02 11:00:00 } ] }\n"
          "    expect:\n"
          "      measures: { refund_seconds: 60min, agreed: 1, orders: none }\n"
          "  - name: wrong\n    on: 2022-06-15\n"
          "    measures: { agreed: 2, refund_seconds: 90s }\n"
          "    expect:\n"
          "      measures: { refund_seconds: 2min, agreed: none, orders: 1, order: 1 }\n");
  EXPECT_EQ(said(report.problems),
            "notice_some.cases.yaml:12:35: case 'wrong': measures.refund_seconds: expected 2min, "
            "got 90\n"
            "notice_some.cases.yaml:12:49: case 'wrong': measures.agreed: expected none, got 2\n"
            "notice_some.cases.yaml:12:63: case 'wrong': measures.orders: expected 1, got none\n"
            "notice_some.cases.yaml:12:66: case 'wrong': no measure 'order' (did you mean "
            "'orders'?)\n");
}

// `per` takes whole points where nobody says otherwise: there is nothing to change.
TEST_F(NoticeTest, ANumberThatNobodyWroteIsNoGap) {
  const std::string pack = write(
      "mini.yaml",
      "pack: test.tiny\ntitle: Mini\nsubject: shop\njudge: daily\nvalid: { since: 2022-01-01 }\n"
      "time_zone: UTC\nsources:\n  R: { title: R, read: 2026-01-01, grade: A }\n"
      "indicators:\n  source: R\n  quick:\n    title: Quick\n    printed_as: percent\n"
      "    share: { of: chats, by_day: opened_at, window: 30 days, counts: stars >= 4 }\n"
      "    better: higher\n    no_data: no_score\n"
      "    points: { per: { full: 10, target: 95%, take: 1, count: whole_up, least: 0 } }\n"
      "dimensions: { a: { title: A, weight: 100%, of: { quick: 100% }, source: R } }\n"
      "total: { of: dimensions, source: R }\nstars: { s: { stars: 5, source: R } }\n");
  auto family = load_family(pack, {folder, {}, find_zone});
  ASSERT_TRUE(family.ok()) << said(family.problems());
  family_ = std::move(family.value());
  const std::string gaps = said(run("").changes.gaps);
  EXPECT_NE(gaps.find("no case notices: "), std::string::npos) << gaps;
  EXPECT_EQ(gaps.find("no case notices: ,"), std::string::npos) << gaps;
}

}  // namespace
}  // namespace xingji
