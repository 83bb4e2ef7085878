// `standing` over files: appeals and requests as rows, corrections that came later, all formats.
#include <string>
#include <vector>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class StandingCommand : public CommandTest {
 protected:
  StandingCommand() {
    // The total is the number of orders paid in the last 30 days; five is the best.
    std::string text = read_file(source_path("tests/packs/standing.yaml"));
    const std::string hundredths = "points / 100";
    text.replace(text.find(hundredths), hundredths.size(), "points");
    const std::string valid = "valid: { since: 2022-01-01 }";
    text.replace(text.find(valid), valid.size(), "valid: { since: 2022-06-01 }");
    write("pack.yaml", text);
    fs::remove(folder_ / "data" / "refunds.csv");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    // Three orders of 31 May are 3 until 29 June; a fourth of 5 June was learnt of on the 20th.
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at,recorded_at\n"
          "1,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-05-31 10:00:00\n"
          "2,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-05-31 10:00:00\n"
          "3,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-05-31 10:00:00\n"
          "4,a,2022-06-05 09:00:00,2022-06-05 10:00:00,2022-06-20 10:00:00\n");
    write("data/coverage.csv", "account,table,from,to\na,orders,2022-05-01,2022-07-31\n");
  }

  Ran standing(const std::string& more) const { return standing_on("2022-06-25", more); }

  Ran standing_on(const std::string& day, const std::string& more) const {
    return run("standing --pack " + (folder_ / "pack.yaml").string() + " --facts " + data() +
               " --as-of " + day + ' ' + more);
  }

  static std::string lines_with(const std::string& text, const std::string& part) {
    std::string found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.find(part) != std::string::npos) found += line + '\n';
    }
    return found;
  }
};

TEST_F(StandingCommand, ACorrectionThatCameLaterIsAFinding) {
  // V-e2: with all that is known now nobody is removed.
  EXPECT_EQ(lines_with(standing("--format csv").out, "a,shop,"),
            "a,shop,2022-06-01,move,warn,open,warned,total = 3,,,,\n"
            "a,shop,2022-06-05,move,clear,warned,open,total = 4,,,,\n"
            "a,shop,2022-06-25,state,,open,open,,,,,\n");
  const Ran then = standing("--format csv --known-at 2022-06-19");
  EXPECT_EQ(then.code, 0) << then.error;
  EXPECT_EQ(lines_with(then.out, "a,shop,"),
            "a,shop,2022-06-01,move,warn,open,warned,total = 3,,,,\n"
            "a,shop,2022-06-15,move,remove,warned,removed,running(total < 4) = 15 (2022-06-01 … "
            "2022-06-15),500,,,\n"
            "a,shop,2022-06-15,finding,remove,warned,removed,running(total < 4) = 0,,,,\n"
            "a,shop,2022-06-25,state,,removed,removed,,,,,\n");
}

TEST_F(StandingCommand, RequestsAndAppealsAreRows) {
  write("data/appeals.csv",
        "appeal_id,shop_id,about,kind,filed_at,status,decided_at,recorded_at\n"
        "early,a,standing/shop/lift,state,2022-06-16 10:00:00,filed,,2022-06-16 10:00:00\n"
        "draft,a,standing/shop/lift,state,2022-06-16 10:00:00,draft,,2022-06-16 10:00:00\n"
        "lost,a,standing/shop/remove,state,2022-06-16 10:00:00,rejected,2022-06-17 10:00:00,"
        "2022-06-17 10:00:00\n"
        "fact,a,disputes/d1,fact,2022-06-16 10:00:00,upheld,2022-06-17 10:00:00,"
        "2022-06-17 10:00:00\n"
        "won,a,standing/shop/remove,state,2022-06-16 10:00:00,upheld,2022-06-18 10:00:00,"
        "2022-06-18 10:00:00\n");
  const Ran ran = standing("--format csv --known-at 2022-06-19 --subjects a");
  EXPECT_EQ(lines_with(ran.out, "a,shop,2022-06-16"),
            "a,shop,2022-06-16,refused,lift,removed,removed,days_since(remove) = 1; times(lift) = "
            "0,,,,early\n")
      << ran.error;
  EXPECT_EQ(lines_with(ran.out, "repair"),
            "a,shop,2022-06-18,move,repair,removed,open,,,2022-06-28,2022-06-15,won\n");
  EXPECT_EQ(lines_with(ran.out, "relapse"),
            "a,shop,2022-06-19,move,relapse,open,removed,total = 3; watched = true,,,,\n"
            "a,shop,2022-06-19,finding,relapse,open,removed,total = 4; watched = true,,,,\n");
}

