// Which columns a run has to keep in memory. All columns of all rows are read and checked; only
// these are stored, which is what lets tens of millions of orders fit.
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "base/tables.h"

namespace xingji {

struct FactSet;

struct Needs {
  std::array<std::uint64_t, table_count> columns{};  // bit i: column i of the table's definition
  std::array<bool, table_count> tables{};            // tables without needed rows are only checked
  bool keys = false;                                 // keep ids and line numbers, for evidence
  std::function<void(FactSet&)> derive;  // makes rows of rows, once these stand; may be empty

  /// Adds a column and what decides from when it may be seen, and whether it is believed.
  void add(Table table, std::size_t column);
  /// Adds the link from a row to its order.
  void add_link(Table table);
  /// Adds every column of a table.
  void add_all(Table table);

  bool has(Table table, std::size_t column) const {
    return ((columns[static_cast<std::size_t>(table)] >> column) & 1U) != 0;
  }
  /// Whether the table's ids are kept: all for evidence, those of chats for claims that name one.
  bool keeps_keys(Table table) const;
};

/// The columns whose instants decide from when `column` may be seen, first present one wins; none:
/// from the row's event time. For a happening: the column itself.
std::span<const std::size_t> known_from_columns(Table table, std::size_t column);

/// The position of a table's `order_id`, where it has one and is not `orders` itself.
std::optional<std::size_t> order_link(Table table);

}  // namespace xingji
