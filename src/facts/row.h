// A parsed row on its way into the fact set: one cell per column of its table's definition.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/tables.h"

namespace xingji {

/// `text` for ids, texts and words (empty = missing); `number` for everything else:
/// instants, planned, from, to: Unix seconds in [1, 2^32) (a `to` is the first second after the
/// span); day: Day; flag: 0 or 1; integer: as is; money: hundredths; decimal: Micro.
struct Cell {
  std::int64_t number = missing;
  std::string_view text;
};

/// What a file's rows can hold, by position in the definition; other columns are empty in all of
/// them, and nobody needs to look.
struct RowShape {
  std::vector<std::uint8_t> texts;     // of columns that may differ between versions of a fact
  std::vector<std::uint8_t> numbers;   // the same for all that is not text
  std::vector<std::uint8_t> instants;  // happenings, the event time among them
};

/// `columns`: positions in the definition.
RowShape shape_of(Table table, std::span<const std::size_t> columns);
/// Of rows that may fill every column.
RowShape whole_shape(Table table);

struct Row {
  Table table = Table::shops;
  std::uint32_t line = 0;  // where its file says it: 1 is the header
  Instant recorded_at =
      missing;  // missing: newer than all that say one; among these the later line
  bool deleted = false;
  std::span<const Cell> cells;      // one per column of the definition, in its order
  const RowShape* shape = nullptr;  // never null; outlives the row
};

}  // namespace xingji