TEST_F(StandingCommand, SinceADayTellsLessAndReplaysAllTheSame) {
  const std::string rest =
      "a,shop,2022-06-15,move,remove,warned,removed,running(total < 4) = 15 (2022-06-01 … "
      "2022-06-15),500,,,\n"
      "a,shop,2022-06-15,finding,remove,warned,removed,running(total < 4) = 0,,,,\n"
      "a,shop,2022-06-25,state,,removed,removed,,,,,\n";
  EXPECT_EQ(
      lines_with(standing("--format csv --known-at 2022-06-19 --since 2022-06-10").out, "a,shop,"),
      rest);
  const Ran later = standing("--format table --known-at 2022-06-19 --since 2022-06-16");
  EXPECT_NE(later.out.find("  Shop: Removed; without Selling, Campaigns\n"), std::string::npos)
      << later.out << later.error;
  EXPECT_EQ(later.out.find("2022-06-15"), std::string::npos) << later.out;
  const Ran json = standing("--format json --known-at 2022-06-19 --since 2022-06-10");
  EXPECT_EQ(json.out.find("2022-06-01\",\"line"), std::string::npos) << json.out;
  EXPECT_NE(json.out.find("\"move\":\"remove\""), std::string::npos) << json.out;
}

TEST_F(StandingCommand, AListThatBeginsAfterItsLastDaySaysSo) {
  EXPECT_NE(standing("--since 2022-07-01 --format csv")
                .error.find("--since 2022-07-01 is after 2022-06-25, the last day looked at"),
            std::string::npos);
  EXPECT_NE(standing("--since 2022-07-01 --format csv --lang zh")
                .error.find("--since 2022-07-01 晚于看到的最后一天 2022-06-25，没有可列的"),
            std::string::npos);
  EXPECT_EQ(standing("--since 2022-06-25 --format csv").error.find("--since"), std::string::npos);
}

TEST_F(StandingCommand, ADayAfterAllFactsSaysWhereTheyEnd) {
  const auto said = [&](const std::string& day, const std::string& language) {
    return lines_with(standing_on(day, "--format csv --lang " + language).error, "coverage.csv");
  };
  // coverage.csv knows more days than have rows.
  EXPECT_EQ(said("2022-07-31", "en"), "");
  EXPECT_EQ(said("2022-08-02", "en"),
            "no facts are known after 2022-07-31 (coverage.csv is taken into account): the days "
            "until 2022-08-02 have none\n");
  EXPECT_EQ(said("2022-08-02", "zh"),
            "数据只到 2022-07-31（已算上 coverage.csv），之后到 2022-08-02 没有数据\n");
  fs::remove(folder_ / "data" / "coverage.csv");
  EXPECT_EQ(said("2022-06-05", "zh"), "");
  EXPECT_EQ(said("2022-06-25", "zh"),
            "数据只到 2022-06-05（已算上 coverage.csv），之后到 2022-06-25 没有数据\n");
}

TEST_F(StandingCommand, SpeaksToPeopleAndPrograms) {
  const Ran table = standing("--format table --known-at 2022-06-19");
  EXPECT_NE(table.out.find("  Shop: Removed; without Selling, Campaigns\n"
                           "    2022-06-01  Open → Warned by warn, because the total = 3; Please "
                           "improve\n"),
            std::string::npos)
      << table.out;
  const Ran zh = standing("--format table --lang zh --known-at 2022-06-19");
  EXPECT_NE(zh.out.find("发现：按现有数据不会发生：remove"), std::string::npos) << zh.out;
  EXPECT_NE(zh.out.find("，因为 总分 = 3"), std::string::npos) << zh.out;
  EXPECT_EQ(zh.out.find("total"), std::string::npos) << zh.out;
  const Ran json = standing("--format json --known-at 2022-06-19");
  EXPECT_NE(json.out.find(R"("standing":"shop","day":"2022-06-25","state":"removed",)"
                          R"("privileges_off":["selling","campaigns"])"),
            std::string::npos)
      << json.out;
}

