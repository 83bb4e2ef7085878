// Ids chosen to meet in one place of a table meet no more under a seed that was not known.
#include "facts/hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "facts/build.h"
#include "facts/shard.h"
#include "facts/sink.h"

namespace xingji {
namespace {

constexpr std::uint64_t places = 4096;

// Ids that all fall on one place of a table without a seed: what an adversary can work out at home.
std::vector<std::string> chosen_ids(std::size_t count) {
  std::vector<std::string> ids;
  for (int i = 0; ids.size() < count; ++i) {
    std::string id = "order-" + std::to_string(i);
    if (hash_of(id) % places == 0) ids.push_back(std::move(id));
  }
  return ids;
}

std::size_t places_used(const std::vector<std::string>& ids, HashSeed seed) {
  std::set<std::uint64_t> used;
  for (const std::string& id : ids) used.insert(hash_of(id, seed) % places);
  return used.size();
}

TEST(Hash, ChosenIdsAreSpreadByASeed) {
  const std::vector<std::string> ids = chosen_ids(512);
  EXPECT_EQ(places_used(ids, {}), 1U);
  for (const std::uint64_t seed : {1ULL, 2ULL, 0x9E3779B97F4A7C15ULL, ~0ULL}) {
    EXPECT_GT(places_used(ids, HashSeed{seed}), 380U) << seed;  // by chance about 480
  }
}

TEST(Hash, SymbolsAreNumberedAsTheyComeWhateverTheSeed) {
  const std::vector<std::string> ids = chosen_ids(200);
  Symbols plain;
  Symbols seeded(HashSeed{12345});
  for (const std::string& id : ids) EXPECT_EQ(plain.add(id), seeded.add(id));
  for (const std::string& id : ids) EXPECT_EQ(plain.find(id), seeded.find(id));
  EXPECT_EQ(seeded.find("order"), Symbols::unknown);
}

// Their numbers are part of how facts lie, so they may never change.
TEST(Hash, ShardsGoByTheHashWithoutASeed) {
  EXPECT_EQ(shard_of("shop-1", shard_count), hash_of("shop-1") % shard_count);
  EXPECT_EQ(hash_of("shop-1"), hash_of("shop-1", HashSeed{0}));
}

}  // namespace
}  // namespace xingji
