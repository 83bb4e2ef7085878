// Start here for reading: a table's bytes cut into blocks of whole rows, which threads then parse
// on their own. The cut is exact whatever the block size: where quotes may hold line ends, every
// row is found here; where a block has no quote, a line is a row and nothing is looked at twice.
// Rows that cannot be cut are named, cost only the line where they go wrong, and never more than
// `row_bytes` of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "io/blocks_quotes.h"
#include "io/faults.h"
#include "io/sources.h"

namespace xingji {

/// Sizes of the reader; tests make them small.
struct ReadLimits {
  std::size_t block_bytes = std::size_t{1} << 20U;
  std::size_t row_bytes = std::size_t{16} << 20U;   // longer rows are rejected
  std::size_t field_bytes = std::size_t{1} << 20U;  // rows with longer fields are rejected
};

/// Where rows end: CSV rows may span lines inside quotes, NDJSON rows never do.
enum class RowEnds : std::uint8_t { csv, lines };

struct RowSpan {
  std::uint32_t begin = 0;  // in the block's bytes
  std::uint32_t end = 0;    // before the line end
  std::uint32_t line = 0;   // where the row begins
  Fault fault = Fault::none;
  std::uint32_t fault_line = 0;
  std::uint32_t fault_field = 0;  // counts from 1
};

/// Whole rows. The bytes are followed by `padding` readable ones.
struct Block {
  static constexpr std::size_t padding = 64;

  std::vector<char> bytes;
  std::size_t size = 0;  // ends after a line end
  std::uint32_t first_line = 1;
  bool by_rows = false;       // `rows` tells where rows are; otherwise every line is one
  std::vector<RowSpan> rows;  // ascending
};

class BlockReader {
 public:
  BlockReader(std::unique_ptr<ByteSource> source, RowEnds ends, const ReadLimits& limits);

  /// The next block of at least one row, or false at the end. Reuses the block's memory.
  bool next(Block& block);

  /// The first row that is not empty, alone in its block, or false when there is none. Only before
  /// next().
  bool first_row(Block& block);

  const ByteSource& source() const { return *source_; }
  /// The line on which the next block begins.
  std::uint32_t line() const { return line_; }
  /// The byte order marks at the start that are not UTF-8's.
  bool is_utf16() const { return is_utf16_; }

 private:
  bool read_chunk(Block& block, std::size_t want);
  bool fill(Block& block, std::size_t want);
  void keep_rest(const Block& block, std::size_t from);
  void skip_long_line(Block& block);
  bool cut_lines(Block& block, std::size_t last_end);
  bool cut_rows(Block& block, bool only_first);
  void fault_row(Block& block, const RowSpan& row);
  bool drop_broken(Block& block, const RowCut& cut, Fault fault, std::size_t& at);
  bool drop_unfinished(Block& block, const RowCut& cut, std::size_t& at);

  std::unique_ptr<ByteSource> source_;
  RowEnds ends_;
  ReadLimits limits_;
  std::vector<char> rest_;  // bytes after the last whole row
  std::uint32_t line_ = 1;
  bool at_start_ = true;
  bool at_end_ = false;
  bool skipping_ = false;  // inside a line that is too long
  bool is_utf16_ = false;
};

}  // namespace xingji
