#include "pack/rank_words.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

std::string share(std::string_view text) {
  const Printed found = parse_rank_share(text);
  if (found.state == Printed::State::none) return "none";
  return found.state == Printed::State::value ? format_micro(to_micro(found.value).value()) : "?";
}

TEST(RankShare, IsWhatTheShopBeatsOrWhatIsAheadOfIt) {
  EXPECT_EQ(share("超过75%同行"), "0.75");
  EXPECT_EQ(share("超过同行 33.5%"), "0.335");
  EXPECT_EQ(share("优于 75% 的同行"), "0.75");
  EXPECT_EQ(share("beats 75% of 120 shops"), "0.75");
  for (const char* top : {"前 5%", "前5%", "top 5%", "排名前 5%", "同行排名前5%", "前５％"}) {
    EXPECT_EQ(share(top), "0.95") << top;
  }
}

TEST(RankShare, IsWrittenPlainlyToo) {
  EXPECT_EQ(share("75%"), "0.75");
  EXPECT_EQ(share("75"), "0.75");
  EXPECT_EQ(share("超过75"), "0.75");
  EXPECT_EQ(share("0"), "0");
  EXPECT_EQ(share("-"), "none");
  EXPECT_EQ(share(""), "none");
}

TEST(RankShare, IsNotGuessed) {
  for (const char* text :
       {"超过同行 150%", "150%", "-5%", "超过同行 -5%", "0.75", "超过 0.75", "低于同行 75%",
        "落后 75%", "末位 10%", "低于 85% 的同行", "未超过 75%", "高于同行 72%", "同行 75%",
        "超过同行 75.5%，前 25%", "超过同行 7成", "abc"}) {
    EXPECT_EQ(share(text), "?") << text;
  }
}

}  // namespace
}  // namespace xingji
