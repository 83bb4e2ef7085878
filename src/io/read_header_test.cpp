// What a header can be, and what is said of it.
#include <gtest/gtest.h>

#include "io/read_fixture.h"
#include "io/read_personal.h"

namespace xingji {
namespace {

using fixture::Outcome;
using fixture::read_text;
using Texts = std::vector<std::string>;

constexpr std::string_view row = "a,s1,2022-06-15 15:36:04,x\n";

Outcome read_with(std::string_view header) {
  return read_text(Table::orders, std::string(header) + "\n" + std::string(row));
}

TEST(header, missing_columns_refuse_the_file) {
  const Outcome one = read_with("order_id,shop_id,placed,category");
  EXPECT_EQ(one.rejected(),
            Texts{"orders.csv:1: required column 'placed_at' is missing; the file is "
                  "left out (rename 'placed' to 'placed_at'?)"});
  EXPECT_TRUE(one.rows.empty());
  EXPECT_EQ(one.report.rejected_count(), 1U);
  EXPECT_EQ(
      read_with("id,shop,time,category").rejected(),
      Texts{
          "orders.csv:1: required columns 'order_id', 'shop_id', 'placed_at' are missing; the "
          "file is left out (docs/facts.md lists the columns; xingji import reads other names by a "
          "mapping)"});
  EXPECT_EQ(
      read_with("PK\x03\x04").rejected(),
      Texts{"orders.csv:1: required columns 'order_id', 'shop_id', 'placed_at' are missing; the "
            "file is left out (this is a spreadsheet: save it as CSV in UTF-8)"});
  EXPECT_EQ(
      read_with("order_id;shop_id;placed_at;category").rejected(),
      Texts{"orders.csv:1: required columns 'order_id', 'shop_id', 'placed_at' are missing; the "
            "file is left out (columns are parted by commas)"});
}

TEST(header, doubled_columns_refuse_the_file) {
  EXPECT_EQ(
      read_with("order_id,shop_id,placed_at,shop_id").rejected(),
      Texts{"orders.csv:1:4: column 'shop_id' stands twice in the header; the file is left out "
            "(keep one of them)"});
}

TEST(header, other_encodings_refuse_the_file) {
  EXPECT_EQ(
      read_with("order_id,shop_id,placed_at,\xD0\xD5\xC3\xFB").rejected(),
      Texts{"orders.csv:1: the file is GB18030; the file is left out (save the file as UTF-8)"});
  EXPECT_EQ(read_with("order_id,shop_id,placed_at,pre\xE7o").rejected(),
            Texts{"orders.csv:1: the header is not UTF-8; the file is left out (save the file as "
                  "UTF-8)"});
  EXPECT_EQ(
      read_text(Table::orders, std::string("\xFF\xFEo\0r\0d\0e\0r\0\n\0", 14)).rejected(),
      Texts{"orders.csv:1: the file is UTF-16; the file is left out (save the file as UTF-8)"});
}

TEST(header, old_line_ends_refuse_the_file) {
  EXPECT_EQ(
      read_text(Table::orders, "order_id,shop_id,placed_at\ra,s1,2022-06-15 15:36:04\r").rejected(),
      Texts{"orders.csv:1: the lines end in a carriage return alone; the file is left out "
            "(save the file with line ends LF or CR LF)"});
}

TEST(header, broken_quotes_refuse_the_file) {
  EXPECT_EQ(read_with("order_id,\"shop_id").rejected(),
            Texts{"orders.csv:1:2: the header: the quote that opens here never closes; the file is "
                  "left out"});
}

TEST(header, unknown_columns_are_kept_out) {
  const Outcome outcome = read_with("order_id,shop_id,placed_at,cathegory");
  EXPECT_EQ(outcome.warnings(), Texts{"orders.csv:1:4: warning: unknown column 'cathegory' is kept "
                                      "out (did you mean 'category'?)"});
  EXPECT_EQ(outcome.jsons(),
            Texts{R"({"order_id":"a","shop_id":"s1","placed_at":"2022-06-15T07:36:04Z"})"});
  EXPECT_EQ(outcome.table(Table::orders).unknown_columns, Texts{"cathegory"});
}

TEST(header, personal_columns_are_dropped_and_named) {
  const Outcome outcome = read_with("order_id,shop_id,placed_at,收货人姓名");
  EXPECT_TRUE(outcome.warnings().empty());
  EXPECT_EQ(outcome.table(Table::orders).personal_columns, Texts{"收货人姓名"});
  EXPECT_EQ(outcome.rows.at(0).json.find("\"x\""), std::string::npos);
  for (const auto* name : {"buyer_name", "Phone", "receiver_mobile", "buyerPhone", "E-Mail",
                           "id-card", "Address 1", "手机号", "联系电话", "身份证号", "买家昵称"}) {
    EXPECT_TRUE(is_personal_column(name)) << name;
  }
  for (const auto* name :
       {"order_id", "amount2", "region", "telemetry", "hotel", "订单号", "类目"}) {
    EXPECT_FALSE(is_personal_column(name)) << name;
  }
}

TEST(header, absent_flags_are_named) {
  const Outcome outcome = read_with("order_id,shop_id,placed_at,category");
  EXPECT_EQ(absent_flags(Table::orders, outcome.table(Table::orders)),
            (Texts{"presale", "custom", "virtual", "gift", "lucky_bag", "low_value",
                   "instant_refund", "abnormal"}));
}

TEST(header, files_without_rows) {
  const Outcome empty = read_text(Table::orders, "");
  EXPECT_EQ(empty.warnings(), Texts{"orders.csv: warning: the file is empty; it has no header"});
  EXPECT_EQ(empty.report.rejected_count(), 0U);
  EXPECT_EQ(read_text(Table::orders, "\n\r\n\n").warnings().size(), 1U);
  const Outcome bare = read_text(Table::orders, "order_id,shop_id,placed_at");
  EXPECT_EQ(bare.warnings(), Texts{"orders.csv: warning: the file has no rows"});
  EXPECT_EQ(bare.table(Table::orders).read, 0U);
  EXPECT_EQ(bare.table(Table::orders).file, "orders.csv");
}

TEST(header, quoted_names_are_names) {
  EXPECT_EQ(read_with("\"order_id\",\"shop_id\",placed_at,\"category\"").rows.size(), 1U);
}

}  // namespace
}  // namespace xingji
