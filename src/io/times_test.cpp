#include "io/times.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace xingji {
namespace {

constexpr std::string_view good = "2022-06-15 15:36:04";

// Both ways say the same of a text; whether it has the shape.
bool is_split(const std::string& text) {
  times::Parts parts;
  times::Parts by_words;
  const bool is_good = times::split(text.data(), parts);
  EXPECT_EQ(is_good, times::split_by_words(text.data(), by_words)) << text;
  if (is_good) {
    EXPECT_EQ(parts.year, by_words.year) << text;
    EXPECT_EQ(parts.day, by_words.day) << text;
    EXPECT_EQ(parts.second, by_words.second) << text;
  }
  return is_good;
}

TEST(Times, ATimeIsSplitIntoItsParts) {
  times::Parts parts;
  ASSERT_TRUE(times::split(good.data(), parts));
  EXPECT_EQ(parts.year, 2022U);
  EXPECT_EQ(parts.day, 5U * 31 + 14);
  EXPECT_EQ(parts.second, (15U * 60 + 36) * 60 + 4);
}

TEST(Times, EveryByteInEveryPlaceIsTakenAlikeBothWays) {
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(good);
      text[at] = static_cast<char>(byte);
      const bool was_digit = good[at] >= '0' && good[at] <= '9';
      const bool is_digit = byte >= '0' && byte <= '9';
      if (is_split(text)) {
        EXPECT_TRUE(was_digit ? is_digit : text[at] == good[at]) << text;
      }
    }
  }
}

TEST(Times, RandomDigitsAreTakenAlikeBothWays) {
  std::mt19937 random(7);
  int taken = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text(good);
    for (char& c : text) {
      if (c >= '0' && c <= '9' && random() % 3 == 0) c = static_cast<char>('0' + random() % 10);
    }
    taken += is_split(text) ? 1 : 0;
  }
  EXPECT_GT(taken, 10'000);
  EXPECT_LT(taken, 190'000);
}

TEST(Times, TheLastOfEveryPartIsTakenAndTheNextIsNot) {
  for (const char* text : {"2022-12-31 23:59:59", "0000-01-01 00:00:00", "9999-12-31 23:59:59"}) {
    EXPECT_TRUE(is_split(text)) << text;
  }
  for (const char* text :
       {"2022-13-01 00:00:00", "2022-00-01 00:00:00", "2022-01-32 00:00:00", "2022-01-00 00:00:00",
        "2022-01-01 24:00:00", "2022-01-01 00:60:00", "2022-01-01 00:00:60"}) {
    EXPECT_FALSE(is_split(text)) << text;
  }
}

}  // namespace
}  // namespace xingji
