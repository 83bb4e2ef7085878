#include "base/encoding.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

using namespace std::string_view_literals;

TEST(Encoding, IsKnownByTheBytes) {
  struct Row {
    std::string_view bytes;
    std::string_view encoding;
  };
  for (const auto& [bytes, encoding] : {
           Row{"发货率 92%", "UTF-8"},
           Row{"\xEF\xBB\xBF发货率 92%", "UTF-8"},
           Row{"\xB7\xA2\xBB\xF5\xC2\xCA 92%", "GB18030"},
           Row{"\xFF\xFE\xD1\x53\x27\x8D\x87\x73 \0\x39\0\x32\0%\0"sv, "UTF-16"},
           Row{"\xFE\xFF\x53\xD1\x8D\x27\x73\x87\0 \0\x39\0\x32\0%"sv, "UTF-16"},
           Row{"\xD1\x53\x27\x8D\x87\x73 \0\x39\0\x32\0%\0"sv, "UTF-16"},
       }) {
    const auto decoded = decode(bytes);
    ASSERT_TRUE(decoded) << encoding;
    EXPECT_EQ(decoded->text, "发货率 92%");
    EXPECT_EQ(decoded->encoding, encoding);
  }
}

TEST(Encoding, LongTextsAreWhole) {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    bytes += "\xB7\xA2\xBB\xF5\xC2\xCA 92%\n";
    expected += "发货率 92%\n";
  }
  EXPECT_EQ(decode(bytes)->text, expected);
}

TEST(Encoding, WhatIsNoneOfThemIsNothing) {
  EXPECT_FALSE(decode("\xFF\x20\xFF"));
  EXPECT_FALSE(decode("\xB7"));                // cut off
  EXPECT_FALSE(decode("\xFF\xFE\x00\xD8"sv));  // half a character
  EXPECT_FALSE(
      decode("d\xE9"
             "but,caf\xE9 "));  // Latin-1
  EXPECT_TRUE(is_gb18030("\xB7\xA2"));
  EXPECT_FALSE(is_gb18030("发货率"));
  EXPECT_EQ(decode("")->text, "");
}

}  // namespace
}  // namespace xingji
