// What stands in a cell: the values of a group's rows, folded into one and translated.
#pragma once

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
  std::string text;  // not checked yet: a value that cannot be compared or added stands here itself
  std::string fault;  // not empty: the group cannot be mapped, because …
  std::string remedy;
};

CellValue value_of(const TableSource& source, const CellPlan& cell, const Groups& groups,
                   std::size_t group);

}  // namespace xingji::mapping
