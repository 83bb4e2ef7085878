// No number goes by the seed of the tables in memory.
#include "support.h"

namespace xingji::test {
namespace {

TEST(HashSeed, ScoresAreTheSameForEverySeed) {
  const TemporaryFolder folder;
  make_market(folder.path(), 30, 60, 5);
  add_filings(folder.path());
  const Family family = load_pack("kuaishou/shopping-star");
  ScoreOptions days;
  days.last = *parse_day("2022-06-20");
  days.first = days.last - 9;
  const auto scored = [&](std::uint64_t seed) {
    ReadOptions options;
    options.threads = 2;
    options.hash_seed = HashSeed{seed};
    return engine_csv(family,
                      must(read_facts(folder.path(), needs_of(family, true), options)).facts, days);
  };
  const std::string plain = scored(0);
  EXPECT_NE(plain.find(",provisional,"), std::string::npos);
  for (const std::uint64_t seed : {1ULL, 0x0123456789ABCDEFULL, ~0ULL}) {
    const std::string seeded = scored(seed);
    EXPECT_EQ(plain, seeded) << first_difference(plain, seeded);
  }
}

}  // namespace
}  // namespace xingji::test
