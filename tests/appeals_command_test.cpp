// `appeals` over files: what an appeal or a filing would change, from both sides, what it did
// change, and what a plan lacks.
#include <string>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class AppealsCommand : public CommandTest {
 protected:
  AppealsCommand() {
    fs::remove(folder_ / "data" / "refunds.csv");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    // One of two orders of 1 June is late, and so is the one of 2 June.
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at,ship_region\n"
          "1,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-01 10:00:00,2022-05-31 11:00:00,\n"
          "2,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-01 11:00:00,2022-05-31 11:00:00,\n"
          "3,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,,\n"
          "4,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,,\n");
    write("data/disputes.csv",
          "dispute_id,shop_id,order_id,opened_at,ruled_at,liability,appeal_upheld_at\n"
          "d1,a,1,2022-06-01 09:00:00,2022-06-02 09:00:00,merchant,\n");
    write("data/coverage.csv",
          "account,table,from,to\na,orders,2022-05-01,2022-07-31\na,disputes,2022-05-01,"
          "2022-07-31\n");
  }

  Ran appeals(const std::string& more) const {
    return run("appeals --pack " + source_path("tests/packs/appealed.yaml") + " --facts " + data() +
               " --subject a --as-of 2022-06-05 --lang en " + more);
  }

  static bool has(const Ran& ran, const std::string& part) {
    return ran.out.find(part) != std::string::npos;
  }
};

constexpr const char* appeals_head =
    "appeal_id,shop_id,about,kind,filed_at,grounds,measures,material,status,decided_at\n";
constexpr const char* filings_head =
    "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at\n";

TEST_F(AppealsCommand, AnOpenAppealTellsTheScoreIfUpheld) {
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,disputes/d1,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p2,a,disputes/d9,fact,2022-06-04 11:00:00,,,,draft,\n");
  const Ran ran = appeals("--format csv");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_TRUE(has(ran, "a,fact,p1,disputes/d1,filed,2022-06-05,total,4,5,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "2022-06-05,stars,3,5,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "2022-06-05,indicator.dispute_share,25%,0%,0\n")) << ran.out;
  // The paid orders leave the window on 30 June, and with them what the share is of.
  EXPECT_TRUE(has(ran, "2022-06-29,total,4,5,0\n")) << ran.out;
  EXPECT_FALSE(has(ran, "2022-07-02,")) << ran.out;
  EXPECT_FALSE(has(ran, "p2")) << ran.out;  // of a dispute that is not there
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "total  4 → 5")) << table.out;
  EXPECT_TRUE(has(table, "changes nothing")) << table.out;
  EXPECT_FALSE(has(table, "warning")) << table.out;
}

TEST_F(AppealsCommand, AFilingThatTakesGoodRowsOutIsWarnedOf) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran good = appeals("--format table");
  EXPECT_TRUE(has(good, "50% → 100%")) << good.out << good.error;
  EXPECT_TRUE(has(good, "total  4 → 3")) << good.out;
  EXPECT_TRUE(has(good, "warning: the score would be lower with it")) << good.out;
  write("data/exemptions.csv",
        std::string(filings_head) +
            "bad,a,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran bad = appeals("--format table");
  EXPECT_TRUE(has(bad, "50% → 0%")) << bad.out;
  EXPECT_FALSE(has(bad, "warning")) << bad.out;
}

TEST_F(AppealsCommand, ADecisionTellsBeforeAndAfter) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-03 10:00:00,approved,"
            "2022-06-04 10:00:00\n");
  const Ran ran = appeals("--format csv");
  EXPECT_TRUE(has(ran, "a,filing,good,weather,approved,2022-06-04,total,4,3,1\n"))
      << ran.out << ran.error;
}

TEST_F(AppealsCommand, APlanTellsWhatItLacks) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-04 10:00:00,slow carrier,new carrier,,draft,\n"
            "s2,a,standing/shop/remove,state,2022-06-04 11:00:00,slow carrier,Li: new carrier from "
            "2022-06-10,contract.pdf,filed,\n");
  const Ran ran = appeals("--format csv");
  EXPECT_TRUE(has(ran, "a,state,s1,standing/shop/remove,draft,2022-06-05,lacks,dates,,0\n"))
      << ran.out << ran.error;
  EXPECT_TRUE(has(ran, "s1,standing/shop/remove,draft,2022-06-05,lacks,material,,0\n")) << ran.out;
  EXPECT_FALSE(has(ran, "s2")) << ran.out;
  EXPECT_TRUE(has(appeals("--format table"), "still lacks: dates, material"));
  EXPECT_TRUE(has(appeals("--format table"), "stands at: Removed"));
}

}  // namespace
}  // namespace xingji::test
