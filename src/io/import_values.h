// What stands in a cell: the values of a group's rows, folded into one and translated.
#pragma once

#include <string>

#include "io/import_join.h"

namespace xingji::mapping {

struct CellValue {
  std::string text;
  std::string fault;   // not empty: the group cannot be mapped, because …
  std::string detail;  // … with these values
};

CellValue value_of(const TableSource& source, const CellRule& cell, const Groups& groups,
                   std::size_t group);

}  // namespace xingji::mapping
