// Numbers that people gave are days like those of exports: a standing, its notices and a diagnosis
// begin with the first of them, not with the day that is asked for.
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

}  // namespace
}  // namespace xingji::test
