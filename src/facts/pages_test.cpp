#include "facts/pages.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>
#include <vector>

namespace xingji {
namespace {

std::size_t resident_bytes() {
  std::size_t all = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// More regions than one mapping holds.
std::vector<std::byte*> take_many(Pages& pages) {
  std::vector<std::byte*> regions;
  for (unsigned i = 0; i < 40; ++i) {
    regions.push_back(pages.take(i % 2 == 1));
    std::fill_n(regions.back(), Pages::region_bytes, static_cast<std::byte>(i));
  }
  return regions;
}

TEST(Pages, RegionsDoNotOverlap) {
  Pages pages;
  const auto regions = take_many(pages);
  for (unsigned i = 0; i < regions.size(); ++i) {
    const auto is_own = [&](std::byte byte) { return byte == static_cast<std::byte>(i); };
    EXPECT_TRUE(std::all_of(regions[i], regions[i] + Pages::region_bytes, is_own));
  }
}

TEST(Pages, AnyThreadGivesBackWhatAnotherTakes) {
  Pages pages;
  auto before = take_many(pages);
  std::thread([&] {
    std::ranges::for_each(before, [&](std::byte* r) { pages.give_back(r); });
  }).join();
  auto after = take_many(pages);
  std::ranges::sort(before);
  std::ranges::sort(after);
  EXPECT_EQ(before, after);
}

TEST(Pages, ThatNobodyTakesGoToTheSystem) {
  Pages pages;
  const auto regions = take_many(pages);
  const std::size_t before = resident_bytes();
  std::ranges::for_each(regions, [&](std::byte* r) { pages.give_back(r); });
  pages.trim();
  EXPECT_LT(resident_bytes() + regions.size() * Pages::region_bytes / 2, before);
  EXPECT_TRUE(std::ranges::find(regions, pages.take(true)) == regions.end());
}

}  // namespace
}  // namespace xingji
