// What stands in a cell: the values of a group's rows, folded into one and translated, and where
// in the export they stood.
#pragma once

#include <optional>
#include <string>

#include "import/join.h"
#include "io/field.h"

namespace xingji::mapping {

/// A cell's rule beside the column that it fills.
struct CellPlan {
  const CellRule& rule;
  FieldPlan field;
  const LocalDays& days;

  /// The text as the canonical tables read it.
  Fault read(std::string_view text, Cell& cell) const;
};

struct CellValue {
  // Not checked yet: a value that cannot be compared or added stands here itself.
  std::string text = {};
  std::string fault = {};  // not empty: the group cannot be mapped, because …
  std::string remedy = {};
  /// Of the value, or of the one at fault; for an empty cell, of one that could have filled it.
  /// Nothing: no column of the export is asked.
  std::optional<Origin> origin = {};
};

CellValue value_of(const TableSource& source, const CellPlan& cell, const Groups& groups,
                   std::size_t group);

}  // namespace xingji::mapping
