// Numbers that people give instead of facts: the same numbers as facts, as tallies and as readings
// give the same points, and the twin settles what to believe in the same way.
#include <nlohmann/json.hpp>

#include "engine/given_values.h"
#include "engine/subjects.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.given
title: Given numbers
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
measures:
  source: RULES
  placed: { count: orders, by_day: placed_at, window: 5 days }
  on_time: { count: orders, by_day: placed_at, window: 5 days, where: shipped_at <= placed_at + 24h }
indicators:
  source: RULES
  on_time_share:
    title: Shipped in a day
    printed_as: percent
    value: on_time / placed
    better: higher
    no_data: spread
    points: { ladder: [{ at_least: 70%, give: 5 }, { at_least: 60%, give: 4 }, { give: 3 }] }
  refund_duration:
    title: Refund duration
    printed_as: hours
    mean: { of: refunds, value: refunded_at - applied_at, by_day: refunded_at, window: 5 days }
    better: lower
    no_data: spread
    points: { ladder: [{ at_most: 90min, give: 5 }, { give: 2 }] }
dimensions:
  source: RULES
  all: { title: All, weight: 100%, of: { on_time_share: 50%, refund_duration: 50% } }
gates:
  volume: { at: total, unknown: passes, fails: placed < 16, do: { subtract: 0.25 }, source: RULES }
total: { of: dimensions, round: 2 }
stars:
  source: RULES
  four: { stars: 4, total_at_least: 4 }
  three: { stars: 3 }
)";

constexpr const char* tallies_head = "subject_id,pack,indicator,day,numerator,denominator,source\n";
constexpr const char* readings_head =
    "subject_id,pack,indicator,day,value,numerator,denominator,source\n";

