// What people gave of an indicator stands for its quotient in conditions, also where sums stand
// above and below the line.
#include "engine/given_values.h"
#include "naive/naive.h"
#include "support.h"
#include "try_says.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.sums
title: Sums
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
measures:
  source: RULES
  near: { title: Near orders, count: orders, by_day: placed_at, window: 5 days, where: not presale }
  far: { title: Far orders, count: orders, by_day: placed_at, window: 5 days, where: presale }
  near_in_time: { title: Near in time, count: orders, by_day: placed_at, window: 5 days, where: not presale and shipped_at <= placed_at + 24h }
  far_in_time: { title: Far in time, count: orders, by_day: placed_at, window: 5 days, where: presale and shipped_at <= placed_at + 24h }
indicators:
  source: RULES
  on_time:
    title: In time
    printed_as: percent
    value: (near_in_time + far_in_time) / (near + far)
    better: higher
    no_data: spread
    points: { ladder: [{ at_least: 99%, give: 100 }, { at_least: 70%, give: 80 }, { give: 0 }] }
dimensions:
  source: RULES
  all: { title: All, weight: 100%, of: { on_time: 100% } }
gates:
  source: RULES
  late: { title: Late, at: total, unknown: passes, fails: (near_in_time + far_in_time) / (near + far) < 80%, do: { cap: 59 } }
bonuses:
  source: RULES
  quick: { title: Quick, at: total, when: near + far >= 1 and (near_in_time + far_in_time) / (near + far) >= 99%, add: 3 }
total: { of: dimensions, round: 0, clip: { most: 100 }, source: RULES }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 90 }
  three: { stars: 3, total_at_least: 60 }
  one: { stars: 1 }
)";

class GivenSums : public testing::Test {
 protected:
  GivenSums() { write_file(folder_ / "sums.yaml", pack_text); }

  // Engine and twin agree; the card of the shop.
  Card card(const std::string& readings) {
    write_file(folder_ / "readings.csv",
               "subject_id,pack,indicator,day,value,numerator,denominator,source\n" + readings);
    const Family family = load_pack(folder_ / "sums.yaml");
    const Reading reading = read_folder(folder_.path(), family);
    const Day day = *parse_day("2022-06-15");
    ScoreOptions options;
    options.first = options.last = day;
    EXPECT_EQ(
        engine_csv(family, reading.facts, options),
        naive::naive_csv(naive::naive_score(naive::read_naive(folder_.path()), family, day, day),
                         family.versions.back()));
    return explain(family.versions.back(), reading.facts, "s", day).card;
  }

  // What is doubted of the readings, a line each.
  std::string told() const {
    const Family family = load_pack(folder_ / "sums.yaml");
    const auto facts = read_folder(folder_.path(), family).facts;
    std::string lines;
    for (const auto of : {unclear_given, unused_gate_shares}) {
      for (const Problem& each : of(family.versions.back(), facts)) lines += to_text(each) + '\n';
    }
    return lines;
  }

  std::string tried(const std::string& values, const std::string& language = "en") const {
    return try_says("sums.yaml", values, language, folder_);
  }

  static void expect_says(const std::string& text, const std::string& what) {
    EXPECT_NE(text.find(what), std::string::npos) << text;
  }

  TemporaryFolder folder_;
};

TEST_F(GivenSums, AReadingDecidesTheGate) {
  const Card below = card("s,test.sums,on_time,2022-06-15,79%,,,typed\n");
  EXPECT_EQ(below.total, 59 * micro_one);
  const Card above = card("s,test.sums,on_time,2022-06-15,81%,,,typed\n");
  EXPECT_EQ(above.total, 80 * micro_one);
}

TEST_F(GivenSums, ATypedValueDecidesTheGateAndItsStepTakesTheGateAlong) {
  const std::string typed = tried("In time=79%");
  expect_says(typed, "total 59");
  expect_says(typed,
              "Gate Late  79%  failed, the total at most 59 points   raise by 1 percentage "
              "point to 80%");
  expect_says(typed, "In time: the next step gives the total +41 and 5 stars");
  EXPECT_EQ(typed.find("Gates that are not known"), std::string::npos) << typed;
  EXPECT_EQ(tried("In time=81%").find("failed"), std::string::npos);
}

// Counts under their own names are exact: they go before the value, which is told where it is none
// of theirs.
TEST_F(GivenSums, CountsGoBeforeAValueThatTheyContradict) {
  std::string rows = "s,test.sums,on_time,2022-06-15,90%,,,typed\n";
  for (const char* count : {"near,2022-06-15,100", "near_in_time,2022-06-15,79", "far,2022-06-15,0",
                            "far_in_time,2022-06-15,0"}) {
    rows += std::string("s,test.sums,") + count + ",,,typed\n";
  }
  const Card contradicted = card(rows);
  EXPECT_EQ(contradicted.indicators[0].value_rounded, 790'000);
  EXPECT_EQ(contradicted.total, 59 * micro_one);
  EXPECT_EQ(told(),
            "warning: readings: '90%' of 'on_time' is not what its counts come to, 79/100 (s, "
            "2022-06-15) (the counts hold; correct what is wrong)\n");
}

TEST_F(GivenSums, ATypedValueIsToldWithTheCountsThatContradictIt) {
  const Ran ran = run_program(
      "try sums.yaml --as-of 2026-01-01 --lang en --values 'In time=90%,Near orders=100,Near in "
      "time=79,Far orders=0,Far in time=0'",
      folder_.path(), "", "cd " + folder_.path() + " && ");
  EXPECT_EQ(ran.code, 1);  // something typed is left out
  expect_says(ran.out + ran.error,
              "'In time' of 90% is not what 79 of 100 comes to; the counts hold");
  expect_says(ran.out, "total 59");
}

// The sheet keeps what a gate's screen shows; the gate itself goes by counts.
TEST_F(GivenSums, AShareUnderTheGatesNameIsToldWhereItsCountsAreNotGiven) {
  const std::string share = "s,test.sums,gate.late,2022-06-15,70%,,,typed\n";
  EXPECT_EQ(card(share + "s,test.sums,on_time,2022-06-15,81%,,,typed\n").gates[0].state,
            GateResult::State::passed);
  EXPECT_EQ(told(),
            "warning: readings: 'gate.late' is kept for the sheet, a gate goes by counts; 1 row "
            "not used (give the counts that it asks for as well)\n");
  std::string counts;
  for (const char* count : {"near", "near_in_time", "far", "far_in_time"}) {
    counts += std::string("s,test.sums,") + count + ",2022-06-15,10,,,typed\n";
  }
  card(share + counts);
  EXPECT_EQ(told(), "");
}

// Of a bonus only what it still hangs on is asked for, the share by its indicator.
TEST_F(GivenSums, ABonusAsksForNoCountsOfAShareThatWasTyped) {
  const std::string typed = tried("In time=99%");
  expect_says(typed, "not known: Quick (type Near orders, Far orders)");
  expect_says(tried("Near orders=10,Far orders=0"), "not known: Quick (type In time)");
}

// With its counts beside it the advice is the same, and not to have fewer orders.
TEST_F(GivenSums, CountsOfSumsAreNotAdvisedAway) {
  for (const std::string value : {"In time=79%,", ""}) {
    const std::string typed =
        tried(value + "Near orders=100,Near in time=79,Far orders=0,Far in time=0");
    expect_says(typed, "total 59");
    expect_says(typed, "In time: the next step gives the total +41");
    EXPECT_EQ(typed.find("fewer"), std::string::npos) << typed;
  }
}

}  // namespace
}  // namespace xingji::test
