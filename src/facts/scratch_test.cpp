#include "facts/scratch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory_resource>
#include <vector>

namespace xingji {
namespace {

// Vectors of many sizes, some larger than a block, that have to hold what was put into them.
std::map<const void*, std::size_t> fill_some(Scratch& scratch) {
  std::vector<std::pmr::vector<std::uint64_t>> all;
  std::map<const void*, std::size_t> places;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    all.emplace_back(i * i * 100, i, &scratch);
    places[all.back().data()] = all.back().size();
  }
  for (std::uint64_t i = 1; i <= all.size(); ++i) {
    EXPECT_TRUE(std::ranges::all_of(all[i - 1], [&](std::uint64_t value) { return value == i; }));
  }
  return places;
}

TEST(Scratch, RoomsDoNotOverlap) {
  Scratch scratch;
  EXPECT_EQ(fill_some(scratch).size(), 60U);
}

TEST(Scratch, WhatOneTookServesTheNext) {
  Scratch scratch;
  const auto first = fill_some(scratch);
  scratch.reuse();
  EXPECT_EQ(fill_some(scratch), first);
}

TEST(Scratch, WhatIsFreedLastServesAtOnce) {
  Scratch scratch;
  void* const kept = scratch.allocate(100, 1);
  void* const first = scratch.allocate(1000, 1);
  void* const second = scratch.allocate(2000, 1);
  scratch.deallocate(second, 2000, 1);
  scratch.deallocate(first, 1000, 1);
  EXPECT_EQ(scratch.allocate(3000, 1), first);
  scratch.deallocate(kept, 100, 1);  // not the last: it stays until all may be reused
  EXPECT_NE(scratch.allocate(100, 1), kept);
}

TEST(Scratch, RoomsAreAligned) {
  Scratch scratch;
  for (std::size_t alignment = 1; alignment <= 4096; alignment *= 2) {
    (void)scratch.allocate(1, 1);
    const auto place = reinterpret_cast<std::uintptr_t>(scratch.allocate(24, alignment));
    EXPECT_EQ(place % alignment, 0U) << alignment;
  }
}

}  // namespace
}  // namespace xingji
