// The finest parts of a mapping: tests on a joined row, and what stands in a cell.
#pragma once

#include <string_view>
#include <vector>

#include "import/reach.h"

namespace xingji::mapping {

/// A map of tests, all of which must hold.
std::vector<Test> read_tests(const Reach& reach, const Node& node, std::string_view what);

/// One line under `columns:` of a table; nothing after a column that the table does not have.
std::optional<CellRule> read_cell(const Reach& reach, const MapEntry& entry);

}  // namespace xingji::mapping
