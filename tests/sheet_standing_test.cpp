// Numbers that people gave are days like those of exports: a standing, its notices and a diagnosis
// begin with the first of them, not with the day that is asked for.
#include <set>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

const std::string pack_of_experience = XINGJI_SOURCE_DIR "/rules/kuaishou/experience-score";

class SheetStanding : public CommandTest {
 protected:
  // Twenty days with 3.00 points, from the first of June on.
  SheetStanding() {
    for (const char* table : {"orders", "refunds"}) {
      fs::remove(folder_ / "data" / (std::string(table) + ".csv"));
    }
    write("data/shops.csv", "shop_id,platform\na,kuaishou\n");
    std::string rows = "subject_id,pack,indicator,day,value,source\n";
    for (int day = 1; day <= 20; ++day) {
      const std::string date = "2025-06-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
      for (const auto& [indicator, value] : {std::pair{"quality_refund_share", "3%"},
                                             {"bad_review_share", "2%"},
                                             {"ship_in_time_share", "80%"},
                                             {"platform_help_share", "3%"}}) {
        rows += "a,kuaishou.experience-score," + std::string(indicator) + ',' + date + ',' + value +
                ",typed\n";
      }
    }
    write("data/readings.csv", rows);
  }
  std::string told(const std::string& words) const {
    const Ran ran = run(words + " --lang en --pack " + pack_of_experience + " --facts " + data());
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
};

TEST_F(SheetStanding, DaysInARowAreThoseOfTheSheet) {
  const std::string all = told("standing --format csv --since 2025-06-01 --as-of 2025-06-20");
  EXPECT_NE(all.find("a,shop,2025-06-15,move,remove,"), std::string::npos) << all;
  EXPECT_EQ(told("standing --format csv --as-of 2025-06-20"), all);
  EXPECT_EQ(told("standing --format csv"), all);
}

TEST_F(SheetStanding, NoticesAndDiagnosisCountThemToo) {
  const std::string notices = told("notices --format csv --since 2025-06-01");
  EXPECT_NE(notices.find("a,2025-06-14,below,"), std::string::npos) << notices;
  EXPECT_EQ(notices.find("a,2025-06-20,below,"), std::string::npos) << notices;
  const std::string page = told("diagnose --subject a --as-of 2025-06-14");
  EXPECT_NE(page.find("= 14 (2025-06-01 … 2025-06-14)"), std::string::npos) << page;
}

// After a reinstatement the text and the reason count the same days.
TEST_F(SheetStanding, DaysBegunAnewAreThoseOfTheReason) {
  write("data/appeals.csv",
        "appeal_id,shop_id,about,kind,filed_at,status,decided_at\n"
        "p,a,standing/shop/remove,state,2025-06-16 10:00:00,upheld,2025-06-17 10:00:00\n");
  const std::string notices = told("notices --format csv --since 2025-06-18 --as-of 2025-06-20");
  EXPECT_NE(notices.find("a,2025-06-18,below,notice,warning"), std::string::npos) << notices;
  EXPECT_NE(notices.find("running(total < 4) = 1;"), std::string::npos) << notices;
  EXPECT_EQ(notices.find("= 18"), std::string::npos) << notices;
}

class SheetCountdown : public CommandTest {
 protected:
  // Shares of returns for quality that lie far below the line on these days of March 2024.
  void enter(int first, int last, const std::set<int>& without = {}) const {
    std::string table = "日期,品质退款率\n";
    for (int day = 1; day <= last; ++day) {
      if (without.contains(day)) continue;
      table += "2024-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day) +
               (day < first ? ",0.1%\n" : ",9%\n");
    }
    const Ran ran = run_program(
        "sheet paste --sheet " + (folder_ / "sheet").string() + " --pack " + pack_of_experience,
        folder_, table);
    EXPECT_EQ(ran.code, 0) << ran.error;
  }
  std::string alarms(const std::string& day, const std::string& language = "zh") const {
    const Ran ran =
        run("sheet alarms --format table --lang " + language + " --sheet " +
            (folder_ / "sheet").string() + " --pack " + pack_of_experience + " --day " + day);
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
};

// The notice of the eighth day is old on the eleventh, and one countdown says all.
TEST_F(SheetCountdown, IsToldOnceAndAsOfTheDayAskedFor) {
  enter(3, 18);
  const std::string eleventh = alarms("2024-03-13");
  EXPECT_NE(eleventh.find("已连续 11 天低于 4，再过 4 天店铺会被清退"), std::string::npos)
      << eleventh;
  EXPECT_EQ(eleventh.find("已连续 8 天"), std::string::npos) << eleventh;
  const std::string fourteenth = alarms("2024-03-16");
  EXPECT_NE(fourteenth.find("已连续 14 天"), std::string::npos) << fourteenth;
  EXPECT_EQ(fourteenth.find("已连续 12 天"), std::string::npos) << fourteenth;
  EXPECT_EQ(fourteenth.find("没有记数"), std::string::npos) << fourteenth;
  // What it counted down to has come.
  const std::string removed = alarms("2024-03-17");
  EXPECT_NE(removed.find("清退："), std::string::npos) << removed;
  EXPECT_EQ(removed.find("店铺会被清退"), std::string::npos) << removed;
}

TEST_F(SheetCountdown, ADayThatNobodyEnteredIsNamedWhereItEndsTheCount) {
  enter(3, 16, {14});
  const std::string all = alarms("2024-03-16");
  EXPECT_NE(all.find("已连续 2 天低于 4，再过 13 天店铺会被清退"), std::string::npos) << all;
  EXPECT_NE(all.find("2024-03-14 没有记数，连续天数从它之后算起，补上后可能更多"),
            std::string::npos)
      << all;
  EXPECT_NE(alarms("2024-03-16", "en").find("no numbers were entered on 2024-03-14"),
            std::string::npos);
}

// The ledger over the same numbers says so of each count that such a day ends.
TEST_F(SheetCountdown, TheLedgerNamesTheDayThatNobodyEntered) {
  enter(3, 16, {14});
  const std::string words =
      "notices --pack " + pack_of_experience + " --facts " + (folder_ / "sheet").string();
  const std::string table = run(words + " --format table --lang zh").out;
  EXPECT_NE(table.find("2024-03-15  [预警] 店铺体验分 3，已连续 1 天低于 4，再过 14 "
                       "天店铺会被清退；请找出原因并整改；2024-03-14 "
                       "没有记数，连续天数从它之后算起，补上后可能更多（通知店主、运营）"),
            std::string::npos)
      << table;
  // The run that began behind a day with a score is whole.
  EXPECT_EQ(table.find("没有记数"), table.rfind("没有记数")) << table;
  EXPECT_NE(run(words + " --format csv --lang en")
                .out.find("; no numbers were entered on 2024-03-14, so that the days are counted "
                          "from then on and may be more"),
            std::string::npos);
  const std::string json = run(words + " --format json").out;
  EXPECT_NE(json.find("\"gap\":{\"day\":\"2024-03-14\",\"given\":false}"), std::string::npos)
      << json;
  // The platform's total alone gives none of ours.
  EXPECT_EQ(run("sheet enter --day 2024-03-14 --values 总分=3 --sheet " +
                (folder_ / "sheet").string() + " --pack " + pack_of_experience)
                .code,
            0);
  EXPECT_NE(run(words + " --format table --lang zh").out.find("2024-03-14 记的数不够算出总分，"),
            std::string::npos);
}

TEST_F(SheetCountdown, ALineThatANoticeOnlyInformsOfDoesNotPress) {
  for (const std::string entry :
       {"--day 2024-03-01 --values 总分=4.3", "--day 2024-03-02 --values 总分=4.1"}) {
    EXPECT_EQ(run("sheet enter " + entry + " --sheet " + (folder_ / "sheet").string() + " --pack " +
                  pack_of_experience)
                  .code,
              0);
  }
  const std::string all = alarms("2024-03-02");
  EXPECT_NE(all.find("掉到 4.2 的线以下"), std::string::npos) << all;
  EXPECT_EQ(all.find("马上"), std::string::npos) << all;
  // Of the platform's total alone no notice goes by.
  const Ran notices = run("notices --lang zh --pack " + std::string(pack_of_experience) +
                          " --facts " + (folder_ / "sheet").string());
  EXPECT_NE(notices.error.find("没有一天有我们自己的分，所以没有通知"), std::string::npos)
      << notices.error;
}

}  // namespace
}  // namespace xingji::test
