#include "import/sheet.h"

#include <utility>

#include "base/check.h"

namespace xingji::mapping {

void Sheet::add_file(std::string path, std::vector<Header> headers) {
  CHECK(headers.size() == columns_);
  files_.push_back({std::move(path), std::move(headers)});
}

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

const std::string& Sheet::header(std::size_t row, std::size_t column) const {
  return files_[rows_[row].file].headers[column].name;
}

Place Sheet::place(std::size_t row) const {
  return {files_[rows_[row].file].path, static_cast<int>(rows_[row].line), 0};
}

Place Sheet::place(std::size_t row, std::size_t column) const {
  Place place = Sheet::place(row);
  place.column = files_[rows_[row].file].headers[column].position;
  return place;
}

}  // namespace xingji::mapping
