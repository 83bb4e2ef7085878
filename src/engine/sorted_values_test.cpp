#include "engine/sorted_values.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace xingji {
namespace {

TEST(SortedValues, AreAsAMultisetWouldHaveThem) {
  std::mt19937 random(7);  // any seed will do
  std::multiset<std::int64_t> naive;
  SortedValues values;
  for (int round = 0; round < 6000; ++round) {
    const bool grows = naive.empty() || random() % 3 != 0 || round < 2000;
    if (grows) {
      const auto value = static_cast<std::int64_t>(random() % 900) - 300;
      naive.insert(value);
      values.add(value);
    } else {
      const auto any = std::next(naive.begin(), static_cast<long>(random() % naive.size()));
      values.remove(*any);
      naive.erase(any);
    }
    ASSERT_EQ(values.size(), naive.size());
    ASSERT_EQ(values.distinct(), std::set<std::int64_t>(naive.begin(), naive.end()).size());
    if (naive.empty()) continue;
    const std::size_t k = random() % naive.size();
    ASSERT_EQ(values.smallest(k + 1), *std::next(naive.begin(), static_cast<long>(k)));
  }
  EXPECT_GT(values.size(), 1024U);  // more than one block
  while (!naive.empty()) {
    values.remove(*naive.rbegin());
    naive.erase(std::prev(naive.end()));
  }
  EXPECT_EQ(values.size(), 0U);
  EXPECT_EQ(values.distinct(), 0U);
}

}  // namespace
}  // namespace xingji
