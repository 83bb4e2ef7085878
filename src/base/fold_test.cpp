#include "base/fold.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace xingji {
namespace {

TEST(Folded, ShortLinesAndNoWidthChangeNothing) {
  EXPECT_EQ(folded("one two\n  three\n", 7), "one two\n  three\n");
  EXPECT_EQ(folded("a line of whatever length", 0), "a line of whatever length");
}

TEST(Folded, WordsStayWholeAndTheRestStandsFurtherIn) {
  EXPECT_EQ(folded("  the next 14 chats all good (total +0.4)", 20),
            "  the next 14 chats\n      all good\n      (total +0.4)");
  EXPECT_EQ(folded("unbreakablewordlongerthanall x", 10), "unbreakablewordlongerthanall\n   x");
}

TEST(Folded, ChineseIsCutBetweenCharactersAndNoLineBeginsWithAClosingSign) {
  EXPECT_EQ(folded("连续五天变差，马上处理", 12), "连续五天变\n    差，马上\n    处理");
  EXPECT_EQ(folded("得分（五分之四）以上", 10), "得分（五分\n   之四）\n   以上");
}

TEST(Folded, ANumberKeepsItsUnitAndNoLineEndsInSpaces) {
  EXPECT_EQ(folded("不超过 12小时 的", 12), "不超过\n    12小时\n    的");
  EXPECT_EQ(folded("a      b", 4), "a\n b");
}

TEST(Folded, NoLineIsWiderWhereItCanBeCutAndNothingIsLost) {
  const std::string text = "  回复率 80%，其余 a few words here；还差 3 个会话（总分 +0.25）";
  for (std::size_t columns = 12; columns < 70; ++columns) {
    const std::string cut = folded(text, columns);
    std::string joined;
    for (const std::string_view line : split(cut, '\n')) {
      EXPECT_LE(display_width(line), columns) << cut;
      joined += line;
    }
    const auto without_spaces = [](std::string words) {
      std::erase(words, ' ');
      return words;
    };
    EXPECT_EQ(without_spaces(joined), without_spaces(text));
  }
}

}  // namespace
}  // namespace xingji
