// 40 of 50 that people gave leave 10: where a rule asks how many those are, the two counts of the
// share tell, to the engine, the twin and `try` alike.
#include "engine/explain.h"
#include "naive/naive.h"
#include "pack/rest.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.rest
title: { zh: 抽检, en: Checks }
subject: shop
judge: daily
valid: { since: 2022-01-01, source: R }
time_zone: Asia/Shanghai
sources: { R: { title: rules, read: 2026-11-29, grade: A } }
measures:
  source: R
  failed: { title: { zh: 不达标数, en: failed }, count: checks, by_day: checked_at, window: 30 days, where: not passed }
  unread: { count: checks, by_day: checked_at, window: 30 days, where: agent_id != a }
indicators:
  passed_share:
    title: { zh: 达标率, en: Passed }
    printed_as: percent
    share: { of: checks, by_day: checked_at, window: 30 days, counts: passed, source: R }
    better: higher
    no_data: no_score
    small: { when: failed < 3, points: 100, source: R }
    points: { ladder: [{ at_least: 90%, give: 90 }, { give: 50 }], source: R }
  of_item:
    title: { zh: 某项占比, en: Of an item }
    printed_as: percent
    share: { of: checks, by_day: checked_at, window: 30 days, counts: agent_id = a, source: R }
    better: higher
    no_data: drop
    points: { ladder: [{ give: 0 }], source: R }
gates:
  many: { title: { zh: 不达标太多, en: Too many failed }, at: total, unknown: passes, fails: failed > 9, do: { cap: 40 }, source: R }
total: { of: lowest of points, source: R }
stars: { source: R, s5: { stars: 5, total_at_least: 60 }, s1: { stars: 1 } }
)";

class GivenRest : public testing::Test {
 protected:
  GivenRest() {
    write_file(folder_ / "pack.yaml", pack_text);
    std::filesystem::create_directory(folder_ / "f");
    write_file(folder_ / "f/shops.csv", "shop_id,platform\ns,test\n");
    family_ = load_pack(folder_ / "pack.yaml");
  }

  // "points total" of the engine, after the twin was asked as well.
  std::string scored(const std::string& table, const std::string& rows) const {
    for (const char* other : {"readings", "tallies"}) {
      std::filesystem::remove(folder_ / ("f/" + std::string(other) + ".csv"));
    }
    write_file(folder_ / ("f/" + table + ".csv"), rows);
    const Day day = *parse_day("2022-06-15");
    ScoreOptions options;
    options.first = options.last = day;
    const Reading reading = read_folder(folder_.path() + "/f", family_);
    const auto twin =
        naive::naive_score(naive::read_naive(folder_.path() + "/f"), family_, day, day);
    EXPECT_EQ(engine_csv(family_, reading.facts, options),
              naive::naive_csv(twin, family_.versions.front()))
        << rows;
    std::string text;
    score(family_, reading.facts, options, [&](const SubjectCards& subject) {
      const Card& card = subject.cards.front();
      text = format_micro(card.indicators[0].points.value_or(-1)) + ' ' +
             format_micro(card.total.value_or(-1));
    });
    return text;
  }
  std::string read(const std::string& value, const std::string& more = "") const {
    return scored("readings",
                  "subject_id,pack,indicator,day,value,source\n"
                  "s,test.rest,passed_share,2022-06-15," +
                      value + ",typed\n" + more);
  }

  TemporaryFolder folder_;
  Family family_;
};

TEST_F(GivenRest, IsWhatTheShareLeavesOver) {
  EXPECT_EQ(read("41/50"), "50 50");    // 9 failed
  EXPECT_EQ(read("40/50"), "50 40");    // 10: the gate
  EXPECT_EQ(read("48/50"), "100 100");  // 2: the small sample
  EXPECT_EQ(read("47/50"), "90 90");    // 3
  // Whoever typed the count itself is believed, and a share alone tells nothing.
  EXPECT_EQ(read("40/50", "s,test.rest,failed,2022-06-15,9,typed\n"), "50 50");
  EXPECT_EQ(read("80%"), "50 50");
}

