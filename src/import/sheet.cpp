#include "import/sheet.h"

#include "base/check.h"

namespace xingji::mapping {

std::size_t Sheet::add_row(std::span<const std::string_view> cells, std::uint32_t line) {
  CHECK(cells.size() == columns_ && !files_.empty());
  rows_.push_back({begin_.size() - 1, static_cast<std::uint32_t>(files_.size() - 1), line});
  for (const std::string_view cell : cells) {
    bytes_ += cell;
    begin_.push_back(bytes_.size());
  }
  return rows_.size() - 1;
}

void Sheet::replace_by_last(std::size_t row) {
  rows_[row] = rows_.back();
  rows_.pop_back();
}

std::string_view Sheet::cell(std::size_t row, std::size_t column) const {
  const std::size_t at = rows_[row].first_cell + column;
  return std::string_view(bytes_).substr(begin_[at], begin_[at + 1] - begin_[at]);
}

bool Sheet::same_cells(std::size_t a, std::size_t b) const {
  for (std::size_t column = 0; column < columns_; ++column) {
    if (cell(a, column) != cell(b, column)) return false;
  }
  return true;
}

Place Sheet::place(std::size_t row) const {
  return {files_[rows_[row].file], static_cast<int>(rows_[row].line), 0};
}

}  // namespace xingji::mapping
