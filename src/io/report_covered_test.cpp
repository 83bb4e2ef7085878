#include "io/report_covered.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "io/read_fixture.h"
#include "io/report_text.h"

namespace xingji {
namespace {

// What the reports say of a market of two shops, one of which says for itself what it has.
class ReportCovered : public testing::Test {
 protected:
  ReportCovered() {
    folder_.write("orders.csv",
                  "order_id,shop_id,placed_at\n"
                  "a,s1,2022-06-15 00:00:00\nb,s2,2022-06-17 23:59:59\n");
    folder_.write("refunds.csv",
                  "refund_id,order_id,shop_id,kind,applied_at\n"
                  "r,a,s1,refund_only,2022-06-16 10:00:00\n");
    folder_.write("coverage.csv", "account,table,from,to\ns2,refunds,2022-06-01,2022-06-30\n");
    Needs needs;
    for (const Table table : {Table::orders, Table::refunds, Table::coverage}) needs.add_all(table);
    auto read = read_facts(folder_.path(), needs, {});
    EXPECT_TRUE(read.ok());
    reading_ = std::move(read.value());
  }
  const fixture::TempFolder folder_;
  Reading reading_;
};

TEST_F(ReportCovered, IsTextForPeople) {
  const std::string text = report_text(reading_.report, 10, &reading_.facts);
  EXPECT_NE(text.find("orders.csv: covers 2022-06-15 … 2022-06-17, 3 days\n"
                      "refunds.csv: covers 2022-06-16 … 2022-06-16, 1 day\n"
                      "s2: refunds cover 2022-06-01 … 2022-06-30, 30 days\n"),
            std::string::npos)
      << text;
}

TEST_F(ReportCovered, IsJsonForPrograms) {
  const auto json = nlohmann::json::parse(report_json(reading_.report, &reading_.facts));
  EXPECT_EQ(json["files"][0]["covered"].dump(), R"({"from":"2022-06-15","to":"2022-06-17"})");
  EXPECT_EQ(json["files"][1]["covered"].dump(), R"({"from":"2022-06-16","to":"2022-06-16"})");
  EXPECT_TRUE(json["files"][2]["covered"].is_null());
  EXPECT_EQ(json["coverage"].dump(),
            R"([{"account":"s2","from":"2022-06-01","table":"refunds","to":"2022-06-30"}])");
}

}  // namespace
}  // namespace xingji
