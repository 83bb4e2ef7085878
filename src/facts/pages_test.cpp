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

// More pieces than one mapping holds.
std::vector<std::byte*> take_many(Pages& pages) {
  std::vector<std::byte*> pieces;
  for (unsigned i = 0; i < 600; ++i) {
    pieces.push_back(pages.take());
    std::fill_n(pieces.back(), Pages::piece_bytes, static_cast<std::byte>(i % 251));
  }
  return pieces;
}

TEST(Pages, PiecesDoNotOverlap) {
  Pages pages;
  const auto pieces = take_many(pages);
  for (unsigned i = 0; i < pieces.size(); ++i) {
    const auto is_own = [&](std::byte byte) { return byte == static_cast<std::byte>(i % 251); };
    EXPECT_TRUE(std::all_of(pieces[i], pieces[i] + Pages::piece_bytes, is_own));
  }
}

TEST(Pages, AreGivenBackByAnyThreadAtOnce) {
  Pages pages;
  const auto pieces = take_many(pages);
  const std::size_t before = resident_bytes();
  std::thread([&] { std::for_each(pieces.begin(), pieces.end(), Pages::give_back); }).join();
  EXPECT_LT(resident_bytes() + pieces.size() * Pages::piece_bytes / 2, before);
}

}  // namespace
}  // namespace xingji
