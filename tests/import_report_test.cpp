// What an import tells of what it made: what every later command would tell of the new data set,
// and where in the export it stands.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

const char* const mapping = R"(zone: Asia/Shanghai
currency: CNY
inputs:
  orders:
    file: orders_export.csv
    key: order
    columns: { order: Order, shop: Shop, at: Bought, signed: Signed, state: State }
  reviews:
    file: reviews_export.csv
    columns: { id: Id, order: Order, shop: Shop, item: Item, stars: Stars, at: At }
  notes:
    file: notes_export.csv
    columns: { shop: Shop, name: Name, value: Value, since: Since }
tables:
  orders:
    from: orders
    columns:
      order_id: order
      shop_id: shop
      placed_at: at
      signed_at: signed
      cancelled_at: { max: at, when: { state: [cancelled, refused] } }
      cancelled_by: { first: state, map: { cancelled: buyer, refused: seller }, else: "" }
  ratings:
    from: reviews
    group: [id, item]
    columns: { rating_id: { text: "{id}-{item}" }, order_id: { only: order }, shop_id: { only: shop }, item: item, stars: { min: stars }, rated_at: { min: at } }
  attributes:
    from: notes
    columns: { subject_kind: { is: shop }, subject_id: shop, name: name, value: value, from: since }
)";

class ImportReportTest : public testing::Test {
 protected:
  ImportReportTest() {
    std::filesystem::create_directories(folder_ / "from");
    write("m.yaml", mapping);
    write("from/orders_export.csv",
          "Order,Shop,Bought,Signed,State\n"
          "o1,s,2022-06-01 10:00:00,2022-06-03 10:00:00,done\n"
          "o2,s,2022-06-02 10:00:00,2022-06-01 09:00:00,canceled\n"
          "o2,s,2022-06-02 10:00:00,2022-06-01 09:00:00,canceled\n"
          "o3,s,2022-06-03 10:00:00,,refused\n"
          "o3,s,2022-06-03 10:00:00,2022-06-05 10:00:00,done\n"
          "o4,s,yesterday,,done\n");
    write("from/reviews_export.csv",
          "Id,Order,Shop,Item,Stars,At\n"
          "r1,o1,s,overall,5,2022-06-04 10:00:00\n"
          "r1,o1,s,overall,5,2022-06-04 10:00:00\n"
          "r2,o9,s,overal,5,2022-06-04 10:00:00\n"
          "r3,o1,s,packing,4,2022-06-05 10:00:00\n"
          "r4,o2,s\n");
    write("from/notes_export.csv", "Shop,Name,Value,Since\n");
  }
  void write(const std::string& name, const std::string& content) const {
    write_file(folder_ / name, content);
  }
  Ran import(const std::string& more = "") const {
    return run_program("import --mapping m.yaml --from from --into data --replace " + more,
                       folder_.path(), "", "cd " + folder_.path() + " &&");
  }

  TemporaryFolder folder_;
};

TEST_F(ImportReportTest, NamesWhatPeopleShouldLookAt) {
  const Ran ran = import();
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out,
            "           6  read from orders\n"
            "      1 repeat another row\n"
            "      1 replaced by a later row\n"
            "           5  read from reviews\n"
            "      rejected 1: the number of fields differs from the header's\n"
            "      1 equal another row and are all kept: the mapping gives no key\n"
            "           0  read from notes\n"
            "           3  written to orders.csv\n"
            "      rejected 1: column 'Bought' is not a time\n"
            "      1 row has an instant before its event time\n"
            "      flags without a column, taken as false: presale, custom, virtual, gift, "
            "lucky_bag, low_value, instant_refund, abnormal\n"
            "      covers 2022-06-01 to 2022-06-03\n"
            "           3  written to ratings.csv\n"
            "      1 row names an order that is not there\n"
            "      flags without a column, taken as false: has_text, has_picture\n"
            "      covers 2022-06-04 to 2022-06-05\n"
            "           0  written to attributes.csv\n"
            "      1 shops have facts but no row in shops\n");
  EXPECT_EQ(ran.error,
            "from/notes_export.csv: warning: the file has no rows\n"
            "from/orders_export.csv:3:5: warning: column 'State': 'canceled' is not a known word "
            "and is taken as it stands (did you mean 'cancelled'?)\n"
            "from/reviews_export.csv:4:4: warning: column 'Item': 'overal' is not a known word "
            "and is taken as it stands (did you mean 'overall'?)\n"
            "from/orders_export.csv:3:4: warning: for orders.signed_at: column 'Signed': "
            "'2022-06-01 09:00:00' is before 'Bought', 2022-06-02 10:00:00 (the row is kept as it "
            "stands)\n"
            "from/reviews_export.csv:6: the row has 3 fields, the header has 6 (put quotes around "
            "values that hold commas)\n"
            "from/orders_export.csv:7:3: for orders.placed_at: column 'Bought': 'yesterday' is "
            "not a time (write 2022-06-15 15:36:04)\n");
}

