// One input of a mapping in memory: only the columns that the mapping names, of the rows that could
// be read. Knows nothing of files' formats; read_sheet.h fills it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xingji::mapping {

class Sheet {
 public:
  /// Where a file has a column: the word of its header and the position there, from 1.
  struct Header {
    std::string name;
    int position = 0;
  };

  explicit Sheet(std::size_t columns) : columns_(columns) {}

  /// One header per column. Files are told apart by their position in the order of adding; lines
  /// count from 1.
  void add_file(std::string path, std::vector<Header> headers);
  /// One text per column, copied; belongs to the file added last. Gives the row's position.
  std::size_t add_row(std::span<const std::string_view> cells, std::uint32_t line);
  /// Puts the row added last where `row` is.
  void replace_by_last(std::size_t row);
  void drop_last() { rows_.pop_back(); }

  std::size_t rows() const { return rows_.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const;
  bool same_cells(std::size_t a, std::size_t b) const;
  /// The word that the row's file has for a column.
  const std::string& header(std::size_t row, std::size_t column) const;
  Place place(std::size_t row) const;
  Place place(std::size_t row, std::size_t column) const;

 private:
  struct File {
    std::string path;
    std::vector<Header> headers;
  };
  struct Row {
    std::uint64_t first_cell;
    std::uint32_t file;
    std::uint32_t line;
  };

  std::size_t columns_;
  std::vector<File> files_;
  std::vector<Row> rows_;
  std::string bytes_;                       // all cells behind one another
  std::vector<std::uint64_t> begin_ = {0};  // where each cell begins, and one more
};

/// The cells of some columns as one text that no other cells give.
template <class Columns, class CellOf>
std::string joint_key(const Columns& columns, const CellOf& cell_of) {
  std::string key;
  for (const auto& column : columns) {
    const std::string_view cell = cell_of(column);
    key += std::to_string(cell.size());
    key += ':';
    key += cell;
  }
  return key;
}

}  // namespace xingji::mapping
