#include "base/text.h"

#include <gtest/gtest.h>

#include <array>

#include "base/plural.h"

namespace xingji {
namespace {

TEST(Text, ASlipIsAtMostTwoEdits) {
  EXPECT_TRUE(is_slip("ship_withn", "ship_within"));
  EXPECT_TRUE(is_slip("Paid_ta", "paid_at"));
  EXPECT_FALSE(is_slip("quick_orders", "paid_orders"));
}

TEST(Text, SuggestsTheNearestWord) {
  const std::array<std::string_view, 3> known = {"picked_up_at", "placed_at", "paid_at"};
  EXPECT_EQ(did_you_mean("piad_at", known), "did you mean 'paid_at'?");
  EXPECT_EQ(did_you_mean("weather", known), "");
  EXPECT_EQ(did_you_mean("Paid_AT", known), "did you mean 'paid_at'?");
  EXPECT_EQ(did_you_mean(std::string(1000, 'p'), known), "");
}

TEST(Text, OfWordsEquallyNearTheOneThatBeginsAlikeIsMeant) {
  const std::array<std::string_view, 3> known = {"placed_at", "paid_at", "signed_at"};
  EXPECT_EQ(nearest("payed_at", known), "paid_at");
}

TEST(Text, OneIsCountedInTheSingular) {
  EXPECT_EQ(counted("1", "point"), "1 point");
  EXPECT_EQ(counted("0", "point"), "0 points");
  EXPECT_EQ(counted("-1", "point"), "-1 points");
  EXPECT_EQ(counted("1.5", "star"), "1.5 stars");
}

TEST(Text, TwoLettersThatChangedPlacesAreOneSlip) {
  const std::array<std::string_view, 3> known = {"sum", "zone", "late"};
  EXPECT_EQ(nearest("zoen", known), "zone");
  EXPECT_EQ(nearest("alte", known), "late");
  EXPECT_EQ(nearest("smu", known), "sum");
  EXPECT_EQ(nearest("etal", known), "");  // two slips of four letters are another word
}

TEST(Text, TellsUtf8FromOtherBytes) {
  EXPECT_TRUE(is_utf8("客服5分钟回复率"));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_FALSE(is_utf8("caf\xe9"));
  EXPECT_FALSE(is_utf8("\xc0\xaf"));          // overlong
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("12345678\xe5\xae"));  // cut off
}

TEST(Text, AlignsChinese) {
  EXPECT_EQ(display_width("星级 ok"), 7U);
  EXPECT_EQ(pad_right("星", 4), "星  ");
  EXPECT_EQ(pad_left("4.5", 5), "  4.5");
}

TEST(Text, SplitsAndTrims) {
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(trim(" \tx \r\n"), "x");
}

TEST(Text, WhatATerminalWouldObeyIsSpelledOut) {
  EXPECT_EQ(visible("店 a,b\\n"), "店 a,b\\n");
  EXPECT_EQ(visible("a\nb\r\t\x1b[0m"), "a\\nb\\r\\t\\x1b[0m");
  EXPECT_EQ(visible("\u0085\u200d\u2066\U000E0041\uFEFF"), "\\u0085\\u200d\\u2066\\u0e0041\\ufeff");
  EXPECT_EQ(visible("ok\xFF\xC3"), "ok\\xff\\xc3");
  EXPECT_EQ(visible(std::string_view("\0", 1)), "\\x00");
  EXPECT_EQ(visible_lines("a\nb\x07"), "a\nb\\x07");
}

}  // namespace
}  // namespace xingji
