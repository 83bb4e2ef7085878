// CSV rows out of a block. Plain blocks go through an index of their separators, so every byte is
// looked at once; only rows with quotes are taken apart by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/blocks.h"
#include "io/read_rows.h"
#include "io/scan.h"

namespace xingji {

/// The fields of one row as the reader cut it. Doubled quotes are undone in `room`.
void split_row(std::string_view row, std::string& room, std::vector<std::string_view>& fields);

class CsvParser {
 public:
  CsvParser(RowMaker& maker, const ReadLimits& limits) : maker_(maker), limits_(limits) {}

  void parse(const FilePlan& plan, const Block& block);

 private:
  void parse_plain(const Block& block);
  void parse_piece(const char* bytes, std::size_t begin, std::uint32_t line);
  void parse_row(const Block& block, const RowSpan& span);
  bool is_wrong(std::size_t found, std::string_view row);

  RowMaker& maker_;
  const ReadLimits& limits_;
  SeparatorIndex index_;
  bool is_suspicious_ = false;  // some byte of the piece is NUL or not UTF-8
  std::string room_;
  std::vector<std::string_view> fields_;
};

}  // namespace xingji
