// Long conditions as lists.
#include "describe/writer.h"

#include <gtest/gtest.h>

#include "describe/filled.h"
#include "pack/expression.h"

namespace xingji {
namespace {

std::vector<std::string> lines_of(std::string_view text, Language language) {
  const Pack pack;
  const auto parsed = parse_expression(text, {}, Scope{Table::orders, {}, {}});
  EXPECT_TRUE(parsed.ok()) << text;
  if (!parsed.ok()) return {};
  Writer to({&pack, 19'000, language});
  to.condition_line(1, to.say("if ", "若"), parsed.value(), to.say(", out", "，剔除"));
  std::vector<std::string> lines;
  for (const TextLine& line : to.lines()) {
    lines.push_back(std::string(static_cast<std::size_t>(line.depth), '>') + line.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(InsideQuotes, QuotesBecomeTheInnerOnes) {
  EXPECT_EQ(inside_quotes("“描述”低于前一天的“描述”"), "‘描述’低于前一天的‘描述’");
  EXPECT_EQ(inside_quotes("总分低于4"), "总分低于4");
}

TEST(ConditionLine, ThreeConditionsStandOnOneLine) {
  EXPECT_EQ(lines_of("presale or gift or custom", Language::zh),
            Lines{">若是预售，或是赠品，或是定制，剔除"});
}

TEST(ConditionLine, MoreAreAListAndShortPartsOfItStayWhole) {
  EXPECT_EQ(lines_of("presale and (gift or custom) and lucky_bag", Language::zh),
            (Lines{">若以下全部成立，剔除", ">>是预售", ">>是赠品，或是定制", ">>是福袋"}));
  EXPECT_EQ(lines_of("presale or gift or (custom and lucky_bag)", Language::en),
            (Lines{">if one of these holds, out", ">>it is a presale", ">>it is a gift",
                   ">>it is made to order and it is a lucky bag"}));
}

TEST(ConditionLine, AListInAListGoesDeeper) {
  EXPECT_EQ(
      lines_of("presale and (gift or custom or lucky_bag or paid_at is missing)", Language::en),
      (Lines{">if all of these hold, out", ">>it is a presale", ">>one of these holds",
             ">>>it is a gift", ">>>it is made to order", ">>>it is a lucky bag",
             ">>>it is not paid"}));
}

}  // namespace
}  // namespace xingji
