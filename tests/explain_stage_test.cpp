// What `explain` says of a stage that gives the total by rules of its own: which rule it was, what
// of it held, and where the counts that chose it are not whole.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

class ExplainStage : public testing::Test {
 protected:
  // A shop with three items on sale, 2026-06-11.
  std::string explained(const std::string& opened_on, const std::string& orders,
                        const std::string& violations = "",
                        const std::string& covered_from = "2026-01-01") const {
    const auto write = [&](const std::string& file, const std::string& rows) {
      write_file(folder_ / file, rows);
    };
    write("dataset.yaml", "zone: Asia/Shanghai\ncurrency: CNY\n");
    write("shops.csv", "shop_id,platform,opened_at\ns,douyin," + opened_on + " 00:00:00\n");
    write("attributes.csv",
          "subject_kind,subject_id,name,value,from\nshop,s,items_on_sale,3,2026-01-01\n");
    write("orders.csv", "order_id,shop_id,placed_at,paid_at\n" + orders);
    write("violations.csv", "violation_id,shop_id,kind,happened_at,decided_at\n" + violations);
    std::string coverage = "account,table,from,to\n";
    for (const char* table : {"violations", "refunds", "ratings", "chats", "parcels", "rulings",
                              "disputes", "complaints"}) {
      coverage += "s," + std::string(table) + ",2026-01-01,2026-07-31\n";
    }
    write("coverage.csv", coverage + "s,orders," + covered_from + ",2026-07-31\n");
    return run_program(
               "explain --pack douyin/experience-2026 --as-of 2026-06-11 --subject s "
               "--lang zh --facts " +
                   folder_.path(),
               folder_.path(), "", "XINGJI_RULES=" + source_path("rules"))
        .out;
  }

  static std::string order(const std::string& id, const std::string& day) {
    return id + ",s," + day + " 10:00:00," + day + " 10:00:00\n";
  }

  TemporaryFolder folder_;
};

// Open for more than 90 days, it takes an order as well; nobody need keep that by hand.
TEST_F(ExplainStage, GoesByTheShopsAge) {
  EXPECT_SAYS(explained("2026-05-01", ""), "总分 70");
  const std::string old = explained("2025-05-01", "");
  EXPECT_SAYS(old, "星级 无   总分 无");
  EXPECT_SAYS(old, "\n  任务未完成：");
  EXPECT_SAYS(explained("2025-05-01", order("a", "2026-06-10")), "总分 70");
  // More than 90 days before the day before.
  EXPECT_SAYS(explained("2026-03-12", ""), "总分 70");
  EXPECT_SAYS(explained("2026-03-11", ""), "总分 无");
}

TEST_F(ExplainStage, MarksTheRuleAndWhatOfItHeld) {
  const std::string faked =
      explained("2026-05-01", "", "v,s,faked_trade,2026-06-11 10:00:00,2026-06-11 10:00:00\n");
  EXPECT_SAYS(faked, "  > 总分：60，当 前一天（");
  EXPECT_SAYS(faked,
              "，且下面有一条成立：\n        “消极服务与售后起数”高于0\n"
              "      > “虚假交易刷体验分”的起数高于0\n        “商品差评订单数”高于");
  EXPECT_SAYS(faked, "\n    总分：70，当 ");
  EXPECT_SILENT(faked, "下一级");
}

TEST_F(ExplainStage, SaysWhereItsCountsAreNotWhole) {
  const std::string some = order("a", "2026-06-10");
  EXPECT_SILENT(explained("2025-05-01", some), "只有部分天数的数据");
  EXPECT_SAYS(explained("2025-05-01", some, "", "2026-06-01"),
              "阶段：成长阶段，因为 “近30天有效支付订单数”低于30；近30天有效支付订单数 "
              "只有部分天数的数据，实际可能更多，不一定如此\n");
}

}  // namespace
}  // namespace xingji::test
