// Diagnosis where no act can be counted: how far it is in the figure's own unit, what to do all the
// same, and which numbers are lacking.
#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class DiagnosedUnits : public CommandTest {
 protected:
  DiagnosedUnits() { fs::remove(folder_ / "data" / "refunds.csv"); }
  std::string diagnosed(const std::string& rules, const std::string& more) const {
    const Ran ran = run("diagnose --pack " + source_path("rules/" + rules) + " --facts " + data() +
                        " --subject a " + more);
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
};

// Of ten orders of 100 yuan two were late: 60 of 1,000 yuan. One case costs what it is worth, so
// that no number of cases is said, and nothing is weak: five is 80 points.
TEST_F(DiagnosedUnits, AShareOfAmountsSaysHowFarItIsAndWhatToDo) {
  write("data/shops.csv", "shop_id,platform\na,biyao\n");
  std::string orders = "order_id,shop_id,placed_at,paid_at,amount,promised_ship_at,shipped_at\n";
  for (int o = 0; o < 10; ++o) {
    orders += "o" + std::to_string(o) +
              ",a,2022-06-10 10:00:00,2022-06-10 10:01:00,100.00,2022-06-12 10:00:00,2022-06-1" +
              (o < 2 ? "3" : "1") + " 10:00:00\n";
  }
  write("data/orders.csv", orders);
  const std::string page = diagnosed("biyao/after-sales.yaml", "--as-of 2022-06-15 --lang zh");
  EXPECT_NE(page.find("→ 95 分（1.5%）：再降低 4.5 个百分点\n"), std::string::npos) << page;
  const std::string plan = page.substr(page.find("4 怎么做"));
  EXPECT_NE(plan.find("4 星（少量赔付）：超时赔付占比到 95 分（1.5%）：再降低 4.5 个百分点\n"),
            std::string::npos)
      << plan;
  EXPECT_NE(plan.find("5 星（没有赔付）：超时赔付占比到 100 分（0%）：再降低 6 个百分点\n"),
            std::string::npos)
      << plan;
  EXPECT_EQ(plan.find("说不出"), std::string::npos) << plan;
  EXPECT_NE(plan.find("每天上午列出当天到期的订单先发"), std::string::npos) << plan;
  // It stands on the line of its band, beyond which one late order is.
  EXPECT_NE(page.find("再多这些就掉档：超时赔付占比超过 6%\n"), std::string::npos) << page;
  // Programs read the same lines.
  const std::string json = diagnosed("biyao/after-sales.yaml", "--as-of 2022-06-15 --format json");
  EXPECT_NE(json.find("\"plan\":{\"zh\":[\"4 星（少量赔付）：超时赔付占比到 95 分"),
            std::string::npos)
      << json;
}

// Three typed shares, and not how many orders there are: below ten there is no total.
TEST_F(DiagnosedUnits, AsksForTheCountThatTheTotalHangsOn) {
  fs::remove(folder_ / "data" / "orders.csv");
  write("data/shops.csv", "shop_id,platform\na,mercadolibre\n");
  const std::string head = "subject_id,pack,indicator,day,value,source\n";
  std::string rows;
  for (const char* cells :
       {"claims,2026-06-10,0.5%", "cancelled,2026-06-10,1.2%", "late,2026-06-10,7%"}) {
    rows += "a,mercadolibre.reputation-brazil," + std::string(cells) + ",typed\n";
  }
  write("data/readings.csv", head + rows);
  const std::string asked =
      "有没有总分，要看还不知道的这些，先填上（xingji sheet enter，或 try "
      "--save）：窗口内订单数\n";
  const std::string page =
      diagnosed("mercadolibre/reputation-brazil.yaml", "--as-of 2026-06-10 --lang zh");
  EXPECT_NE(page.find(asked), std::string::npos) << page;
  EXPECT_EQ(page.find("没有要做的"), std::string::npos) << page;
  write("data/readings.csv",
        head + rows + "a,mercadolibre.reputation-brazil,orders,2026-06-10,50,typed\n");
  EXPECT_EQ(
      diagnosed("mercadolibre/reputation-brazil.yaml", "--as-of 2026-06-10 --lang zh").find(asked),
      std::string::npos);
}

}  // namespace
}  // namespace xingji::test