TEST_F(ImportReportTest, SaysItInChinese) {
  const Ran ran = import("--lang zh");
  for (const char* part :
       {"      1 与其他行相同，全部保留：映射没有写 key\n",
        "      1 行有早于发生时刻的时间（时间倒流）\n", "      1 行写的订单不存在\n",
        "      没有这些是/否列，一律当作否：has_text, has_picture\n",
        "      覆盖 2022-06-01 至 2022-06-03\n", "      1 家店铺有数据，但 shops 表里没有\n"}) {
    EXPECT_NE(ran.out.find(part), std::string::npos) << part << "\nin\n" << ran.out;
  }
  for (const char* part :
       {"from/notes_export.csv：提醒：文件里没有数据行\n",
        "列“Item”的值“overal”不是已知的词，照原样采用（是不是“overall”？）",
        "用于 orders.signed_at：列“Signed”的值“2022-06-01 09:00:00”早于“Bought”的 "
        "2022-06-02 10:00:00（这一行照原样保留）"}) {
    EXPECT_NE(ran.error.find(part), std::string::npos) << part << "\nin\n" << ran.error;
  }
}

// The counts are those of the command that reads the data set later.
TEST_F(ImportReportTest, IsTheReportOfTheDataSetAndOfTheExport) {
  EXPECT_EQ(import("--report report.json").code, 1);
  const auto report = nlohmann::json::parse(content_of(folder_ / "report.json"));
  ASSERT_EQ(report["inputs"].size(), 3U);
  EXPECT_EQ(report["inputs"][0]["repeated"], 1);
  EXPECT_EQ(report["inputs"][0]["replaced"], 1);
  EXPECT_EQ(report["inputs"][1]["alike"], 1);
  EXPECT_EQ(report["warnings"].size(), 4U);
  EXPECT_EQ(report["rejected_rows"][1]["file"], "from/orders_export.csv");
  const Ran score = run_program(
      "score --pack " + source_path("tests/cases/tiny.yaml") + " --facts data --report later.json",
      folder_.path(), "", "cd " + folder_.path() + " &&");
  const auto later = nlohmann::json::parse(content_of(folder_ / "later.json"));
  auto orders = report["files"][1];  // behind attributes
  EXPECT_EQ(orders["table"], "orders");
  EXPECT_EQ(orders["backwards"], 1);
  EXPECT_EQ(orders["rejected"]["column 'Bought' is not a time"], 1);
  orders["rejected"] = nlohmann::json::object();
  EXPECT_EQ(orders, later["files"][0]);
}

TEST_F(ImportReportTest, TellsSlipsOfTheMapping) {
  std::string slipped = mapping;
  slipped.replace(slipped.find("item: item,"), 11, "item: { is: overall_ },");
  write("m.yaml", slipped);
  EXPECT_NE(import().error.find("m.yaml:27:104: warning: column 'item': 'overall_' is not a known "
                                "word and is taken as it stands (did you mean 'overall'?)\n"),
            std::string::npos);
}

TEST_F(ImportReportTest, DoesNotGoIntoTheDataSet) {
  import();
  const Ran ran = import("--report data/report.json");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.error,
            "data/report.json: lies in data, which is read (name another file to write)\n");
}

}  // namespace
}  // namespace xingji::test