// 5 of 50 orders are 50 orders to whatever else counts them; and a score that needs so many is
// there where nobody says how many there are, in doubt.
TEST_F(GivenRest, TellsWhateverCountsTheSameRows) {
  std::string text = pack_text;
  const auto put = [&](const std::string& before, const std::string& what) {
    text.insert(text.find(before), what);
  };
  put("  failed:", "  all: { count: checks, by_day: checked_at, window: 30 days }\n");
  put("source: R }\nstars", "needs: all >= 40, ");
  write_file(folder_ / "pack.yaml", text);
  family_ = load_pack(folder_ / "pack.yaml");
  const Pack& pack = family_.versions.front();
  const Measure& all = pack.measures[*find_measure(pack, "all")];
  EXPECT_TRUE(count_the_same(pack.measures[*pack.indicators[0].denominator], all, pack));
  EXPECT_FALSE(count_the_same(pack.measures[*pack.indicators[0].numerator], all, pack));
  EXPECT_EQ(read("45/50"), "90 90");
  EXPECT_EQ(read("27/30"), "90 -0.000001");  // none
  EXPECT_EQ(read("90%"), "90 90");
  // The count itself is believed, whatever stands below the share.
  EXPECT_EQ(read("27/30", "s,test.rest,all,2022-06-15,50,typed\n"), "90 90");
}

// What `try` saves is scored as `try` says, with the doubt on the card.
TEST_F(GivenRest, IsNotAskedForAScoreThatNeedsIt) {
  const std::string pack = "mercadolibre/reputation-brazil";
  const auto run = [&](const std::string& words) {
    return run_program(words + " --rules " + source_path("rules"), folder_.path());
  };
  const auto try_with = [&](const std::string& claims) {
    std::filesystem::remove_all(folder_ / "saved");
    std::filesystem::create_directory(folder_ / "saved");
    return run("try " + pack + " --lang en --as-of 2026-11-30 --values 'claims=" + claims +
               ",cancelled=1.2%,late=7%' --save " + (folder_ / "saved/readings.csv") +
               " --subject s1")
        .out;
  };
  const auto explained = [&] {
    return run("explain --pack " + pack + " --facts " + (folder_ / "saved") +
               " --subject s1 --as-of 2026-11-30 --lang en")
        .out;
  };
  EXPECT_NE(try_with("0.5%").find("'orders' is not given and taken to be enough"),
            std::string::npos);
  const std::string card = explained();
  EXPECT_NE(card.find("stars 4 (Green)   total 4   provisional"), std::string::npos) << card;
  EXPECT_NE(card.find("what a score needs (without it: No colour below 10 orders) is not decided: "
                      "orders not given"),
            std::string::npos)
      << card;
  EXPECT_NE(card.find("because on 2026-11-29 it is not known whether 'orders in 60 days' is below"),
            std::string::npos)
      << card;
  EXPECT_EQ(try_with("5/1000").find("taken to be enough"), std::string::npos);
  EXPECT_EQ(explained().find("is not decided"), std::string::npos);
  EXPECT_NE(try_with("0/9").find("No colour below 10 orders"), std::string::npos);
}

// The count below a share has no title of its own.
TEST_F(GivenRest, IsNamedByItsShareWhereAScoreNeedsIt) {
  write_file(folder_ / "ours.yaml",
             "extends: agents.kpi-sales\n"
             "total: { needs: reply_share.denominator >= 10, assumed: ours }\n");
  const auto tried = [&](const std::string& language) {
    return run_program("try agents/kpi-sales --overlay " + (folder_ / "ours.yaml") +
                           " --values 回复率=97% --rules " + source_path("rules") + " --lang " +
                           language,
                       folder_.path())
        .out;
  };
  EXPECT_NE(tried("en").find("'Answered, denominator' is not given and taken"), std::string::npos);
  EXPECT_NE(tried("zh").find("没有填「回复率分母」，按够了算"), std::string::npos) << tried("zh");
}

