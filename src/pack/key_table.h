// A table of a pack: numbers by key. What a look-up finds is decided in engine/look_up.h and, for
// the second opinion, in the naive twin; here stands only what the pack says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "pack/expression.h"
#include "pack/title.h"

namespace xingji {

/// Where a number comes from: a source's id, or the reason why it is assumed. Inherited from the
/// block around it when the number does not say.
struct Provenance {
  std::string source;
  Title assumed;     // not empty: nobody published it
  std::string path;  // "indicators.reply_5min_share.points.1"
  Place place;
  std::optional<Day> checked = {};  // when somebody last compared it with its source
};

struct KeyTable {
  /// How a key of a row matches what is asked for: it is the same, it is reached (the highest such
  /// row holds), it is not exceeded (the lowest), or it is the path or a part of its beginning (the
  /// longest).
  enum class Match : std::uint8_t { equal, at_least, at_most, prefix };
  struct Key {
    std::string id;
    Type type = Type::text;
    Match match = Match::equal;
  };
  struct Column {
    std::string id;
    Type type = Type::number;
  };
  struct Cell {
    std::int64_t value = 0;  // kept as in `Type`
    std::string text;        // Type::text only
    Place place;
  };
  struct Row {
    std::optional<Day> since;  // of rows with the same keys the latest begun holds; empty: ever
    std::vector<Cell> keys;
    std::vector<Cell> cells;  // by column
    Provenance said;
  };
  std::string id;
  std::vector<Key> keys;         // never empty
  std::vector<Column> columns;   // none: a list, asked with `in`
  std::vector<Row> rows;         // in file order
  std::optional<Row> otherwise;  // `else`; empty: a look-up that finds no row is missing
  Place place;
  Title title = {};
};

}  // namespace xingji
