// Bad input of every kind: what is said, and that nothing else is lost.
#include <gtest/gtest.h>

#include "io/read_fixture.h"

namespace xingji {
namespace {

using fixture::Outcome;
using fixture::read_text;
using Texts = std::vector<std::string>;

constexpr std::string_view header = "order_id,shop_id,placed_at,amount,presale,cancelled_by\n";

std::string good(const std::string& id) { return id + ",s1,2022-06-15 15:36:04,12.50,1,buyer\n"; }

// The ids of the orders that were taken, in order.
std::string ids_of(const Outcome& outcome) {
  std::string ids;
  for (const auto& row : outcome.rows) {
    const std::size_t begin = row.json.find(':') + 2;
    ids += (ids.empty() ? "" : " ") + row.json.substr(begin, row.json.find('"', begin) - begin);
  }
  return ids;
}

// One bad row between two good ones: both are taken, and this is what is said.
Texts said_of(const std::string& bad_row) {
  const std::string text = std::string(header) + good("a") + bad_row + "\n" + good("b");
  const Outcome outcome = read_text(Table::orders, text);
  EXPECT_EQ(ids_of(outcome), "a b") << bad_row;
  EXPECT_EQ(outcome.table(Table::orders).read, 3U);
  EXPECT_EQ(outcome.table(Table::orders).accepted, 2U);
  EXPECT_EQ(outcome.report.rejected_count(), 1U);
  return outcome.rejected();
}

struct Case {
  std::string row;
  std::string said;
};

TEST(hostile, one_field) {
  const std::vector<Case> cases = {
      {"x,s1,2022-02-30 10:00:00,,,",
       "orders.csv:3:3: column 'placed_at': '2022-02-30 10:00:00' is not a time that exists (write "
       "2022-06-15 15:36:04)"},
      {"x,s1,yesterday,,,",
       "orders.csv:3:3: column 'placed_at': 'yesterday' is not a time (write 2022-06-15 15:36:04)"},
      {"x,s1,2206-01-01 00:00:00,,,",
       "orders.csv:3:3: column 'placed_at': '2206-01-01 00:00:00' is out of range (from 1970-01-02 "
       "to "
       "2106-02-06)"},
      {"x,s1,,,,", "orders.csv:3:3: column 'placed_at' is empty (every row needs it)"},
      {",s1,2022-06-15 15:36:04,,,",
       "orders.csv:3:1: column 'order_id' is empty (every row needs it)"},
      {"x,s1,2022-06-15 15:36:04,12.505,,",
       "orders.csv:3:4: column 'amount': '12.505' is not an amount of money (write 12.50, with at "
       "most "
       "two decimal places)"},
      {"x,s1,2022-06-15 15:36:04,123456.5e9,,",
       "orders.csv:3:4: column 'amount': '123456.5e9' is not an amount of money (write 12.50, with "
       "at "
       "most two decimal places)"},
      {"x,s1,2022-06-15 15:36:04,5000000000000,,",
       "orders.csv:3:4: column 'amount': '50…' is too large (at most twelve digits before the "
       "point)"},
      {"x,s1,2022-06-15 15:36:04,-12.50,,",
       "orders.csv:3:4: column 'amount': '-12.50' is negative (an amount has no sign; what was "
       "paid "
       "back is a row of refunds)"},
      {"x,s1,2022-06-15 15:36:04,,ja,",
       "orders.csv:3:5: column 'presale': 'ja' is not a flag (write true, false, 1 or 0)"},
      {"x,s1,2022-06-15 15:36:04,,,buyr",
       "orders.csv:3:6: column 'cancelled_by': 'buyr' is not one of its words (did you mean "
       "'buyer'?)"},
      {"x,s1,2022-06-15 15:36:04,,,买家",
       "orders.csv:3:6: column 'cancelled_by': '买…' is not one of its words (write one of buyer, "
       "seller, system, platform)"},
      {"x,shop" + std::string(80, '7') + ",2022-06-15 15:36:04,,,",
       "orders.csv:3:2: column 'shop_id': 'sh…' is longer than 64 bytes"},
      {"x,s1,2022-06-15 15:36:04,,,\xB0\xA1",
       "orders.csv:3:6: column 'cancelled_by' is not UTF-8 (save the file as UTF-8)"},
      {std::string("x,s\0001,2022-06-15 15:36:04,,,", 28),
       "orders.csv:3:2: column 'shop_id' holds a NUL byte"}};
  for (const Case& one : cases) EXPECT_EQ(said_of(one.row), Texts{one.said});
}

TEST(hostile, personal_values_are_masked) {
  const std::vector<Case> cases = {
      {"x,s1,13812345678,,,",
       "orders.csv:3:3: column 'placed_at': '13…' is not a time (write 2022-06-15 15:36:04)"},
      {"x,s1,2022-06-15 15:36:04,,,li@example.com",
       "orders.csv:3:6: column 'cancelled_by': 'li…' is not one of its words (write one of buyer, "
       "seller, system, platform)"},
      {"x,s1,2022-06-15 15:36:04,,张三13812345678,",
       "orders.csv:3:5: column 'presale': '张…' is not a flag (write true, false, 1 or 0)"},
      {"x,s1,浙江省杭州市余杭区1号,,,",
       "orders.csv:3:3: column 'placed_at': '浙…' is not a time (write 2022-06-15 15:36:04)"},
      {"x,s1,John Smith,,,",
       "orders.csv:3:3: column 'placed_at': 'J…' is not a time (write 2022-06-15 15:36:04)"},
      {"x,s1,2022年6月31日,,,",
       "orders.csv:3:3: column 'placed_at': '2022年6月31日' is not a time (write 2022-06-15 "
       "15:36:04)"}};
  for (const Case& one : cases) EXPECT_EQ(said_of(one.row), Texts{one.said});
}

TEST(hostile, number_of_fields) {
  EXPECT_EQ(
      said_of("x,s1,2022-06-15 15:36:04,,"),
      Texts{"orders.csv:3: the row has 5 fields, the header has 6 (put quotes around values that "
            "hold commas)"});
  EXPECT_EQ(
      said_of("x,s1,2022-06-15 15:36:04,1,234.00,,"),
      Texts{"orders.csv:3: the row has 7 fields, the header has 6 (put quotes around values that "
            "hold commas)"});
  EXPECT_EQ(
      said_of("x"),
      Texts{"orders.csv:3: the row has 1 field, the header has 6 (put quotes around values that "
            "hold commas)"});
  EXPECT_EQ(said_of("x,s1,2022-06-15 15:36:04,,,\ry,s1,2022-06-15 15:36:04,,,"),
            Texts{"orders.csv:3: a carriage return stands within the row (save the file with line "
                  "ends LF or CR LF)"});
}

TEST(hostile, quotes) {
  EXPECT_EQ(
      said_of("x,s1,2022-06-15 15:36:04,,,\"buyer\"!"),
      Texts{"orders.csv:3:6: text follows the quote that closes a field (inside a quoted field, "
            "write a quote twice)"});
  EXPECT_EQ(said_of("x,\"s1,2022-06-15 15:36:04,,,"),
            Texts{"orders.csv:3:2: the quote that opens here never closes"});
  EXPECT_EQ(said_of("\"x,\"\"s1\"\",2022-06-15 15:36:04,,,"),
            Texts{"orders.csv:3:1: the quote that opens here never closes"});
}

// The quote opens on the second line of its row: both lines go, the third is a row again.
TEST(hostile, a_quote_that_never_closes_costs_no_more_than_its_line) {
  const std::string text = std::string(header) + good("a") + "\"x\ny\",\"s1,,\n" + good("b");
  const Outcome outcome = read_text(Table::orders, text);
  EXPECT_EQ(outcome.rejected(), Texts{"orders.csv:4:2: the quote that opens here never closes"});
  ASSERT_EQ(ids_of(outcome), "a b");
  EXPECT_EQ(outcome.rows[1].line, 5U);
}

TEST(hostile, quotes_that_are_fine) {
  const Outcome outcome = read_text(Table::orders,
                                    "order_id,shop_id,placed_at,category\r\n"
                                    "\"a,1\",s1,\"2022-06-15 15:36:04\",\"x\"\"y\r\nz\"\r\n"
                                    "b\"2,s1,2022-06-15 15:36:04,\"\"\r\n"
                                    "\"\"\"\",s1,2022-06-15 15:36:04,5\"\r\n");
  EXPECT_TRUE(outcome.rejected().empty());
  EXPECT_EQ(outcome.jsons(),
            (Texts{R"({"order_id":"a,1","shop_id":"s1","placed_at":"2022-06-15T07:36:04Z",)"
                   R"("category":"x\"y\r\nz"})",
                   R"({"order_id":"b\"2","shop_id":"s1","placed_at":"2022-06-15T07:36:04Z"})",
                   R"({"order_id":"\"","shop_id":"s1","placed_at":"2022-06-15T07:36:04Z",)"
                   R"("category":"5\""})"}));
  EXPECT_EQ(outcome.rows[1].line, 4U);
  EXPECT_EQ(outcome.rows[2].line, 5U);
}

