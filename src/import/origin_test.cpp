// A value that cannot be taken is told by the file, line, column and header of the export that hold
// it, whichever input it came from and however rows were joined, grouped and folded.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "import/import.h"
#include "messages/messages.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const char* const mapping = R"(zone: America/Sao_Paulo
currency: BRL
inputs:
  orders:
    file: orders_export.csv
    key: order
    columns: { order: Order, buyer: Buyer, at: Bought }
  lines:
    file: lines_export.csv
    key: [order, line]
    columns: { order: Order, line: Line, seller: Seller, product: Product, limit: Limit, price: Price, extra: Extra, status: Status }
  buyers:
    file: buyers_export.csv
    optional: true
    columns: { buyer: Buyer, region: [Region, State] }
tables:
  orders:
    from: orders
    join:
      lines: order
      buyers: { on: buyer, optional: true }
    group: [order, seller]
    columns:
      order_id: order
      shop_id: { first: seller }
      placed_at: at
      amount: { sum: [price, extra] }
      product_id: { only: product }
      promised_ship_at: { max: limit }
      shipped_at: { min: limit }
      cancelled_by: { first: status, map: { gone: seller, open: "" } }
      buyer_id: { text: "{buyers.buyer}-{region}" }
)";

class ImportOrigin : public testing::Test {
 public:
  ImportOrigin() {
    std::string name = (fs::temp_directory_path() / "xingji_origin_XXXXXX").string();
    folder_ = mkdtemp(name.data());
    fs::create_directory(folder_ / "from");
    put("m.yaml", mapping);
    put("from/orders_export.csv",
        "Order,Buyer,Bought\n"
        "o1,b1,2018-03-01 10:00:00\n"
        "o2,b2,2018-03-02 10:00:00\n");
    put("from/buyers_export.csv", "Buyer,State\nb1,SP\nb2,RJ\n");
  }
  ~ImportOrigin() override { fs::remove_all(folder_); }

 protected:
  void put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  /// Of o1 two lines of seller s, of o2 one, with these cells of the second line of o1.
  void put_lines(const std::string& second) const {
    put("from/lines_export.csv",
        "Order,Line,Seller,Product,Limit,Price,Extra,Status\n"
        "o2,1,s,p,2018-03-05 10:00:00,1.00,,open\n"
        "o1,1,s,p,2018-03-05 10:00:00,1.00,2.00,open\n" +
            second + "\n");
  }
  std::string rejected() const {
    const auto result =
        import_facts({folder_ / "m.yaml", folder_ / "from", folder_ / "into", "rules", {}});
    EXPECT_TRUE(result.ok()) << to_text(result.problems().front());
    if (!result.ok()) return {};
    const std::string prefix = folder_.string() + "/from/";
    std::string lines;
    for (const Problem& problem : result.value().rejected_rows) {
      EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
      EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
      lines += to_text(problem).substr(prefix.size()) + "\n";
    }
    for (const auto& [reason, rows] : result.value().tables[0].rejected) {
      lines += std::to_string(rows) + " " + reason + "\n";
    }
    return lines;
  }

  fs::path folder_;
};

TEST_F(ImportOrigin, good_rows_are_all_taken) {
  put_lines("o1,2,s,p,2018-03-06 10:00:00,1.00,2.00,gone");
  EXPECT_EQ(rejected(), "");
}

TEST_F(ImportOrigin, the_row_of_several_that_holds_the_value_is_named) {
  put_lines("o1,2,s,p,2018-03-06,1.00,2.00,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:5: for orders.promised_ship_at: column 'Limit': '2018-03-06' is "
            "not a time (write 2022-06-15 15:36:04)\n"
            "1 column 'Limit' is not a time\n");
  put_lines("o1,2,s,p,2018-03-06 10:00:00,1.00,two,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:7: for orders.amount: column 'Extra': 'two' is not an amount of "
            "money (write 12.50, with at most two decimal places)\n"
            "1 column 'Extra' is not an amount of money\n");
  put_lines("o1,2,s," + std::string(65, 'p') + ",,1.00,,open");
  EXPECT_EQ(rejected(), "");  // two products: none is the only one
  put_lines("o1,1,s," + std::string(65, 'p') + ",,1.00,,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:4: for orders.product_id: column 'Product': 'pp…' is longer "
            "than 64 bytes\n"
            "1 column 'Product' is longer than 64 bytes\n");
}

TEST_F(ImportOrigin, a_sum_that_is_too_large_names_the_row_with_the_greatest_part) {
  put_lines("o1,2,s,p,,999999999999.99,,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:6: for orders.amount: column 'Price': the sum is too large\n"
            "1 column 'Price': the sum is too large\n");
}

TEST_F(ImportOrigin, an_empty_cell_of_a_joined_row_is_its_own) {
  put_lines("o1,2,,p,,1.00,,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:3: for orders.shop_id: column 'Seller' is empty (every row needs "
            "it)\n"
            "1 column 'Seller' is empty\n");
}

TEST_F(ImportOrigin, words_and_texts_are_those_of_their_rows) {
  put_lines("o1,1,s,p,,1.00,,gome");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:8: for orders.cancelled_by: column 'Status': 'gome' is not a word "
            "of the map (did you mean 'gone'?)\n"
            "1 column 'Status': 'gome' is not a word of the map\n");
  put_lines("");
  put("from/buyers_export.csv", "Buyer,State\nb1,SP\nb2,RJ\nb2,SP\n");
  EXPECT_EQ(rejected(),
            "buyers_export.csv:4:2: for orders.buyer_id: column 'State': rows of the group "
            "disagree (say first, only, min or max)\n"
            "1 column 'State': rows of the group disagree\n");
}

TEST_F(ImportOrigin, the_fact_told_twice_is_named_by_the_row_joined_last) {
  std::string ungrouped = mapping;
  const std::string group = "    group: [order, seller]\n";
  ungrouped.erase(ungrouped.find(group), group.size());
  put("m.yaml", ungrouped);
  put_lines("o1,2,s,p,,1.00,,open");
  EXPECT_EQ(rejected(),
            "lines_export.csv:4:3: orders.csv: a second row with the same Order, Seller (group the "
            "rows by them)\n"
            "1 a second row with the same Order, Seller\n");
}

TEST_F(ImportOrigin, a_row_that_no_join_found_is_said_to_be_missing) {
  std::string required = mapping;
  required.replace(required.find("lines: order"), 12, "lines: { on: order, optional: true }");
  put("m.yaml", required);
  put("from/lines_export.csv",
      "Order,Line,Seller,Product,Limit,Price,Extra,Status\n"
      "o1,1,s,p,2018-03-05 10:00:00,1.00,2.00,open\n");
  EXPECT_EQ(rejected(),
            "orders_export.csv:3: for orders.shop_id: no row in lines (every row needs it)\n"
            "1 no row in lines\n");
}

TEST_F(ImportOrigin, a_wrong_word_of_the_mapping_is_the_mappings) {
  std::string wrong = mapping;
  wrong.replace(wrong.find("gone: seller"), 12, "gone: sellers");
  put("m.yaml", wrong);
  put_lines("");
  const auto result = import_facts({folder_ / "m.yaml", folder_ / "from", folder_ / "into"});
  ASSERT_FALSE(result.ok());
  const std::string text = to_text(result.problems().front());
  EXPECT_TRUE(
      text.ends_with("m.yaml:31:51: column 'cancelled_by': 'sellers' is not one of its "
                     "words (did you mean 'seller'?)"))
      << text;
}

}  // namespace
}  // namespace xingji
