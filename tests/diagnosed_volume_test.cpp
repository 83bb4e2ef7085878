// Diagnosis of a pack whose windows go by how much is sold: a shop that sells no more is judged by
// a longer one, in which its old cases stay. And cases that nothing takes out.
#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class DiagnosedVolume : public CommandTest {
 protected:
  // Fifty orders, that of the 20th mediated; the facts end with June.
  DiagnosedVolume() {
    write("data/dataset.yaml", "zone: America/Sao_Paulo\ncurrency: BRL\n");
    write("data/shops.csv", "shop_id,platform\na,mercadolibre\n");
    fs::remove(folder_ / "data" / "refunds.csv");
    std::string orders =
        "order_id,shop_id,placed_at,paid_at,amount,promised_ship_at,shipped_at,picked_up_at\n";
    for (int o = 0; o < 50; ++o) {
      orders += "o" + std::to_string(o) + ",a,2026-06-" +
                (o == 0    ? "20"
                 : o <= 30 ? "18"
                           : "22") +
                " 10:00:00,2026-06-22 10:01:00,10.00,2026-06-24 10:00:00,2026-06-23 10:00:00,"
                "2026-06-23 11:00:00\n";
    }
    write("data/orders.csv", orders);
    write("data/disputes.csv",
          "dispute_id,order_id,shop_id,opened_at\nd,o0,a,2026-06-25 10:00:00\n");
    std::string coverage = "account,table,from,to\n";
    for (const char* table : {"orders", "disputes", "complaints"}) {
      coverage += "a," + std::string(table) + ",2025-06-01,2026-06-30\n";
    }
    write("data/coverage.csv", coverage);
  }
  std::string diagnosed(const std::string& more) const {
    const Ran ran =
        run("diagnose --pack " + source_path("rules/mercadolibre/reputation-brazil.yaml") +
            " --facts " + data() + " --subject a --as-of 2026-06-30 " + more);
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
};

// In the view of later days nothing happens, and that is known: fewer than forty orders in sixty
// days ask for the window of a year, which the mediated order leaves a year after its day.
TEST_F(DiagnosedVolume, OldCasesStayInTheLongerWindow) {
  const std::string page = diagnosed("--lang en");
  EXPECT_NE(page.find("by itself on 2027-06-20 as old cases leave the window"), std::string::npos)
      << page;
  EXPECT_EQ(page.find("by itself on 2026"), std::string::npos) << page;
}

// The rules count every order with a dispute, one that was withdrawn too.
TEST_F(DiagnosedVolume, WhatNothingTakesOutIsHindsight) {
  const std::string before = diagnosed("--lang zh");
  EXPECT_EQ(before.find("进入纠纷仲裁的订单数减少"), std::string::npos) << before;
  EXPECT_NE(before.find("不能消除"), std::string::npos) << before;
  write("data/disputes.csv",
        "dispute_id,order_id,shop_id,opened_at,withdrawn_at,appeal_upheld_at\n"
        "d,o0,a,2026-06-25 10:00:00,2026-06-26 10:00:00,2026-06-27 10:00:00\n");
  EXPECT_EQ(diagnosed("--lang zh"), before);
}

}  // namespace
}  // namespace xingji::test
