#include "io/ndjson.h"

#include <gtest/gtest.h>

#include "io/read_fixture.h"

namespace xingji {
namespace {

using fixture::Outcome;
using fixture::read_text;
using Texts = std::vector<std::string>;

std::string order(const std::string& id, const std::string& more = "") {
  return R"({"order_id":")" + id + R"(","shop_id":"s1","placed_at":"2022-06-15 15:36:04")" + more +
         "}";
}

std::string filled(std::size_t size) { return std::string().append(size, 'z'); }

Texts said_of(const std::string& bad_line) {
  const std::string text = order("a") + "\n" + bad_line + "\n" + order("b") + "\n";
  const Outcome outcome = read_text(Table::orders, text, RowFormat::ndjson);
  EXPECT_EQ(outcome.rows.size(), 2U) << bad_line;
  EXPECT_EQ(outcome.table(Table::orders).read, 3U) << bad_line;
  return outcome.rejected();
}

TEST(ndjson, values_go_by_their_text) {
  const Outcome outcome = read_text(
      Table::orders,
      R"( {"placed_at":"2022-06-15T07:36:04Z","order_id":6965903895707172,"shop_id":"s\u0031",)"
      R"("amount":12.50,"items":"3","presale":true,"gift":false,"custom":null,"category":"女\"装",)"
      R"("channel":1e3,"recorded_at":"2022-06-16 00:00:00","deleted":1} )"
      "\r\n\n",
      RowFormat::ndjson);
  EXPECT_TRUE(outcome.rejected().empty());
  EXPECT_EQ(outcome.jsons(), Texts{R"({"order_id":"6965903895707172","shop_id":"s1",)"
                                   R"("placed_at":"2022-06-15T07:36:04Z","amount":12.5,"items":3,)"
                                   R"("category":"女\"装","channel":"1e3","presale":true,)"
                                   R"("recorded_at":"2022-06-15T16:00:00Z","deleted":true})"});
}

TEST(ndjson, bad_lines_are_named_and_cost_only_themselves) {
  const Texts no_object{
      "orders.ndjson:2: the line is not a JSON object (write one {\"column\": value, "
      "…} per line)"};
  for (const auto* line :
       {"x", "[1]", "5", R"("x")", "{", R"({"order_id")", R"({"order_id":})", R"({"order_id":tru})",
        R"({"order_id":01})", R"({"order_id":1x})", R"({"order_id":"a\ud800"})", "null"}) {
    EXPECT_EQ(said_of(line), no_object) << line;
  }
  EXPECT_EQ(said_of(order("x") + "x"), no_object);
  EXPECT_EQ(said_of(order("x") + order("y")), no_object);
  EXPECT_EQ(said_of(order("x", R"(,"category":["a"])")),
            Texts{"orders.ndjson:2:4: column 'category' holds a list or an object"});
  EXPECT_EQ(said_of(order("x", R"(,"category":{})")),
            Texts{"orders.ndjson:2:4: column 'category' holds a list or an object"});
  EXPECT_EQ(said_of(order("x", R"(,"shop_id":"s2")")),
            Texts{"orders.ndjson:2:4: column 'shop_id' is given twice"});
  EXPECT_EQ(
      said_of(order("x", R"(,"items":1.5)")),
      Texts{"orders.ndjson:2:4: column 'items': '1.5' is not a whole number (write digits only)"});
  EXPECT_EQ(said_of(order("x", R"(,"category":"a\u0000b")")),
            Texts{"orders.ndjson:2:4: column 'category' holds a NUL byte"});
  EXPECT_EQ(said_of(order("x", ",\"category\":\"\xB0\xA1\"")),
            Texts{"orders.ndjson:2: the row is not UTF-8 (save the file as UTF-8)"});
  EXPECT_EQ(said_of(R"({"order_id":"x","placed_at":"2022-06-15 15:36:04"})"),
            Texts{"orders.ndjson:2: column 'shop_id' is empty (every row needs it)"});
  EXPECT_EQ(said_of(R"({"order_id":null,"shop_id":"s1","placed_at":"2022-06-15 15:36:04"})"),
            Texts{"orders.ndjson:2:1: column 'order_id' is empty (every row needs it)"});
  EXPECT_EQ(said_of(order("x", ",\"category\":\"" + filled(2'000'000) + '"')),
            Texts{"orders.ndjson:2:4: column 'category' is longer than 1 MiB"});
  EXPECT_EQ(said_of(order("x", ",\"category\":\"" + filled(20'000'000) + '"')),
            Texts{"orders.ndjson:2: the line is longer than 16 MiB (save the file with line ends "
                  "LF or CR LF)"});
}

TEST(ndjson, strangers_are_named_once) {
  const Outcome outcome =
      read_text(Table::orders,
                order("a", R"(,"phone":"138","cathegory":{"x":[1]})") + "\n" +
                    order("b", R"(,"phone":"139","cathegory":"y","gift":true)") + "\n",
                RowFormat::ndjson);
  EXPECT_TRUE(outcome.rejected().empty());
  EXPECT_EQ(outcome.rows.size(), 2U);
  EXPECT_EQ(outcome.warnings(),
            Texts{"orders.ndjson: warning: unknown column 'cathegory' is kept out "
                  "(did you mean 'category'?)"});
  EXPECT_EQ(outcome.table(Table::orders).personal_columns, Texts{"phone"});
  EXPECT_EQ(absent_flags(Table::orders, outcome.table(Table::orders)).size(), 7U);
}

}  // namespace
}  // namespace xingji
