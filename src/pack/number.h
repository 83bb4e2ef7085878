// A number of a pack, with its dates and where it comes from.
#pragma once

#include <optional>
#include <vector>

#include "base/calendar.h"
#include "pack/expression.h"
#include "pack/key_table.h"

namespace xingji {

/// A number with its dates: the entry with the greatest `since` not after the day holds. `by_row`
/// entries are chosen by the day of the row's anchor instead of the day judged (row expressions
/// only).
struct Number {
  struct Entry {
    std::optional<Day> since;  // empty: since ever
    bool by_row = false;
    std::int64_t value = 0;  // kept as in `Type`; points, weights and stars are Type::number
    Provenance said;
    /// Instead of `value`: over attributes, tables and parameters, as of the day judged. Rounded to
    /// what the type is kept in; without a value where something in it is missing.
    std::optional<Expression> expression = {};
  };
  Type type = Type::number;
  std::vector<Entry> entries;  // ascending; empty only for a parameter that nobody has set

  /// The entry for a day judged, or nothing before the first.
  const Entry* on(Day day) const;
};

}  // namespace xingji
