// A table that a person keeps as CSV: read whole with the order of its rows and columns, added to,
// and written back in one stroke, so that nothing in it is lost. The reader of facts is another
// (io/read.h); this one looks at no value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"

namespace xingji::sheet {

struct Kept {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each as wide as `columns`

  /// The cell under a column, empty where there is no such column.
  const std::string& at(std::size_t row, std::string_view column) const;
  /// Puts a cell under a column that there is.
  void set(std::size_t row, std::string_view column, const std::string& text);
  /// A row of the cells named; the others are empty.
  void add(const std::vector<std::pair<std::string_view, std::string>>& cells);
};

/// An empty table with the columns where there is no such file. `added` are columns that the table
/// gets where it lacks them. Problems, all at once: columns are missing, a row is ragged, a quote
/// never closes.
Result<Kept> read_kept(const std::string& file, const std::vector<std::string>& needed,
                       const std::vector<std::string>& added);

Problems write_kept(const Kept& kept);

/// When each row was recorded; 0 where it does not say. Local times are the zone's.
std::vector<Instant> recorded(const Kept& kept, const Zone& zone);

}  // namespace xingji::sheet
