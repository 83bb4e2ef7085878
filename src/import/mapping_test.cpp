// What a mapping may not say: each mistake is refused with its place and the nearest known word.
#include "import/mapping.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

#include "messages/messages.h"

namespace xingji::mapping {
namespace {

constexpr std::string_view good = R"(zone: Asia/Shanghai
currency: CNY
inputs:
  lines:
    file: orders*.csv
    key: [no, line]
    columns: { no: 订单编号, line: 子订单, shop: 店铺Id, paid: 支付金额, at: 订单创建时间 }
    personal: [收货人姓名]
  buyers:
    file: buyers.csv
    optional: true
    columns: [no, buyer, city]
tables:
  orders:
    from: lines
    join:
      buyers: { on: no, optional: true }
    where: { paid: { present: true } }
    group: [no, shop]
    columns:
      order_id: { text: "T-{no}" }
      shop_id: shop
      placed_at: { min: at }
      amount: { sum: paid }
      items: { count: lines }
      buyer_id: { first: buyer, when: { city: 杭州 } }
)";

// The problems of a mapping, a line each, without the name of the file.
std::string problems_of(const std::string& text) {
  std::string name = (std::filesystem::temp_directory_path() / "xingji_mapping_XXXXXX").string();
  const int file = mkstemp(name.data());
  EXPECT_GE(file, 0);
  close(file);
  std::ofstream(name, std::ios::binary) << text;
  const auto mapping = load_mapping(name);
  std::filesystem::remove(name);
  std::string lines;
  if (mapping.ok()) return lines;
  for (const Problem& problem : mapping.problems()) {
    EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
    EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
    const std::string line = to_text(problem);
    lines += (line.starts_with(name) ? line.substr(name.size() + 1) : line) + "\n";
  }
  return lines;
}

std::string replaced(std::string_view what, std::string_view by, std::string_view in = good) {
  std::string text(in);
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

struct Mistake {
  std::string_view what;  // a part of the good mapping …
  std::string_view by;    // … that this replaces
  std::string_view says;
};

void expect_refused(std::initializer_list<Mistake> mistakes) {
  for (const Mistake& mistake : mistakes) {
    EXPECT_EQ(problems_of(replaced(mistake.what, mistake.by)), mistake.says) << mistake.by;
  }
}

TEST(Mapping, the_good_one_has_no_problem) { EXPECT_EQ(problems_of(std::string(good)), ""); }

TEST(Mapping, unknown_words_are_refused_with_the_nearest) {
  expect_refused({
      {"group:", "grup:", "19:5: unknown key 'grup' in table 'orders' (did you mean 'group'?)\n"},
      {"file: orders", "fille: orders",
       "5:5: unknown key 'fille' in input 'lines' (did you mean 'file'?)\n4:3: input 'lines' needs "
       "`file`, the name of its file (a name without folders; * stands for anything)\n"},
      {"{ min: at }", "{ min: att }", "23:25: unknown column 'att' (did you mean 'at'?)\n"},
      {"shop_id: shop", "shop_idd: shop",
       "22:7: table 'orders' has no column 'shop_idd' (did you mean 'shop_id'?)\n"},
      {"from: lines", "from: line", "15:11: unknown input 'line' (did you mean 'lines'?)\n"},
      {"orders:\n", "ordrs:\n", "14:3: unknown key 'ordrs' in tables (did you mean 'orders'?)\n"},
      {"buyers: {", "byers: {", "17:7: unknown input 'byers' (did you mean 'buyers'?)\n"},
      {"on: no", "on: nol", "17:21: unknown column 'nol' (did you mean 'no'?)\n"},
      {"Asia/Shanghai", "Asia/Shanghi",
       "1:7: unknown zone 'Asia/Shanghi' (did you mean 'Asia/Shanghai'?)\n"},
      {"sum: paid", "summ: paid",
       "24:17: unknown key 'summ' in a cell (did you mean 'sum'?)\n24:7: 'amount' needs exactly "
       "one source (of, is, text, sum, min, max, first, only or count)\n"},
      {"{ count: lines }", "{ count: liness }",
       "25:23: `count` names an input of this table, not 'liness' (did you mean 'lines'?)\n"},
      {"{no}", "{nr}", "21:29: unknown column 'nr' (did you mean 'no'?)\n"},
      {"key: [no, line]", "key: [no, lime]",
       "6:15: the key 'lime' is not among the columns (did you mean 'line'?)\n"},
      {"[no, shop]", "[no, buyers.shop]", "19:17: input 'buyers' has no column 'shop'\n"},
      {"present:", "presnt:", "18:22: unknown key 'presnt' in a test (did you mean 'present'?)\n"},
      {"{ city:", "{ citty:", "26:41: unknown column 'citty' (did you mean 'city'?)\n"},
  });
}

TEST(Mapping, what_makes_no_sense_is_refused) {
  expect_refused({
      {"currency: CNY", "currency: yuan", "2:11: a currency is three capitals, such as CNY\n"},
      {"Asia/Shanghai", "Nowhere", "1:7: unknown zone 'Nowhere'\n"},
      {"currency: CNY\n", "", "1:1: the mapping needs `currency`\n"},
      {"      shop_id: shop\n", "", "14:3: table 'orders' needs the column 'shop_id'\n"},
      {"personal: [收货人姓名]", "personal: [支付金额]",
       "4:3: input 'lines' names the column '支付金额' twice (a column is used, personal or "
       "unused, and only one of them)\n"},
      {"{ on: no, optional: true }", "no",
       "17:7: 'buyers' may be absent: then no row would be left (add `optional: true` to the "
       "join)\n"},
      {"{ on: no, optional: true }", "{ optional: true }",
       "17:7: the join needs `on`, its equal columns\n"},
      {"buyer, city]", "buyer, city, shop]",
       "19:17: 'shop' is a column of lines and of buyers (write lines.shop or buyers.shop)\n22:16: "
       "'shop' is a column of lines and of buyers (write lines.shop or buyers.shop)\n"},
      {"placed_at: { min: at }", "placed_at: { sum: at }",
       "23:7: 'placed_at' is not a number, so nothing sums to it\n"},
      {"{ min: at }", "{ min: at, max: at }",
       "23:7: 'placed_at' needs exactly one source (of, is, text, sum, min, max, first, only or "
       "count)\n"},
      {"{ min: at }", "{ assumed: why }",
       "23:7: 'placed_at' needs exactly one source (of, is, text, sum, min, max, first, only or "
       "count)\n"},
      {"{ min: at }", "{ of: [at, paid] }",
       "23:20: `of` takes one column (`first` takes a list)\n"},
      {"{ min: at }", "{ of: at, else: x }",
       "23:7: `else` without `map` (a constant is written with `is`)\n"},
      {"{ min: at }", "{ is: today }",
       "23:24: column 'placed_at': 'today' is not a time (write 2022-06-15 15:36:04)\n"},
      {"{ min: at }", "[at]", "23:18: a column's name is wanted, not a list\n"},
      {"optional: true\n", "optional: maybe\n", "11:15: optional must be true or false\n"},
      {"file: buyers.csv", "file: a/buyers.csv",
       "9:3: input 'buyers' needs `file`, the name of its file (a name without folders; * stands "
       "for anything)\n"},
      {"zone: Asia", "\tzone: Asia", "1:1: a tab (use spaces)\n"},
      {"currency: CNY", "zone: Asia/Tokyo",
       "2:1: the key 'zone' stands twice, first at line 1 (keep one of them, or begin a new entry "
       "above it)\n"},
  });
}

TEST(Mapping, all_problems_come_at_once) {
  const std::string text = replaced("CNY", "yuan", replaced("group:", "grup:"));
  const std::string said = problems_of(text);
  EXPECT_NE(said.find("grup"), std::string::npos) << said;
  EXPECT_NE(said.find("currency"), std::string::npos) << said;
}

TEST(Mapping, a_file_that_is_not_there_is_named) {
  const auto mapping = load_mapping("/no/such.yaml");
  ASSERT_FALSE(mapping.ok());
  EXPECT_EQ(to_text(mapping.problems()[0]),
            "/no/such.yaml: the mapping cannot be read (name an existing YAML file)");
}

}  // namespace
}  // namespace xingji::mapping
