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
    if (i % 3 == 0) Pages::fetch(regions.back(), Pages::region_bytes / 2);
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

TEST(Pages, AreGivenBackByAnyThreadAtOnce) {
  Pages pages;
  const auto regions = take_many(pages);
  const std::size_t before = resident_bytes();
  std::thread([&] {
    for (std::byte* const region : regions) Pages::give_back(region);
  }).join();
  EXPECT_LT(resident_bytes() + regions.size() * Pages::region_bytes / 2, before);
}

}  // namespace
}  // namespace xingji
