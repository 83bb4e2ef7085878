// What mappings can say, on a small made-up export, and what is told of rows and headers that do
// not fit.
#include <gtest/gtest.h>
#include <unistd.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "import/import.h"
#include "messages/messages.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

class ImportRows : public testing::Test {
 public:
  ImportRows() {
    std::string name = (fs::temp_directory_path() / "xingji_rows_XXXXXX").string();
    folder_ = mkdtemp(name.data());
    fs::create_directory(folder_ / "from");
  }
  ~ImportRows() override { fs::remove_all(folder_); }

 protected:
  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string orders() const {
    std::ifstream file(folder_ / "into/orders.csv", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  Result<ImportReport> run() const {
    return import_facts({folder_ / "m.yaml", folder_ / "from", folder_ / "into"});
  }
  /// The problems of a run that must fail.
  std::string refusal() const {
    const auto result = run();
    EXPECT_FALSE(result.ok());
    EXPECT_FALSE(fs::exists(folder_ / "into"));
    return result.ok() ? std::string() : lines_of(result.problems());
  }
  /// A line each, without the test's folder.
  std::string lines_of(const Problems& problems) const {
    const std::string prefix = folder_.string() + "/from/";
    std::string lines;
    for (const Problem& problem : problems) {
      EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
      EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
      const std::string line = to_text(problem);
      lines += (line.starts_with(prefix) ? line.substr(prefix.size()) : line) + "\n";
    }
    return lines;
  }

  fs::path folder_;
};

const char* const shop_mapping = R"(zone: Asia/Shanghai
currency: CNY
inputs:
  lines:
    file: 订单*.csv
    key: [no, line]
    columns: { no: 订单编号, line: 子订单, shop: 店铺Id, paid: [买家实际支付金额, 支付金额], at: 订单创建时间, status: 订单状态 }
    personal: [收货人姓名]
    empty: ["-"]
tables:
  orders:
    from: lines
    group: [no, shop]
    columns:
      order_id: { text: "T-{no}" }
      shop_id: shop
      placed_at: { min: at }
      amount: { sum: paid, when: { status: { not: 交易关闭 } } }
      items: { count: lines }
      cancelled_at: { max: at, when: { status: [交易关闭] } }
      cancelled_by: { first: status, map: { 交易关闭: system }, else: "" }
)";

TEST_F(ImportRows, a_chinese_export_with_its_own_names) {
  put("m.yaml", shop_mapping);
  put("from/订单2022.csv",
      "\xEF\xBB\xBF订单编号,子订单,店铺Id,支付金额,订单创建时间,订单状态,收货人姓名,备注\r\n"
      "\t1,1,s,12.50,2022-06-15 15:36:04,交易成功,张三,\r\n"
      "\t1,2,s,-,2022-06-15 15:36:05,交易成功,张三,\r\n"
      "\t2,1,s,3.00,2022-06-16 00:00:00,交易关闭,李四,\"a,\r\nb\"\r\n");
  const auto result = run();
  ASSERT_TRUE(result.ok()) << lines_of(result.problems());
  EXPECT_EQ(lines_of(result.value().rejected_rows), "");
  EXPECT_EQ(orders(),
            "order_id,shop_id,placed_at,amount,items,cancelled_at,cancelled_by\n"
            "T-1,s,2022-06-15 15:36:04,12.50,2,,\n"
            "T-2,s,2022-06-16 00:00:00,,1,2022-06-16 00:00:00,system\n");
  EXPECT_EQ(result.value().inputs[0].personal_columns, std::vector<std::string>{"收货人姓名"});
  EXPECT_EQ(result.value().inputs[0].unknown_columns, std::vector<std::string>{"备注"});
}

const std::string shop_header = "订单编号,子订单,店铺Id,支付金额,订单创建时间,订单状态\n";

TEST_F(ImportRows, of_two_rows_with_one_key_the_later_holds) {
  put("m.yaml", shop_mapping);
  put("from/订单.csv", shop_header +
                           "1,1,s,5.00,2022-06-15 15:36:04,交易成功\n"
                           "1,1,s,5.00,2022-06-15 15:36:04,交易成功\n"
                           "1,1,s,4.00,2022-06-15 15:36:04,交易成功\n");
  const auto result = run();
  ASSERT_TRUE(result.ok());
  EXPECT_NE(orders().find("T-1,s,2022-06-15 15:36:04,4.00,1,,\n"), std::string::npos);
  EXPECT_EQ(result.value().inputs[0].read, 3U);
  EXPECT_EQ(result.value().inputs[0].repeated, 1U);
  EXPECT_EQ(result.value().inputs[0].replaced, 1U);
}

TEST_F(ImportRows, several_files_and_packed_ones_are_read_in_the_order_of_names) {
  put("m.yaml", shop_mapping);
  put("from/订单2.csv", shop_header + "1,1,s,4.00,2022-06-15 15:36:04,交易成功\n");
  const std::string first = shop_header + "1,1,s,5.00,2022-06-15 15:36:04,交易成功\n";
  std::string packed(ZSTD_compressBound(first.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), first.data(), first.size(), 3));
  put("from/订单1.csv.zst", packed);
  const auto result = run();
  ASSERT_TRUE(result.ok()) << lines_of(result.problems());
  EXPECT_EQ(result.value().inputs[0].files.size(), 2U);
  EXPECT_NE(orders().find("T-1,s,2022-06-15 15:36:04,4.00,1,,\n"), std::string::npos);
}

