// Joined and grouped rows of a table's inputs, as positions in their sheets. The order is that of
// the rows of `from`, so the same files always give the same output.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "import/mapping.h"
#include "import/sheet.h"
#include "io/read_rows.h"

namespace xingji::mapping {

inline constexpr std::uint32_t no_match = UINT32_MAX;

/// A joined row: a position in the sheet of each slot, or `no_match`.
using JoinedRow = std::span<const std::uint32_t>;

/// Where a value stands in the export. `row` is a position in the sheet of the column's slot, or
/// `no_match`.
struct Origin {
  ColumnRef column;
  std::uint32_t row = no_match;
};

/// A table's rule beside the sheets of its slots.
struct TableSource {
  const Mapping& mapping;
  const TableRule& rule;
  std::vector<const Sheet*> sheets;        // by slot
  std::optional<BuyerKey> buyer_key = {};  // hashes buyers' ids

  std::string_view cell(JoinedRow row, ColumnRef column) const {
    const std::uint32_t at = row[column.slot];
    return at == no_match ? std::string_view{} : sheets[column.slot]->cell(at, column.column);
  }
  Origin origin(JoinedRow row, ColumnRef column) const { return {column, row[column.slot]}; }
  /// The export's own word for the column of a row that is there.
  const std::string& header(const Origin& origin) const {
    return sheets[origin.column.slot]->header(origin.row, origin.column.column);
  }
  Place place(const Origin& origin) const {
    return sheets[origin.column.slot]->place(origin.row, origin.column.column);
  }
  const Input& input(std::size_t slot) const { return mapping.inputs[rule.inputs[slot]]; }
  bool holds(const Test& test, JoinedRow row) const;
  bool hold(const std::vector<Test>& tests, JoinedRow row) const;
};

class Groups {
 public:
  std::size_t size() const { return begin_.size() - 1; }
  std::size_t rows_of(std::size_t group) const { return begin_[group + 1] - begin_[group]; }
  JoinedRow row(std::size_t group, std::size_t i) const {
    return JoinedRow(rows_).subspan((begin_[group] + i) * width_, width_);
  }

  std::vector<std::uint64_t> unmatched;  // by join, rows of `from` that it left out
  std::uint64_t filtered = 0;            // joined rows that `where` left out

 private:
  friend Groups join_rows(const TableSource& source);
  std::size_t width_ = 1;
  std::vector<std::uint32_t> rows_;       // `width_` positions per joined row
  std::vector<std::size_t> begin_ = {0};  // first joined row of each group, and one more
};

Groups join_rows(const TableSource& source);

}  // namespace xingji::mapping