std::string filled(std::size_t size) { return std::string().append(size, 'z'); }

TEST(hostile, long_fields_and_lines) {
  const std::string row = ",s1,2022-06-15 15:36:04,,,";
  EXPECT_EQ(said_of("x" + row + filled(10'000'000)),
            Texts{"orders.csv:3:6: column 'cancelled_by' is longer than 1 MiB"});
  EXPECT_EQ(said_of("x" + row + '"' + filled(10'000'000) + '"'),
            Texts{"orders.csv:3:6: column 'cancelled_by' is longer than 1 MiB"});
  EXPECT_EQ(said_of("x" + row + filled(40'000'000)),
            Texts{"orders.csv:3: the line is longer than 16 MiB (save the file with line ends LF "
                  "or CR LF)"});
  EXPECT_EQ(said_of("x" + row + '"' + filled(40'000'000)),
            Texts{"orders.csv:3:6: the quote that opens here never closes"});
}

TEST(hostile, line_ends_marks_and_empty_lines) {
  const std::string plain = std::string(header) + good("a") + good("b");
  std::string crlf;
  for (const char c : plain) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Texts expected = read_text(Table::orders, plain).jsons();
  ASSERT_EQ(expected.size(), 2U);
  EXPECT_EQ(read_text(Table::orders, crlf).jsons(), expected);
  EXPECT_EQ(read_text(Table::orders, "\xEF\xBB\xBF" + plain).jsons(), expected);
  EXPECT_EQ(read_text(Table::orders, "\n\r\n" + plain + "\n\r\n\n").jsons(), expected);
  EXPECT_EQ(read_text(Table::orders, plain.substr(0, plain.size() - 1)).jsons(), expected);
  const Outcome spaced = read_text(Table::orders, std::string(header) + "\n\n" + good("a"));
  EXPECT_EQ(spaced.rows.at(0).line, 4U);
  EXPECT_EQ(spaced.table(Table::orders).read, 1U);
}

}  // namespace
}  // namespace xingji
