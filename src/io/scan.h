// The two loops that look at every byte: counting lines, and listing where fields end. Both go 64
// bytes at a time and may look at up to 63 bytes after the end, which must be readable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace xingji {

std::size_t count_lines(const char* bytes, std::size_t size);

/// Where the fields of a piece of plain CSV end.
struct SeparatorIndex {
  std::vector<std::uint32_t> ends;      // position of every ',' and '\n', then unused room
  std::vector<std::uint32_t> row_ends;  // for every '\n' its place in `ends`, then unused room
  std::size_t rows = 0;
  bool has_nul = false;

  /// Lists the separators in [begin, end) of `bytes`; positions count from `bytes`. The piece ends
  /// after a '\n'.
  void build(const char* bytes, std::size_t begin, std::size_t end);
};

}  // namespace xingji
