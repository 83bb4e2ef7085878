// What every indicator of a shipped pack tells people, in both languages: what it means, where the
// platform shows it, how else screens call it, what helps.
#include <gtest/gtest.h>

#include "cli/pack_list.h"
#include "describe/describe.h"
#include "support.h"

namespace xingji::test {
namespace {

// One language stands in for the other where a pack says one only.
bool is_whole(const Title& title) { return !title.empty() && title.zh != title.en; }

class ShippedWords : public testing::TestWithParam<std::string> {};

TEST_P(ShippedWords, AreThereForEveryIndicator) {
  for (const Pack& version : load_pack(GetParam()).versions) {
    for (const Indicator& indicator : version.indicators) {
      EXPECT_TRUE(is_whole(indicator.title)) << indicator.id << ": title";
      EXPECT_TRUE(is_whole(indicator.meaning)) << indicator.id << ": meaning";
      EXPECT_TRUE(is_whole(indicator.seen_at)) << indicator.id << ": seen_at";
      EXPECT_TRUE(is_whole(indicator.advice)) << indicator.id << ": advice";
      EXPECT_FALSE(indicator.aliases.empty()) << indicator.id << ": aliases";
    }
  }
}

// Five days falling is time to act, and so is a lost star: as a sheet and a diagnosis tell them.
TEST_P(ShippedWords, TellOfFallsAsAlarms) {
  for (const Pack& version : load_pack(GetParam()).versions) {
    for (const Notice& notice : version.notices) {
      const bool is_fall = notice.id.starts_with("falling.") || notice.id == "lost_star";
      EXPECT_TRUE(!is_fall || notice.severity == Notice::Severity::alarm) << notice.id;
    }
  }
}

TEST(DescribedNotices, SayTheSharesOfFinesInPercent) {
  const Family family = load_pack("biyao/after-sales");
  const Pack& pack = family.versions.back();
  const std::string text = describe({&pack, *parse_day("2023-06-15"), Language::zh});
  EXPECT_NE(text.find("逾期每单赔 30%，5.00元 至 500.00元"), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedWords,
                         testing::ValuesIn(must(packs_in(source_path("rules"),
                                                         source_path("rules")))),
                         name_with_platform);

}  // namespace
}  // namespace xingji::test