// Rows of one day in thirty are not the counts behind what the screen shows.
TEST_F(GivenRest, FactsThatWereNotBelievedAreToldAsSuch) {
  read("90%");
  write_file(folder_ / "f/checks.csv",
             "check_id,shop_id,item,passed,checked_at\n"
             "k,s,x,false,2022-06-01 10:00:00\n");
  write_file(folder_ / "f/coverage.csv", "account,table,from,to\ns,checks,2022-06-01,2022-06-01\n");
  const Ran ran = run_program("explain --pack " + (folder_ / "pack.yaml") + " --facts " +
                                  (folder_ / "f") + " --subject s --as-of 2022-06-15 --lang zh",
                              folder_.path());
  const auto reading =
      ran.out.find("      依据：平台页面读数\n      明细只有一部分日期，没有采用；按明细是：\n");
  ASSERT_NE(reading, std::string::npos) << ran.out << ran.error;
  EXPECT_GT(ran.out.find("= 1  分母"), reading) << ran.out;
}

TEST_F(GivenRest, RollsThroughItsWindow) {
  const std::string head = "subject_id,pack,indicator,day,numerator,denominator,source\n";
  std::string days;
  for (Day back = 0; back < 30; ++back) {
    days += "s,test.rest,passed_share," + format_day(*parse_day("2022-06-15") - back) +
            (back < 10 ? ",1,2,file\n" : ",1,1,file\n");
  }
  EXPECT_EQ(scored("tallies", head + days), "50 40");
  EXPECT_EQ(scored("tallies", head + days.substr(days.find('\n') + 1)), "50 50");
}

// The rest is a measure of its own only where no row can be in neither.
TEST_F(GivenRest, IsCountedByAMeasureOfOppositeRowsAlone) {
  const Pack& pack = family_.versions.front();
  EXPECT_EQ(rest_of(pack.indicators[0], pack), find_measure(pack, "failed"));
  EXPECT_EQ(rest_of(pack.indicators[1], pack), std::nullopt);
  const Family jd = load_pack(source_path("rules/jd/after-sales-assessment.yaml"));
  const Pack& assessed = jd.versions.front();
  const auto rest = [&](const char* id) {
    return rest_of(assessed.indicators[*find_indicator(assessed, id)], assessed);
  };
  EXPECT_EQ(rest("service_norm"), find_measure(assessed, "sampled_failed"));
  EXPECT_EQ(rest("satisfaction"), std::nullopt);  // three stars are in neither
}

// And of facts it comes to just that.
TEST_F(GivenRest, IsTheDifferenceOfFactsToo) {
  std::string checks = "check_id,shop_id,item,passed,checked_at\n";
  for (int i = 0; i < 20; ++i) {
    const char* passed = i % 3 == 0 ? "true" : "false";
    checks += "k" + std::to_string(i) + ",s,x," + passed + ",2022-06-0" +
              std::to_string(1 + i % 9) + " 10:00:00\n";
  }
  write_file(folder_ / "f/checks.csv", checks);
  const Reading reading = read_folder(folder_.path() + "/f", family_);
  const Pack& pack = family_.versions.front();
  const Day day = *parse_day("2022-06-15");
  const Explanation explained = explain(pack, reading.facts, "s", day);
  const Indicator& share = pack.indicators[0];
  const auto count = [&](std::size_t m) { return explained.balances.at(m, day).value; };
  EXPECT_EQ(count(*share.denominator), 20);
  EXPECT_EQ(count(*rest_of(share, pack)), count(*share.denominator) - count(*share.numerator));
}

TEST_F(GivenRest, IsTakenFromWhatIsTyped) {
  const Ran ran = run_program(
      "try jd/after-sales-assessment --lang zh --as-of 2026-10-31 --values "
      "'售后满意度=85%,审核达标率=90%,处理达标率=90%,规范达标率=17/19,月度参评量=80'",
      folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_NE(ran.out.find("服务规范达标率            2    18 分"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("没有用上"), std::string::npos) << ran.out;
}

}  // namespace
}  // namespace xingji::test