void write(const std::string& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

class Given : public testing::Test {
 protected:
  Given() { write(folder_ / "given.yaml", pack_text); }

  // Five days with three orders each, two of them in time, and a refund of 80 minutes.
  void write_facts(int days = 5) const {
    std::string orders = "order_id,shop_id,placed_at,shipped_at\n";
    std::string refunds = "refund_id,order_id,shop_id,kind,applied_at,refunded_at\n";
    for (int day = 16 - days; day <= 15; ++day) {
      const std::string date = "2022-06-" + std::to_string(day);
      for (int i = 0; i < 3; ++i) {
        const std::string id = std::to_string(day) + "-" + std::to_string(i);
        const bool is_late = i == 2;
        orders += id + ",s," + date + " 10:00:00," + (is_late ? "" : date + " 12:00:00") + "\n";
      }
      refunds += "r" + std::to_string(day) + "," + std::to_string(day) + "-0,s,refund_only," +
                 date + " 13:00:00," + date + " 14:20:00\n";
    }
    write(folder_ / "orders.csv", orders);
    write(folder_ / "refunds.csv", refunds);
  }

  void write_tallies(int days = 5) const {
    std::string rows = tallies_head;
    for (int day = 16 - days; day <= 15; ++day) {
      const std::string key = ",2022-06-" + std::to_string(day) + ",";
      rows += "s,test.given,on_time_share" + key + "2,3,file\n";
      rows += "s,test.given,refund_duration" + key + "4800,1,file\n";
    }
    write(folder_ / "tallies.csv", rows);
  }

  void write_readings(const std::string& rows) const {
    write(folder_ / "readings.csv", readings_head + rows);
  }

  // Engine and twin agree; the CSV row of the subject.
  std::string score(const std::string& day = "2022-06-15") const {
    const Family family = load_pack(folder_ / "given.yaml");
    const Reading reading = read_folder(folder_.path(), family);
    ScoreOptions options;
    options.first = options.last = *parse_day(day);
    const std::string engine = engine_csv(family, reading.facts, options);
    const std::string twin = naive::naive_csv(
        naive::naive_score(naive::read_naive(folder_.path()), family, options.last, options.last),
        family.versions.back());
    EXPECT_EQ(engine, twin);
    return engine.substr(engine.find('\n') + 1);
  }

  // The pack with other lines for the value and points of `on_time_share`.
  void rewrite(const std::string& lines) const {
    std::string text = pack_text;
    const std::size_t from = text.find("    value: on_time / placed");
    const std::string better = "    better: higher\n";
    text.replace(from, text.find("  refund_duration:") - from, better + lines);
    write(folder_ / "given.yaml", text);
  }

  const std::string share_key_ = "s,test.given,on_time_share,2022-06-15,";
  TemporaryFolder folder_;
};

TEST_F(Given, FactsTalliesAndReadingsOfTheSameNumbersGiveEqualPoints) {
  write_facts();
  EXPECT_EQ(score(),
            "s,2022-06-15,test.given,scored,4.25,4,4.5,10,15,0.666667,4,ok,"
            "24000,5,4800,5,ok\n");
  std::filesystem::remove(folder_ / "orders.csv");
  std::filesystem::remove(folder_ / "refunds.csv");
  write_tallies();
  EXPECT_EQ(score(),
            "s,2022-06-15,test.given,provisional,4.25,4,4.5,10,15,0.666667,4,reported,"
            "24000,5,4800,5,reported\n");
  std::filesystem::remove(folder_ / "tallies.csv");
  write_readings(
      "s,test.given,on_time_share,2022-06-15,66.7%,10,15,typed\n"
      "s,test.given,refund_duration,2022-06-15,1h 20min,,,typed\n");
  EXPECT_EQ(score(),
            "s,2022-06-15,test.given,provisional,4.25,4,4.5,10,15,0.666667,4,reported,"
            ",,4800,5,reported\n");
}

TEST_F(Given, AReadingCountsOnItsOwnDayOnly) {
  write_readings("s,test.given,on_time_share,2022-06-15,66.7%,,,typed\n");
  EXPECT_EQ(score(), "s,2022-06-15,test.given,provisional,4,4,4,,,0.667,4,reported,,,,,no_data\n");
  EXPECT_EQ(score("2022-06-16"), "s,2022-06-16,test.given,no_score,,,,,,,,no_data,,,,,no_data\n");
}

TEST_F(Given, FactsThatCoverTheWindowAreBelievedFirst) {
  write_facts();
  write_tallies();
  write_readings("s,test.given,on_time_share,2022-06-15,1%,,,platform_api\n");
  EXPECT_NE(score().find(",scored,4.25,"), std::string::npos);
}

TEST_F(Given, PartialFactsGiveWayToReadingsAndPartialTalliesDoNot) {
  write_facts(2);
  EXPECT_NE(score().find(",4,6,0.666667,4,partial,"), std::string::npos);
  write_tallies(3);
  EXPECT_NE(score().find(",6,9,0.666667,4,reported,"), std::string::npos);
  write_readings(
      "s,test.given,on_time_share,2022-06-15,80%,,,typed\n"
      "s,test.given,on_time_share,2022-06-15,75%,,,pasted\n");
  EXPECT_NE(score().find(",,,0.75,5,reported,"), std::string::npos);  // the stronger source
}

TEST_F(Given, ThePackMayBelieveReadingsFirst) {
  write(folder_ / "given.yaml",
        pack_text + std::string("belief: [readings, facts, tallies, partial_facts]\n"));
  write_facts();
  write_readings("s,test.given,on_time_share,2022-06-15,80%,,,typed\n");
  EXPECT_NE(score().find(",,,0.8,5,reported,24000,5,4800,5,ok"), std::string::npos);
}

TEST_F(Given, ValuesThatDoNotReadAreToldAndLeftOut) {
  write_readings(
      "s,test.given,on_time_share,2022-06-15,many,,,typed\n"
      "s,test.given,refund_duration,2022-06-15,1h 20min,,,typed\n");
  const Family family = load_pack(folder_ / "given.yaml");
  const Problems told =
      unclear_given(family.versions.back(), read_folder(folder_.path(), family).facts);
  ASSERT_EQ(told.size(), 1);
  EXPECT_EQ(to_text(told[0]),
            "warning: readings: 'many' is no value of 'on_time_share' (s, 2022-06-15) "
            "(write a percentage such as 94.3%)");
}

// A stronger source that says nothing, or nothing that reads, hides no other's number.
TEST_F(Given, WhatSaysNothingHidesNothing) {
  for (const char* silent : {"-,,", "many,,", "172%,,"}) {
    write_readings(share_key_ + "90%,,,typed\n" + share_key_ + silent + ",platform_api\n");
    EXPECT_NE(score().find(",,,0.9,5,reported"), std::string::npos) << silent << ": " << score();
  }
  write_readings(share_key_ + "90%,,,typed\n" + share_key_ + "-,,10,platform_api\n");
  EXPECT_NE(score().find(",,,0.9,5,reported"), std::string::npos) << score();
  write_readings(share_key_ + "90%,,,typed\n" + share_key_ + "80%,,,platform_api\n");
  EXPECT_NE(score().find(",,,0.8,5,reported"), std::string::npos) << score();
}

TEST_F(Given, AValueAndASampleThatDisagreeAreBothLeftOut) {
  write_readings(share_key_ + "66.7%(10/15),,,typed\n");
  EXPECT_NE(score().find(",10,15,0.666667,4,reported,"), std::string::npos) << score();
  write_readings(share_key_ + "1%(10/15),,,typed\n");  // which of the two is the slip?
  EXPECT_EQ(score(), "s,2022-06-15,test.given,no_score,,,,,,,,no_data,,,,,no_data\n");
  // Nor do the row's own columns say which number is the slip.
  for (const char* row : {"1%(1/2),10,15", "1%,10,15", "66.7%(10/15),11,15"}) {
    write_readings(share_key_ + row + ",typed\n");
    EXPECT_EQ(score(), "s,2022-06-15,test.given,no_score,,,,,,,,no_data,,,,,no_data\n") << row;
  }
  write_readings("s,test.given,refund_duration,2022-06-15,1h 20min,4800,2,typed\n");
  EXPECT_NE(score().find(",no_score,"), std::string::npos) << score();
  write_readings("s,test.given,refund_duration,2022-06-15,1h 20min,9640,2,typed\n");
  EXPECT_NE(score().find(",9640,2,4820,5,reported"), std::string::npos) << score();
}

TEST_F(Given, CountsUnderTheirOwnNamesGoBeforeAValue) {
  const std::string counts =
      "s,test.given,on_time,2022-06-15,30,,,typed\ns,test.given,placed,2022-06-15,100,,,typed\n";
  for (const char* value : {"65%,,", "30%,,", "90%(9/10),,"}) {
    write_readings(share_key_ + value + ",typed\n" + counts);
    EXPECT_NE(score().find(",30,100,0.3,"), std::string::npos) << value << ' ' << score();
  }
}

TEST_F(Given, ASampleThatAnotherCountContradictsIsTold) {
  write_readings(share_key_ + "90%(9/10),,,typed\ns,test.given,placed,2022-06-15,4,,,typed\n");
  score();  // the twin agrees
  const Family family = load_pack(folder_ / "given.yaml");
  const Problems told =
      unclear_given(family.versions.back(), read_folder(folder_.path(), family).facts);
  ASSERT_EQ(told.size(), 1);
  EXPECT_EQ(to_text(told[0]),
            "warning: readings: the 10 beside 'on_time_share' is not the 4 of 'placed' (s, "
            "2022-06-15) (the count under its own name holds; correct what is wrong)");
}

// Of ten orders not twelve are in time, and no day has fewer than none.
TEST_F(Given, CountsThatNoFactsCouldGiveAreLeftOutAndTold) {
  const std::string none = "s,2022-06-15,test.given,no_score,,,,,,,,no_data,,,,,no_data\n";
  for (const char* counts : {"12,10", "-1,10", "1,0", "-3,-5", "1.5,2", "1,2.5"}) {
    write(folder_ / "tallies.csv", tallies_head + share_key_ + counts + ",typed\n");
    write(folder_ / "readings.csv", readings_head);
    EXPECT_EQ(score(), none) << counts;
  }
  write(folder_ / "tallies.csv", tallies_head);
  for (const char* counts : {"12,10", "1,0"}) {
    for (const char* value : {"-", "120%"}) {
      write_readings(share_key_ + value + ',' + counts + ",typed\n");
      EXPECT_EQ(score(), none) << value << ' ' << counts;
    }
  }
  write(folder_ / "tallies.csv", tallies_head + share_key_ + "12,10,file\n" + share_key_ +
                                     "9,10,typed\n" + "s,test.given,placed,2022-06-14,-4,,typed\n");
  write_readings(share_key_ + "-,12,10,typed\n");
  EXPECT_NE(score().find(",9,10,0.9,5,reported"), std::string::npos) << score();
  const Family family = load_pack(folder_ / "given.yaml");
  const auto facts = read_folder(folder_.path(), family).facts;
  const std::string cannot = " (s, 2022-06-15) (the row is left out; correct its counts)";
  std::vector<std::string> told;
  for (const Problem& problem : unclear_given(family.versions.back(), facts)) {
    told.push_back(to_text(problem));
  }
  EXPECT_EQ(told, (std::vector<std::string>{
                      "warning: readings: 12/10 cannot be the counts of 'on_time_share'" + cannot,
                      "warning: tallies: 12/10 cannot be the counts of 'on_time_share'" + cannot,
                      "warning: tallies: -4 cannot be 'placed' (s, 2022-06-14) (the row is left "
                      "out; correct its counts)"}));
}

// A mean has no upper end as a share has one, and still adds up only the rows that are counted.
TEST_F(Given, ASumOverNoRowsIsLeftOutAndTold) {
  const std::string key = "s,test.given,refund_duration,2022-06-15,";
  write(folder_ / "tallies.csv", tallies_head + key + "3600,0,file\n" + key + "3600,1,typed\n");
  EXPECT_NE(score().find(",3600,1,3600,5,reported"), std::string::npos) << score();
  write_readings(key + "-,3600,0,typed\n");
  const Family family = load_pack(folder_ / "given.yaml");
  const auto facts = read_folder(folder_.path(), family).facts;
  const std::string cannot =
      " cannot be the counts of 'refund_duration' (s, 2022-06-15) (the row is left out; correct "
      "its counts)";
  std::vector<std::string> told;
  for (const Problem& problem : unclear_given(family.versions.back(), facts)) {
    told.push_back(to_text(problem));
  }
  EXPECT_EQ(told, (std::vector<std::string>{"warning: readings: 3600/0" + cannot,
                                            "warning: tallies: 3600/0" + cannot}));
}

TEST_F(Given, CountsGetThePriorThatAScreenHasAdded) {
  rewrite(R"(    value: on_time / placed
    no_data: spread
    prior: { value: 100%, weight: 5 }
    points: { line: [{ value: 50%, give: 0 }, { value: 100%, give: 5 }] }
)");
  write_readings(share_key_ + "90%,,,typed\n");
  EXPECT_NE(score().find(",,,0.9,4,reported,"), std::string::npos) << score();
  write_readings(share_key_ + "60%,3,5,typed\n");  // (3 + 5) / (5 + 5)
  EXPECT_NE(score().find(",3,5,0.8,3,reported,"), std::string::npos) << score();
  write_readings(share_key_ + "-,0,0,typed\n");
  EXPECT_NE(score().find(",0,0,1,5,reported,"), std::string::npos) << score();
}

TEST_F(Given, TheFirstRowTakesThePlaceOfAPriorThatNobodyKnows) {
  rewrite(R"(    value: on_time / placed
    no_data: spread
    prior: { value: placed / on_time, weight: 0 }
    points: { line: [{ value: 50%, give: 0 }, { value: 100%, give: 5 }] }
)");
  write_readings(share_key_ + "0%,0,5,typed\n");
  EXPECT_NE(score().find(",0,5,0,0,reported,"), std::string::npos) << score();
}

TEST_F(Given, CountsChooseTheBranch) {
  rewrite(R"(    branches:
      - when: placed >= 15
        value: on_time / placed
        no_data: spread
        points: { per: { full: 5, target: 80%, take: 0.1, count: whole_up } }
      - { when: placed >= 10, value: placed, printed_as: count, no_data: spread, points: value }
      - { value: on_time / placed, no_data: spread, points: value }
)");
  write_readings(share_key_ + "90%,,,typed\n");
  EXPECT_NE(score().find(",,,0.9,0.9,reported,"), std::string::npos) << score();
  write_readings(share_key_ + "60%,12,20,typed\n");  // 20 points short
  EXPECT_NE(score().find(",12,20,0.6,3,reported,"), std::string::npos) << score();
  write_readings(share_key_ + "50%,6,12,typed\n");  // a count: not what was given, but made of it
  EXPECT_NE(score().find(",provisional,"), std::string::npos) << score();
  EXPECT_NE(score().find(",12,12,reported,"), std::string::npos) << score();
}

TEST_F(Given, TotalsOfThePlatformAreNeverAnInput) {
  write_readings(
      "s,test.given,total,2022-06-15,5,,,typed\n"
      "s,test.given,stars,2022-06-15,5,,,typed\n"
      "s,test.given,dimension.all,2022-06-15,5,,,typed\n");
  EXPECT_EQ(score(), "s,2022-06-15,test.given,no_score,,,,,,,,no_data,,,,,no_data\n");
}

TEST_F(Given, NothingToDivideByIsNoData) {
  write_readings(
      "s,test.given,on_time_share,2022-06-15,-,0,0,typed\n"
      "s,test.given,refund_duration,2022-06-15,-,,,typed\n");
  EXPECT_EQ(score(), "s,2022-06-15,test.given,no_score,,,,0,0,,,no_data,,,,,no_data\n");
}

// A market in which some shops also keep sheets and type what they see, with gaps.
TEST(GivenMarket, EngineAndTwinBelieveTheSame) {
  const TemporaryFolder folder;
  make_market(folder.path(), 10, 60, 17);
  const std::string pack = "kuaishou/shopping-star";
  const Family family = load_pack(pack);
  std::string tallies = tallies_head;
  std::string readings = readings_head;
  std::uint32_t seed = 5;
  const auto draw = [&](std::uint32_t below) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    return (seed >> 16U) % below;
  };
  const Day last = *parse_day("2022-06-30");
  const auto subjects = subjects_of(read_folder(folder.path(), family).facts);
  for (const std::string& subject : subjects) {
    for (const Indicator& indicator : family.versions.front().indicators) {
      const std::string key = subject + ",kuaishou.shopping-star," + indicator.id + ',';
      const bool is_duration = indicator.printed_as == Indicator::PrintedAs::hours;
      const bool is_dense = draw(2) == 0;
      for (Day day = last - 130; day <= last + 5; ++day) {
        const std::string date = format_day(day);
        const std::uint32_t count = draw(9);
        if (is_dense || draw(3) > 0) {
          tallies += key + date + ',' + std::to_string(count * (is_duration ? 3600 : 1)) + ',' +
                     std::to_string(count + draw(3)) + (draw(2) == 0 ? ",typed\n" : ",file\n");
        }
        if (draw(4) > 0) continue;
        const bool is_score = indicator.printed_as == Indicator::PrintedAs::score;
        const std::string value = std::to_string(draw(is_score ? 5 : 99)) + '.' +
                                  std::to_string(draw(10)) +
                                  (is_score      ? ""
                                   : is_duration ? "h"
                                                 : "%");
        readings += key + date + ',' + value + (draw(2) == 0 ? ",," : ",3,4") + ",typed\n";
      }
    }
  }
  write(folder / "tallies.csv", tallies);
  write(folder / "readings.csv", readings);
  const Reading reading = read_folder(folder.path(), family);
  ScoreOptions options;
  options.first = last - 70;
  options.last = last + 5;
  options.assume_version = *parse_day("2022-06-15");
  const std::string engine = engine_csv(family, reading.facts, options);
  naive::NaiveOptions naive_options;
  naive_options.assume_version = options.assume_version;
  const std::string twin =
      naive::naive_csv(naive::naive_score(naive::read_naive(folder.path()), family, options.first,
                                          options.last, naive_options),
                       family.versions.back());
  EXPECT_TRUE(engine == twin) << first_difference(engine, twin);
  for (const char* status : {",reported,", ",ok,", ",provisional,"}) {
    EXPECT_NE(engine.find(status), std::string::npos) << status;
  }
}

}  // namespace
}  // namespace xingji::test
