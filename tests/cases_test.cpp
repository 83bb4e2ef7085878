// Golden cases: what passes, what fails and how it is said, and which thresholds no case tests.
#include "cases/cases.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "io/zones.h"
#include "messages/messages.h"
#include "pack/load.h"

namespace xingji {
namespace {

const std::string folder = std::string(XINGJI_SOURCE_DIR) + "/tests/cases";

Result<Family> load_tiny(const std::vector<std::string>& overlays) {
  return load_family(folder + "/tiny.yaml", {folder, overlays, find_zone});
}

// The report of cases written in a test: the list below `cases:`.
class CasesTest : public testing::Test {
 protected:
  CasesTest() : family_(load_tiny({})) {}

  Result<CasesReport> run(const std::string& cases) {
    const std::string file = write("some.cases.yaml", "pack: test.tiny\ncases:\n" + cases);
    return run_cases(file, family_.value(), overlaid_);
  }
  std::string write(const std::string& name, const std::string& content) {
    const auto path = std::filesystem::path(testing::TempDir()) / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  // The problems without the folder, one per line.
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

  Result<Family> family_;
  LoadOverlaid overlaid_ = [](const std::string& overlay) { return load_tiny({overlay}); };
};

TEST_F(CasesTest, AllCasesOfTheTinyPackPassAndTestEveryLine) {
  const auto report = run_cases(folder + "/tiny.cases.yaml", family_.value(), overlaid_);
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(said(report.value().problems), "");
  EXPECT_EQ(report.value().passed, 13U);
  EXPECT_EQ(report.value().failed, 0U);
  EXPECT_EQ(report.value().thresholds.all, 7U);
  EXPECT_EQ(said(report.value().thresholds.gaps), "");
  EXPECT_EQ(said(report.value().dates.gaps), "");
  EXPECT_EQ(said(report.value().parts.gaps), "");
  EXPECT_EQ(said(report.value().changes.gaps), "");
}

TEST_F(CasesTest, AFailedExpectationSaysWhereWhatAndWhatInstead) {
  const auto report =
      run("  - name: wrong in every way\n"
          "    on: 2022-06-15\n"
          "    measures: { orders: 100, late.numerator: 11, late.denominator: 100 }\n"
          "    expect:\n"
          "      status: provisional\n"
          "      total: 4\n"
          "      indicators: { late: { points: 4, value: 0.1 }, agree_time: { points: 3 } }\n"
          "      gates: { volume: failed }\n"
          "      reason: weather\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().failed, 1U);
  const std::string who = "case 'wrong in every way': ";
  EXPECT_EQ(
      said(report.value().problems),
      "some.cases.yaml:7:15: " + who + "status: expected provisional, got scored\n" +
          "some.cases.yaml:8:14: " + who + "total: expected 4, got 3\n" +
          "some.cases.yaml:9:37: " + who + "indicators.late.points: expected 4, got 3\n" +
          "some.cases.yaml:9:47: " + who + "indicators.late.value: expected 0.1, got 0.11\n" +
          "some.cases.yaml:9:76: " + who + "indicators.agree_time.points: expected 3, got none\n" +
          "some.cases.yaml:10:24: " + who + "gates.volume: expected failed, got unknown_passed\n" +
          "some.cases.yaml:11:15: " + who + "reason: expected weather, got none\n");
}

// A share above all, a mean above the highest: no facts give them, so no case tells anything by
// them.
TEST_F(CasesTest, MeasuresThatNoFactsCouldGiveAreRefused) {
  const auto report =
      run("  - name: twelve of ten\n"
          "    on: 2022-06-15\n"
          "    measures: { late.numerator: 12, late.denominator: 10 }\n"
          "    expect: {}\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(said(report.value().problems),
            "some.cases.yaml:5:33: case 'twelve of ten': '12' cannot come up: 'late.numerator / "
            "late.denominator' is from 0% to 100% (write what facts could give)\n");
}

TEST_F(CasesTest, UnknownNamesAreRefusedWithTheNearest) {
  const auto report =
      run("  - name: measures\n"
          "    on: 2022-06-15\n"
          "    parameters: { leader_order: 1 }\n"
          "    measures: { order: 100, late.numerator: 1.5, refund_seconds: 3 CNY }\n"
          "    expect: {}\n"
          "  - name: rows\n"
          "    on: 2022-06-15\n"
          "    facts:\n"
          "      order: []\n"
          "      orders: [ { order_id: o, placed_a: 2022-06-01 } ]\n"
          "      refunds: [ { refund_id: r, order_id: o, kind: refundonly, applied_at: 2022-06-31 "
          "00:00:00 } ]\n"
          "    expect: {}\n"
          "  - name: expectations\n"
          "    on: 2022-06-15\n"
          "    measures: {}\n"
          "    expect: { star: 4, indicators: { lat: {} }, gates: { volume: faild }, status: scord "
          "}\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().failed, 3U);
  const std::string text = said(report.value().problems);
  for (const char* line : {
           "5:19: case 'measures': no parameter 'leader_order' (did you mean 'leader_orders'?)",
           "6:17: case 'measures': no measure 'order' (did you mean 'orders'?)",
           "6:45: case 'measures': '1.5' is not a count (a whole number from 0)",
           "6:66: case 'measures': '3 CNY' is not a duration (write for example 48h, 5min or 90s)",
           "11:7: case 'rows': no table 'order' (did you mean 'orders'?)",
           "12:32: case 'rows': unknown key 'placed_a' (did you mean 'placed_at'?)",
           "18:15: case 'expectations': unknown key 'star' (did you mean 'stars'?)",
           "18:38: case 'expectations': no indicator 'lat' (did you mean 'late'?)",
           "18:66: case 'expectations': no level 'faild' (did you mean 'failed'?)",
           "18:83: case 'expectations': no status 'scord' (did you mean 'scored'?)",
       }) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\nnot in\n" << text;
  }
}

TEST_F(CasesTest, ACellThatAFileCouldNotHoldIsRefusedAtItsPlace) {
  const auto report =
      run("  - name: cells\n"
          "    on: 2022-06-15\n"
          "    facts: { orders: [ { order_id: o, placed_at: 2022-06-31 10:00:00 }, { order_id: p } "
          "] }\n"
          "    expect: {}\n");
  ASSERT_TRUE(report.ok());
  const std::string text = said(report.value().problems);
  EXPECT_NE(text.find("some.cases.yaml:5:50: case 'cells': "), std::string::npos) << text;
  EXPECT_NE(text.find("some.cases.yaml:5:73: case 'cells': "), std::string::npos) << text;
}

TEST_F(CasesTest, TheFrameIsCheckedBeforeAnythingRuns) {
  const auto report =
      run("  - name: a\n    on: 2022-13-01\n    expects: {}\n"
          "  - name: a\n    on: 2022-06-15\n    measures: {}\n    facts: {}\n    expect: {}\n");
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(
      said(report.problems()),
      "some.cases.yaml:5:5: unknown key 'expects' (did you mean 'expect'?)\n"
      "some.cases.yaml:4:9: '2022-13-01' is not a day (as 2022-06-15)\n"
      "some.cases.yaml:3:5: there is no 'expect' (write for example 'expect: { stars: 4 }')\n"
      "some.cases.yaml:3:11: a case has either 'measures' and 'series', or 'facts', 'readings' and "
      "'tallies', or 'scores', or 'decide' (add one of them)\n"
      "some.cases.yaml:6:11: a case has either 'measures' and 'series', or 'facts', 'readings' and "
      "'tallies', or 'scores', or 'decide' (leave one of them out)\n"
      "some.cases.yaml:6:11: another case is called 'a' (rename one)\n");
}

TEST_F(CasesTest, OnADayThatNoVersionJudgesThereIsNoScore) {
  const auto report =
      run("  - name: early\n"
          "    on: 2021-12-31\n"
          "    measures: {}\n"
          "    expect: { status: no_score, reason: no version, indicators: { late: { status: "
          "not_in_force } } }\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(said(report.value().problems), "");
}

TEST_F(CasesTest, AnOverlayOfACaseIsLaidOverThePackForItAlone) {
  write("strict.yaml",
        "extends: test.tiny\nindicators: { late: { points: { assumed: stricter, ladder: "
        "[ { at_most: 5%, give: 4 }, { give: 3 } ] } } }\n");
  const auto report =
      run("  - name: stricter\n"
          "    on: 2022-06-15\n"
          "    overlay: strict.yaml\n"
          "    measures: { late.numerator: 6, late.denominator: 100 }\n"
          "    expect: { indicators: { late: { points: 3 } } }\n"
          "  - name: as it is\n"
          "    on: 2022-06-15\n"
          "    measures: { late.numerator: 6, late.denominator: 100 }\n"
          "    expect: { indicators: { late: { points: 4 } } }\n");
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(said(report.value().problems), "");
  EXPECT_EQ(report.value().passed, 2U);
}

TEST_F(CasesTest, ASumIsGivenInTheUnitsThatItCountsIn) {
  write("hours.yaml",
        "extends: test.tiny\nmeasures: { hours: { sum: refunds, value: hours(agreed_at - "
        "applied_at), by_day: agreed_at, window: 30 days, assumed: a test } }\n"
        "indicators: { agree_time: { printed_as: count, value: hours / agreed, points: { assumed: "
        "a test, ladder: [ { at_most: 0.25, give: 4 }, { give: 3 } ] } } }\n");
  const auto report =
      run("  - { name: whole, on: 2022-06-15, overlay: hours.yaml, measures: { hours: 0.4975, "
          "agreed: 2 }, expect: { indicators: { agree_time: { points: 4 } } } }\n"
          "  - { name: finer, on: 2022-06-15, overlay: hours.yaml, measures: { hours: 0.49999 }, "
          "expect: {} }\n");
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(said(report.value().problems),
            "some.cases.yaml:4:76: case 'finer': '0.49999' cannot come up: the sum counts in "
            "1/3600 (write a multiple of that)\n");
}

TEST_F(CasesTest, ALineThatNoCaseStandsOnIsAGap) {
  const auto report =
      run("  - { name: above, on: 2022-06-15, measures: { orders: 11, late.numerator: 1, "
          "late.denominator: 100 }, expect: {} }\n"
          "  - { name: below, on: 2022-06-15, measures: { orders: 11, late.numerator: 50, "
          "late.denominator: 100 }, expect: {} }\n");
  ASSERT_TRUE(report.ok());
  const std::string text = said(report.value().thresholds.gaps);
  EXPECT_NE(text.find("indicators.late.points.1 (at_most 10%) is not tested: exactly on the line"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("gates.volume is not tested: in any case"), std::string::npos) << text;
  EXPECT_EQ(without_cases(family_.value()).thresholds.gaps.size(), 7U);
}

// Standing on a line shows nothing of it where nothing is expected that rests on it.
TEST_F(CasesTest, ALineIsTestedByWhatIsExpectedOfIt) {
  const auto gap_after = [&](const std::string& on, const std::string& beyond) {
    const auto with = [](int late, const std::string& expected) {
      return "  - { name: 'late " + std::to_string(late) +
             "', on: 2022-06-15, measures: { orders: 10, late.numerator: " + std::to_string(late) +
             ", late.denominator: 100 }, expect: { " + expected + " } }\n";
    };
    const auto report = run(with(10, on) + with(11, beyond));
    EXPECT_EQ(said(report.value().problems), "");
    const std::string text = said(report.value().thresholds.gaps);
    const std::size_t at = text.find("indicators.late.points.1 (at_most 10%) is not tested: ");
    return at == std::string::npos ? "" : text.substr(at, text.find(" (add", at) - at);
  };
  const std::string line = "indicators.late.points.1 (at_most 10%) is not tested: ";
  const std::string all = "exactly on the line, where it holds, right on the other side";
  EXPECT_EQ(gap_after("gates: { volume: passed }", "status: scored"), line + all);
  EXPECT_EQ(gap_after("indicators: { late: { value: 0.1, status: ok } }",
                      "indicators: { late: { numerator: 11 } }"),
            line + all);
  EXPECT_EQ(gap_after("indicators: { late: { points: 4 } }", "gates: { volume: passed }"),
            line + "right on the other side");
  EXPECT_EQ(gap_after("dimensions: { service: 4 }", "total: 3"), "");
  EXPECT_EQ(gap_after("stars: 4", "indicators: { late: { points: 3 } }"), "");
}

// Cases with an overlay are about another pack, but for what it leaves as it is.
TEST_F(CasesTest, AnOverlaidCaseNoticesWhatTheOverlayLeavesAsItIs) {
  write("slower.yaml",
        "extends: test.tiny\nindicators: { agree_time: { points: { assumed: a test, ladder: [ { "
        "at_most: 48h, give: 4 }, { give: 3 } ] } } }\n");
  const auto report =
      run("  - { name: both, on: 2022-06-15, overlay: slower.yaml, measures: { late.numerator: 10, "
          "late.denominator: 100, agreed: 1, refund_seconds: 48h }, expect: { indicators: { late: "
          "{ points: 4 }, agree_time: { points: 4 } } } }\n");
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(said(report.value().problems), "");
  const std::string text = said(report.value().changes.gaps);
  const auto has = [&](const std::string& path) {
    return text.find("no case notices: " + path + ", a little more or less") != std::string::npos;
  };
  EXPECT_FALSE(has("indicators.late.points.1.at_most")) << text;
  EXPECT_TRUE(has("indicators.agree_time.points.1.at_most")) << text;
  // A weight may be another one there.
  EXPECT_NE(text.find("dimensions.service.of.late, weighed otherwise"), std::string::npos) << text;
}

// A pack with one of everything that coverage looks for, and a case that tries none of it.
TEST_F(CasesTest, WhatNoCaseTriesIsAGapAtItsPlace) {
  write(
      "all.yaml",
      "extends: test.tiny\n"
      "exemptions: { filing: { of: orders, matches: promised_ship_at, effect: out, source: T } }\n"
      "sets: { source: T, first_order: { of: orders, keep: { first: 1, ordered_by: placed_at, "
      "within: "
      "[buyer_id] } } }\n"
      "measures:\n"
      "  source: T\n"
      "  firsts: { count: first_order, by_day: placed_at, window: { choose: [ { when: orders < 5, "
      "use: 90 days }, { use: 30 days } ] } }\n"
      "  quick: { count: orders, by_day: placed_at, window: 30 days, where: \"shipped_at <= "
      "placed_at + 24h\" }\n"
      "indicators:\n"
      "  late: { share: { exempt: [filing] } }\n"
      "  quick_share:\n"
      "    title: Quick\n    printed_as: percent\n    value: quick / orders\n    better: higher\n"
      "    no_data: spread\n    least: 5\n    too_few: spread\n    source: T\n"
      "    points: { line: [ { value: 0, give: 0 }, { value: 1, give: 4 } ] }\n"
      "dimensions: { service: { of: { late: [ { value: 40% }, { since: 2022-03-01, value: 50% } ], "
      "agree_time: [ { value: 50% }, { since: 2022-03-01, value: 40% } ], quick_share: 10% }, "
      "clip: "
      "{ least: 1 }, source: T } }\n"
      "attributes: { industry: text }\n"
      "tables: { lines: { keys: { industry: equal }, rows: [ { industry: shoes, extra: 0.1 } ], "
      "else: { "
      "extra: 0.2 }, source: T } }\n"
      "bonuses: { volume: { title: V, at: total, when: firsts >= 3, add: "
      "table.lines(shop.industry).extra, source: T } }\n");
  const auto family = load_tiny({testing::TempDir() + "/all.yaml"});
  ASSERT_TRUE(family.ok()) << said(family.problems());
  const std::string file = write("all.cases.yaml",
                                 "pack: test.tiny\ncases:\n  - name: nothing\n    on: 2022-06-15\n"
                                 "    measures: {}\n    expect: { status: no_score, gates: { "
                                 "volume: unknown_passed } }\n");
  const auto report = run_cases(file, family.value(), overlaid_);
  ASSERT_TRUE(report.ok()) << said(report.problems());
  const std::string text = said(report.value().thresholds.gaps) + said(report.value().dates.gaps) +
                           said(report.value().parts.gaps);
  for (const char* gap :
       {"tiny.yaml:6:8: valid.since (2022-01-01) is not tested: no case judges 2021-12-31 and "
        "2022-01-01",
        "(2022-03-01) is not tested: no case judges 2022-02-28 and 2022-03-01",
        "exemptions.filing, a row that it holds for",
        "first_order.keep, a row beyond what it keeps", "windows.firsts, choice 1",
        "windows.firsts, choice 2",
        "measures.quick.where, a row that it "
        "leaves out",
        "measures.quick.where (shipped_at <= placed_at + 24h) is not tested: no case has "
        "a row exactly on the line, a row for which it holds, a row for which it does not",
        "indicators.quick_share with too few",
        "indicators.quick_share.points.line, exactly on corner "
        "2",
        "dimensions.service.clip, down to 'least'", "bonuses.volume, not given",
        "gates.volume, passed", "stars.s4", "tables.lines, a row that is found",
        "tables.lines, 'else'"}) {
    EXPECT_NE(text.find(gap), std::string::npos) << gap << "\nnot in\n" << text;
  }
  // These were tried: all is missing, and nothing says whether there is a score.
  for (const char* tried :
       {"indicators.late without data", "gates.volume with 'unknown'", "total.needs, not met"}) {
    EXPECT_EQ(text.find(tried), std::string::npos) << tried << "\nin\n" << text;
  }
}

TEST_F(CasesTest, ATableThatOnlyAConditionAsksIsTriedByIt) {
  const auto listed = load_tiny({write(
      "listed.yaml",
      "extends: test.tiny\nattributes: { industry: text }\n"
      "tables: { costly: { keys: { industry: equal }, rows: [ { industry: watches } ], source: T } "
      "}\n"
      "gates: { costly: { title: C, at: total, unknown: passes, fails: shop.industry in "
      "table.costly, do: { cap: 4 }, source: T } }\n")});
  ASSERT_TRUE(listed.ok()) << said(listed.problems());
  const auto gaps_of = [&](const std::string& industry) {
    const std::string file =
        write("listed.cases.yaml",
              "pack: test.tiny\ncases:\n  - name: whose\n    on: 2022-06-15\n    attributes: { "
              "industry: " +
                  industry + " }\n    measures: { orders: 1 }\n    expect: { status: no_score }\n");
    const auto report = run_cases(file, listed.value(), overlaid_);
    EXPECT_TRUE(report.ok());
    return said(report.value().parts.gaps);
  };
  EXPECT_EQ(gaps_of("watches").find("tables.costly"), std::string::npos);
  EXPECT_NE(gaps_of("shoes").find("tables.costly, a row that is found"), std::string::npos);
}

TEST_F(CasesTest, TheSameNumbersAsReadingsTalliesAndFactsGiveTheSame) {
  const std::string expect =
      "    expect: { indicators: { late: { value: 0.1, points: 4 }, agree_time: { value: 72min, "
      "points: 4 } } }\n";
  const auto report = run(
      "  - name: readings\n    on: 2022-06-15\n"
      "    readings: { late: { value: 11%, numerator: 3, denominator: 30 }, agree_time: 1小时12分, "
      "total: 3.9 }\n" +
      expect +
      "  - name: tallies\n    on: 2022-06-15\n"
      "    tallies: { late: [0/1 x 27, 0/0, 1/1, 2/2], agree_time: [none x 27, 24h/10, 0h/5 x 2] "
      "}\n" +
      expect +
      "  - name: rows\n    on: 2022-06-15\n    facts:\n      orders:\n"
      "        - { order_id: o, placed_at: 2022-06-01 10:00:00, promised_ship_at: 2022-06-03 "
      "10:00:00, "
      "shipped_at: 2022-06-02 10:00:00, repeat: 27 }\n"
      "        - { order_id: p, placed_at: 2022-06-01 10:00:00, promised_ship_at: 2022-06-03 "
      "10:00:00, "
      "repeat: 3 }\n"
      "      refunds: [ { refund_id: r, order_id: o-1, kind: refund_only, applied_at: 2022-06-02 "
      "10:00:00, "
      "agreed_at: 2022-06-02 11:12:00 } ]\n" +
      expect);
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(said(report.value().problems), "");
  EXPECT_EQ(report.value().passed, 3U);
}

TEST_F(CasesTest, GivenNumbersThatAreNoneAreRefusedAtTheirPlace) {
  const auto report =
      run("  - name: screen\n    on: 2022-06-15\n"
          "    readings: { lat: 5%, agree_time: red, late: { numerator: 1 }, dimension.x: 4, "
          "stars: 4 }\n"
          "    expect: {}\n"
          "  - name: days\n    on: 2022-06-15\n"
          "    tallies: { late: [1/2 x 0, 19-20, none] }\n    expect: {}\n");
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(
      said(report.value().problems),
      "some.cases.yaml:5:17: case 'screen': no indicator or measure 'lat' (did you mean 'late'?)\n"
      "some.cases.yaml:5:38: case 'screen': 'red' is no value of 'agree_time' (write a duration in "
      "hours such as 1h 12min)\n"
      "some.cases.yaml:5:49: case 'screen': a reading has no 'value' (write what the screen "
      "printed, as late: 94.3%)\n"
      "some.cases.yaml:5:67: case 'screen': no indicator or measure 'dimension.x' (known: late, "
      "agree_time, orders, refund_seconds, agreed, late.numerator, late.denominator)\n"
      "some.cases.yaml:9:23: case 'days': '1/2 x 0' does not say how many days (write for example "
      "'4.1 x 10'; a case has at most 1000 days)\n"
      "some.cases.yaml:9:32: case 'days': '19-20' is no tally (write a day's numerator and "
      "denominator as 19/20 or 80min/1, or none)\n");
}

TEST_F(CasesTest, ASeriesHasAValuePerDayAndSoHaveExpectations) {
  const auto report =
      run("  - name: one day short\n    on: 2022-06-15\n"
          "    series: { orders: [10 x 2, 9, none], late.numerator: [10, 11 x 3] }\n"
          "    measures: { late.denominator: 100 }\n"
          "    expect: { total: [4, 3, none, 3], stars: 3, indicators: { late: { points: [4, 3 "
          "x 3] } } "
          "}\n"
          "  - name: wrong on the second day\n    on: 2022-06-15\n"
          "    series: { orders: [10, 9, 10] }\n    measures: { late.numerator: 1, "
          "late.denominator: 10 }\n"
          "    expect: { total: [4 x 3] }\n"
          "  - name: of other lengths\n    on: 2022-06-15\n"
          "    series: { orders: [10, 9] }\n    expect: { total: [4 x 3] }\n"
          "  - name: before the pack\n    on: 2022-01-01\n"
          "    measures: { orders: 10, late.numerator: 1, late.denominator: 10 }\n"
          "    expect: { status: [no_score, scored], total: [none, 4] }\n");
  ASSERT_TRUE(report.ok()) << said(report.problems());
  EXPECT_EQ(
      said(report.value().problems),
      "some.cases.yaml:12:23: case 'wrong on the second day': on 2022-06-14, total: expected 4, "
      "got none\n"
      "some.cases.yaml:16:22: case 'of other lengths': this list has 3 days, another one 2 (give "
      "all of them a value for each day; they end with the day judged)\n");
  EXPECT_EQ(report.value().passed, 2U);
}

TEST_F(CasesTest, MoneyIsInThePacksCurrency) {
  const auto with_money = load_tiny(
      {write("deposit.yaml",
             "extends: test.tiny\n"
             "parameters: { deposit: { title: Deposit, value: 9 CNY, assumed: a test } }\n")});
  ASSERT_TRUE(with_money.ok()) << said(with_money.problems());
  const std::string file = write("money.cases.yaml",
                                 "pack: test.tiny\ncases:\n"
                                 "  - name: other money\n    on: 2022-06-15\n"
                                 "    parameters: { deposit: 9 BRL }\n"
                                 "    measures: { orders: 1 }\n    expect: { status: no_score }\n");
  const auto report = run_cases(file, with_money.value(), overlaid_);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(said(report.value().problems),
            "money.cases.yaml:5:28: case 'other money': '9 BRL' is not in CNY, the pack's "
            "currency\n");
}

}  // namespace
}  // namespace xingji
