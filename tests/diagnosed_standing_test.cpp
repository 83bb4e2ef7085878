// `diagnose` tells where a shop stands and what is counted towards the next move.
#include <regex>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class DiagnosedStanding : public CommandTest {
 protected:
  DiagnosedStanding() {
    // The total is the number of orders paid in the last 30 days; five is the best.
    std::string text = read_file(source_path("tests/packs/standing.yaml"));
    const std::string hundredths = "points / 100";
    text.replace(text.find(hundredths), hundredths.size(), "points");
    write("pack.yaml", text);
    fs::remove(folder_ / "data" / "refunds.csv");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at\n"
          "1,a,2022-05-31 09:00:00,2022-05-31 10:00:00\n"
          "2,a,2022-05-31 09:00:00,2022-05-31 10:00:00\n"
          "3,a,2022-05-31 09:00:00,2022-05-31 10:00:00\n");
    write("data/coverage.csv", "account,table,from,to\na,orders,2022-06-01,2022-07-31\n");
  }
  std::string diagnosed(const std::string& more) const {
    const Ran ran = run("diagnose --pack " + (folder_ / "pack.yaml").string() + " --facts " +
                        data() + " --subject a " + more);
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
};

// Three orders are below four from the first day on; fifteen such days in a row remove.
TEST_F(DiagnosedStanding, CountsTheDaysInARow) {
  const std::string come =
      "; it comes when the number of days in a row on which the total is below 4 is at least 15\n";
  for (const auto& [day, count] : {std::pair{"2022-06-08", "8"}, {"2022-06-14", "14"}}) {
    const std::string said = diagnosed("--as-of " + std::string(day));
    EXPECT_NE(said.find("the number of days in a row on which the total is below 4 = " +
                        std::string(count) + " (2022-06-01 … " + day + ")"),
              std::string::npos)
        << said;
    EXPECT_NE(said.find(come), std::string::npos) << said;
  }
  // On the fifteenth it has come.
  EXPECT_EQ(diagnosed("--as-of 2022-06-15").find(come), std::string::npos);
  EXPECT_NE(diagnosed("--as-of 2022-06-08 --lang zh")
                .find("已累计：“总分低于4”的连续天数 = 8 (2022-06-01 … 2022-06-08)；条件："),
            std::string::npos);
}

// Removed on the fifteenth: what may be asked for, and how many days have gone.
TEST_F(DiagnosedStanding, SaysWhatMayBeAskedFor) {
  const std::string said = diagnosed("--as-of 2022-06-20 --lang en");
  EXPECT_NE(said.find(" may be asked for when "), std::string::npos) << said;
  EXPECT_NE(said.find("; 5 days since remove"), std::string::npos) << said;
  EXPECT_EQ(diagnosed("--as-of 2022-06-08 --lang en").find("lift may be asked"), std::string::npos);
  const std::string chinese = diagnosed("--as-of 2022-06-20 --lang zh");
  EXPECT_NE(chinese.find("”的条件："), std::string::npos) << chinese;
  EXPECT_NE(chinese.find("”已 5 天"), std::string::npos) << chinese;
}

// Removed with the best score: the verdict is the standing's, and step 4 has the way back.
TEST_F(DiagnosedStanding, PressesWhereSomethingIsTakenAway) {
  std::string orders = "order_id,shop_id,placed_at,paid_at\n";
  for (int o = 0; o < 3; ++o)
    orders += std::to_string(o) + ",a,2022-05-31 09:00:00,2022-05-31 10:00:00\n";
  for (int o = 3; o < 9; ++o)
    orders += std::to_string(o) + ",a,2022-06-16 09:00:00,2022-06-16 10:00:00\n";
  write("data/orders.csv", orders);
  const std::string said = diagnosed("--as-of 2022-06-20 --lang en");
  EXPECT_NE(said.find("  Yes, at once: "), std::string::npos) << said;
  EXPECT_EQ(said.find("No: it is in the highest band"), std::string::npos) << said;
  const std::string plan = said.substr(said.find("4 What to do"));
  EXPECT_EQ(plan.find("  nothing\n"), std::string::npos) << plan;
  EXPECT_NE(plan.find("; 5 days since remove"), std::string::npos) << plan;
  const std::string json = diagnosed("--as-of 2022-06-20 --format json");
  EXPECT_NE(json.find("\"verdict\":\"best\",\"at_once\":true"), std::string::npos) << json;
  EXPECT_NE(json.find("\"standing\":[{\"standing\":\"shop\",\"state\":\"removed\""),
            std::string::npos)
      << json;
  // Warned it is in less trouble, and the way back comes by itself.
  const std::string before = diagnosed("--as-of 2022-06-08 --format json");
  EXPECT_NE(before.find("\"state\":\"warned\""), std::string::npos) << before;
}

