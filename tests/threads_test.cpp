// One thread and eight give the same, read and scored. Small enough to run under ThreadSanitizer.
#include "support.h"

namespace xingji::test {
namespace {

TEST(Threads, OneAndEightReadAndScoreTheSame) {
  const TemporaryFolder folder;
  make_market(folder.path(), 60, 40, 11);
  add_filings(folder.path());
  const Family family = load_pack("kuaishou/shopping-star");
  const auto scored = [&](std::size_t threads) {
    ScoreOptions days;
    days.last = *parse_day("2022-06-25");
    days.first = days.last - 3;
    days.threads = threads;
    const Reading reading = read_folder(folder.path(), family, threads);
    return engine_csv(family, reading.facts, days);
  };
  const std::string alone = scored(1);
  EXPECT_NE(alone.find(",provisional,"), std::string::npos);
  const std::string together = scored(8);
  EXPECT_EQ(alone, together) << first_difference(alone, together);
}

}  // namespace
}  // namespace xingji::test
