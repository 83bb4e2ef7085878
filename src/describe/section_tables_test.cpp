// Tables in sentences, and what has a title is called by it.
#include <gtest/gtest.h>

#include <fstream>

#include "describe/describe_fixture.h"

namespace xingji {
namespace {

using describe_test::expect_in;

std::string described(Language language, const std::string& titles) {
  const std::string overlay = testing::TempDir() + "/titles.yaml";
  std::ofstream(overlay) << "extends: test.tables\n" << titles;
  return describe_test::described("tables.yaml", *parse_day("2022-06-15"), language, {overlay});
}

TEST(TablesInSentences, KeysWithTheSameNumbersShareALine) {
  expect_in(described(Language::en, ""),
            {"\nTables\n", "    up to 12: 100\n", "    otherwise: 10\n",
             // Dated rows: those of the day.
             "    from 3: p5 97%, p3 82%, give 5\n", "    河南 + 广东/广州: 46 hours\n",
             // A list, the row that begins later included.
             "  loyal\n    4, 5\n"});
}

TEST(TablesInSentences, EveryKeyThatTheNumbersHangOnIsSaid) {
  const std::string tables =
      "attributes: { industry: text, flagship: { type: flag, title: { zh: 旗舰店, en: flagship } } "
      "}\n"
      "tables:\n"
      "  source: HELP\n"
      "  lone: { keys: { industry: equal, level: { match: at_least, type: number } }, rows: [{ "
      "industry: 服饰, level: 2, v: 1% }, { industry: "
      "生鲜, level: 3, v: 2% }], else: { v: 3% } }\n"
      "  flags: { keys: { industry: equal, flagship: equal }, rows: [{ industry: 服饰, flagship: "
      "true, v: 1% }, { industry: 生鲜, flagship: true, "
      "v: 2% }, { industry: 生鲜, flagship: false, v: 2% }], else: { v: 3% } }\n";
  expect_in(described(Language::zh, tables),
            {"    服饰 + 2起：1%\n    生鲜 + 3起：2%\n    其余：3%\n",
             "    服饰 + 旗舰店：1%\n    生鲜：2%\n    其余：3%\n",
             "    路径也代表其下各级；有多条符合时，取最长的\n"});
}

TEST(TablesInSentences, TitlesStandForIds) {
  const std::string titles =
      "attributes:\n"
      "  level: { type: number, title: { zh: 等级, en: Level } }\n"
      "tables:\n"
      "  lines: { title: { zh: 发货线, en: Shipping lines } }\n"
      "  caps: { title: { zh: 上限, en: Caps } }\n"
      "measures:\n"
      "  paid: { title: { zh: 付款订单数, en: Orders paid } }\n";
  expect_in(described(Language::zh, titles),
            {"不低于表“发货线”中按“等级”查得的“p5”", "付款订单数 [paid]：订单数",
             "  上限 [caps]\n    insured：4.8\n"});
  expect_in(described(Language::en, titles), {"the 'p5' in the table 'Shipping lines' for 'Level'",
                                              "Orders paid [paid]: the number"});
}

}  // namespace
}  // namespace xingji