// An appeal that waits stands below the ways back, with what it would change and its days.
TEST_F(DiagnosedStanding, NamesTheAppealThatWaits) {
  write("data/appeals.csv",
        "appeal_id,shop_id,about,kind,filed_at,grounds,measures,status,decided_at\n"
        "won,a,standing/shop/remove,state,2022-06-17 10:00:00,late,Li: new carrier 2022-06-25,"
        "upheld,2022-06-21 10:00:00\n"
        "asked,a,standing/shop/lift,state,2022-06-16 10:00:00,,,filed,\n"
        "fact,a,disputes/d1,fact,2022-06-16 10:00:00,,,filed,\n");
  EXPECT_NE(
      diagnosed("--as-of 2022-06-20 --lang en")
          .find("\n    appeal won (standing/shop/remove, handed in, filed 2022-06-17): if upheld, "
                "Removed → Open, watched for 10 days; still lacks material; a measure's day "
                "is 2022-06-25, in 5 days\n"),
      std::string::npos);
  EXPECT_NE(diagnosed("--as-of 2022-06-20 --lang zh")
                .find("\n    申诉 won（standing/shop/remove，已提交，提交于 "
                      "2022-06-17）：若成功，清退 → 正常，观察 10 天；还缺材料；措施的日期 "
                      "2022-06-25，还有 5 天\n"),
            std::string::npos);
  const std::string json = diagnosed("--as-of 2022-06-20 --format json");
  EXPECT_NE(json.find("\"open\":[{\"zh\":\"申诉 won"), std::string::npos) << json;
  EXPECT_EQ(json.find("asked"), std::string::npos) << json;
  // Not handed in yet.
  EXPECT_NE(diagnosed("--as-of 2022-06-16 --format json").find("\"open\":[]"), std::string::npos);
}

// Nothing leads back: it is said instead of that there is nothing to do.
TEST_F(DiagnosedStanding, SaysWhereThereIsNoWayBack) {
  std::string text = read_file((folder_ / "pack.yaml").string());
  text =
      std::regex_replace(text, std::regex("\\n      (lift|repair): \\{ from: removed[^\\n]*"), "");
  text = std::regex_replace(text, std::regex("watched and total < 4.0"), "total < 0.01");
  write("pack.yaml", text);
  const std::string said = diagnosed("--as-of 2022-06-20 --lang en");
  EXPECT_NE(said.find("there is no way back"), std::string::npos) << said << text;
}

// The second removal is for good on its own day, and comes beside what must be mended.
TEST_F(DiagnosedStanding, TellsTheLastRemovalOnItsDay) {
  std::string rows = "subject_id,pack,indicator,day,value,source\n";
  std::string requests = "appeal_id,shop_id,about,kind,filed_at,status\n";
  for (int day = 1; day <= 4; ++day) {
    const std::string date = "2022-06-0" + std::to_string(day);
    for (const char* item : {"description", "service", "logistics"}) {
      rows += std::string("a,douyin.dsr,") + item + ',' + date +
              (day % 2 == 1 ? ",4.6,typed\n" : ",4.4,typed\n");
    }
    if (day % 2 == 0) continue;
    requests +=
        "j" + std::to_string(day) + ",a,standing/alliance/join,state," + date + " 10:00:00,filed\n";
  }
  write("data/readings.csv", rows);
  write("data/appeals.csv", requests);
  const Ran ran = run("diagnose --pack " + source_path("rules/douyin/dsr.yaml") + " --facts " +
                      data() + " --subject a --as-of 2022-06-04 --lang zh");
  EXPECT_NE(ran.out.find("；另外精选联盟：不得再加入（取消精选联盟带货），没有办法恢复\n"),
            std::string::npos)
      << ran.out << ran.error;
  EXPECT_EQ(ran.out.find("可申请"), std::string::npos) << ran.out;
}

// Nothing is taken away from who never had it.
TEST_F(DiagnosedStanding, WhoNeverJoinedHasNothingTakenAway) {
  write("data/readings.csv",
        "subject_id,pack,indicator,day,value,source\n"
        "a,douyin.dsr,description,2022-06-01,4.4,typed\n"
        "a,douyin.dsr,service,2022-06-01,4.4,typed\n"
        "a,douyin.dsr,logistics,2022-06-01,4.4,typed\n");
  const auto said = [&](const std::string& language) {
    return run("diagnose --pack " + source_path("rules/douyin/dsr.yaml") + " --facts " + data() +
               " --subject a --as-of 2022-06-01 --lang " + language)
        .out;
  };
  EXPECT_NE(said("zh").find("\n  精选联盟：未加入；尚无精选联盟带货\n"), std::string::npos)
      << said("zh");
  EXPECT_NE(said("en").find("\n  Alliance: Out; not yet: Selling through the alliance\n"),
            std::string::npos)
      << said("en");
}

TEST_F(DiagnosedStanding, IsNoTableOfRows) {
  const Ran ran = run("diagnose --pack " + (folder_ / "pack.yaml").string() + " --facts " + data() +
                      " --subject a --format csv");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.error.find("take --format json"), std::string::npos) << ran.error;
}

}  // namespace
}  // namespace xingji::test