TEST_F(ImportRows, rows_that_cannot_be_mapped_are_located_and_cost_nothing_else) {
  put("m.yaml", shop_mapping);
  put("from/订单.csv", shop_header +
                           "1,1,s,5.00,2022-06-15 15:36:04,交易成功\n"
                           "2,1,s,abc,2022-06-15 15:36:04,交易成功\n"
                           "3,1,s,5.00,,交易成功\n"
                           "4,1,s\n"
                           "5,1,s,5.00,2022-02-30 15:36:04,交易成功\n"
                           "6,1,,5.00,2022-06-15 15:36:04,交易成功\n"
                           "7,1,s,5.00,2022-06-15 15:36:04,交易成功\n");
  const auto result = run();
  ASSERT_TRUE(result.ok()) << lines_of(result.problems());
  EXPECT_EQ(result.value().tables[0].written, 2U);
  EXPECT_EQ(result.value().rejected_count(), 5U);
  EXPECT_EQ(lines_of(result.value().rejected_rows),
            "订单.csv:5: the row has 3 fields, the header has 6 (put quotes around values "
            "that hold commas)\n"
            "订单.csv:3:4: for orders.amount: column '支付金额': 'abc' is not an amount of money "
            "(write 12.50, with at most two decimal places)\n"
            "订单.csv:4:5: for orders.placed_at: column '订单创建时间' is empty (every row needs "
            "it)\n"
            "订单.csv:6:5: for orders.placed_at: column '订单创建时间': '2022-02-30 15:36:04' is "
            "not a time that exists (write 2022-06-15 15:36:04)\n"
            "订单.csv:7:3: for orders.shop_id: column '店铺Id' is empty (every row needs it)\n");
}

TEST_F(ImportRows, two_rows_for_one_fact_are_refused) {
  std::string ungrouped = shop_mapping;
  const std::string group = "    group: [no, shop]\n";
  ungrouped.erase(ungrouped.find(group), group.size());
  put("m.yaml", ungrouped);
  put("from/订单.csv", shop_header +
                           "1,1,s,5.00,2022-06-15 15:36:04,交易成功\n"
                           "1,2,s,5.00,2022-06-15 15:36:04,交易成功\n");
  const auto result = run();
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.value().tables[0].written, 1U);
  EXPECT_EQ(lines_of(result.value().rejected_rows),
            "订单.csv:3:1: orders.csv: a second row with the same 订单编号, 店铺Id (group the rows "
            "by them)\n");
}

TEST_F(ImportRows, a_missing_or_doubled_column_is_refused) {
  put("m.yaml", shop_mapping);
  put("from/订单.csv", "订单编号,子订单,店铺id,支付金额,订单创建时间,订单状态\n");
  EXPECT_EQ(refusal(),
            "订单.csv:1: input 'lines' has no column '店铺Id' (did you mean '店铺id'?)\n");
  put("from/订单.csv", "订单编号,子订单,店铺Id,支付金额,订单创建时间,订单状态,订单状态\n");
  EXPECT_EQ(refusal(),
            "订单.csv:1: two columns could be 'status' of input 'lines' (remove or rename one)\n");
  put("from/订单.csv", "");
  EXPECT_EQ(refusal(), "订单.csv: the file is empty (it needs a header row)\n");
}

}  // namespace
}  // namespace xingji