TEST_F(StandingCommand, GoesByWhatIsShownWhereThePackSaysSo) {
  std::string text = read_file((folder_ / "pack.yaml").string());
  const std::string title = "    title: { zh: 分销, en: Distribution }\n";
  text.insert(text.find(title) + title.size(), "    judged_on: shown\n");
  text.insert(text.find("sources:"), "publish: { buyer: mondays, source: BOOK }\n");
  write("pack.yaml", text);
  // Three stars from 1 June on; buyers first see them on Monday the 6th.
  const Ran ran = standing("--format csv --known-at 2022-06-19");
  EXPECT_EQ(lines_with(ran.out, "a,distribution,2022-06-0"),
            "a,distribution,2022-06-06,move,lose,held,lost,stars = 3,,,,\n"
            "a,distribution,2022-06-06,finding,lose,held,lost,stars = 4,,,,\n")
      << ran.error;
}

TEST_F(StandingCommand, APackWithoutOneSaysSo) {
  const Ran ran = run("standing --pack " + pack + " --facts " + data());
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("says nothing of a standing"), std::string::npos) << ran.error;
}

// Only a stage whose rules say so withholds a score: a day without numbers, or one whose rules
// nobody can decide, removes nobody from the alliance.
TEST_F(StandingCommand, ADayOfWhichNobodyKnowsTheScoreIsNoRemoval) {
  const std::string head = "subject_id,pack,indicator,day,value,source\n";
  const auto typed = [](const std::string& day, const std::string& paid) {
    std::string rows;
    for (const auto* number :
         {"goods_rating,D,4.85", "quality_return_rate,D,0.1%", "delivery_rate,D,90%"}) {
      rows += "a,douyin.experience-2026," + std::string(number) + ",typed\n";
    }
    rows += "a,douyin.experience-2026,valid_paid,D," + paid + ",typed\n";
    for (std::size_t at = 0; (at = rows.find(",D,", at)) != std::string::npos;) {
      rows.replace(at + 1, 1, day);
    }
    return rows;
  };
  fs::create_directories(folder_ / "alliance");
  write("alliance/shops.csv", "shop_id,platform\na,douyin\n");
  write("alliance/appeals.csv",
        "appeal_id,shop_id,about,kind,filed_at,status\n"
        "j,a,standing/alliance/join,state,2026-07-22 10:00:00,filed\n");
  const std::string command = "standing --pack " + source_path("rules") +
                              "/douyin/experience-2026" + " --facts " +
                              (folder_ / "alliance").string() + " --as-of 2026-07-24 --format csv";
  const std::vector<std::string> between = {
      "", "a,douyin.experience-2026,valid_paid,2026-07-23,10,typed\n"};
  for (const std::string& day_between : between) {
    write("alliance/readings.csv",
          head + typed("2026-07-22", "100") + day_between + typed("2026-07-24", "100"));
    EXPECT_EQ(lines_with(run(command).out, "a,alliance,2026-07-24,state,"),
              "a,alliance,2026-07-24,state,,inside,inside,,,,,\n")
        << day_between;
  }
}

// Inside a month nothing moves yet, which is said with the day on which it may.
TEST_F(StandingCommand, AMonthThatIsNotOverSaysWhenItIsJudged) {
  write("data/providers.csv", "provider_id\np\n");
  write("data/tickets.csv",
        "ticket_id,provider_id,shop_id,kind,opened_at\nt,p,s,email,2023-05-03 10:00:00\n");
  const std::string words = "standing --lang zh --pack " XINGJI_SOURCE_DIR
                            "/rules/jd/after-sales-assessment.yaml --facts " +
                            data() + " --as-of ";
  EXPECT_NE(run(words + "2023-05-28").error.find("本期到 2023-05-31 才评定"), std::string::npos);
  EXPECT_EQ(run(words + "2023-05-31").error.find("才评定"), std::string::npos);
}

}  // namespace
}  // namespace xingji::test
