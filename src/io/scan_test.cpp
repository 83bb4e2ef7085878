#include "io/scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace xingji {
namespace {

constexpr std::size_t padding = 64;

// What the index says, byte by byte.
struct Naive {
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> row_ends;
  bool has_nul = false;

  Naive(const std::string& bytes, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      has_nul |= bytes[at] == '\0';
      if (bytes[at] == '\n') row_ends.push_back(static_cast<std::uint32_t>(ends.size()));
      if (bytes[at] == '\n' || bytes[at] == ',') ends.push_back(static_cast<std::uint32_t>(at));
    }
  }
};

// Between no separator and nothing else, with line ends and NULs; ends after a line end.
std::string random_piece(std::mt19937& random, std::size_t size) {
  std::string piece;
  const std::size_t share = random() % 9;
  while (piece.size() + 1 < size) {
    const bool is_separator = random() % 8 < share;
    const bool is_odd = random() % 7 == 0;
    piece.push_back(is_separator ? (is_odd ? '\n' : ',')
                                 : (is_odd && random() % 99 == 0 ? '\0' : 'x'));
  }
  return piece + '\n';
}

TEST(SeparatorIndex, SaysWhatALookAtEveryByteSays) {
  std::mt19937 random(5);
  SeparatorIndex index;
  for (int i = 0; i < 3000; ++i) {
    const std::size_t begin = random() % 3 * 7;
    const std::string piece = random_piece(random, 1 + random() % 400);
    // What lies around the piece is none of it.
    const std::string bytes =
        std::string(begin, ',') + piece + std::string(padding, i % 2 == 0 ? ',' : '\0');
    const std::size_t end = begin + piece.size();
    index.build(bytes.data(), begin, end);
    const Naive naive(bytes, begin, end);
    ASSERT_EQ(index.rows, naive.row_ends.size());
    ASSERT_EQ(index.has_nul, naive.has_nul);
    for (std::size_t e = 0; e < naive.ends.size(); ++e) ASSERT_EQ(index.ends[e], naive.ends[e]);
    for (std::size_t r = 0; r < index.rows; ++r) ASSERT_EQ(index.row_ends[r], naive.row_ends[r]);
  }
}

TEST(CountLines, CountsWhatALookAtEveryByteCounts) {
  std::mt19937 random(6);
  for (int i = 0; i < 300; ++i) {
    std::string bytes(random() % 20'000, 'x');
    std::size_t lines = 0;
    const std::uint64_t every = 1 + random() % 50;
    for (char& byte : bytes) {
      if (random() % every != 0) continue;
      byte = '\n';
      ++lines;
    }
    ASSERT_EQ(count_lines(bytes.data(), bytes.size()), lines);
  }
  const std::string only_lines(100'000, '\n');
  EXPECT_EQ(count_lines(only_lines.data(), only_lines.size()), only_lines.size());
}

}  // namespace
}  // namespace xingji
