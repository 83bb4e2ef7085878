// A mapping says, in YAML, how a platform's export files become canonical tables: which files and
// columns, how rows are joined and grouped, and what stands in each cell. Here it is as checked
// structs: every name is already a position, so running it cannot meet an unknown one. The grammar
// is described next to what reads it: mapping.cpp, rules.cpp, cells.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/tables.h"
#include "pack/title.h"

namespace xingji::mapping {

struct InputColumn {
  std::string name;                  // as the mapping calls it
  std::vector<std::string> headers;  // what the file's header may call it
};

/// A kind of export file.
struct Input {
  std::string name;
  std::string file;       // a name such as `orders.csv`, `*` stands for anything; `.zst` may follow
  bool optional = false;  // may be absent: then it has no rows
  std::vector<InputColumn> columns;
  std::vector<std::size_t> key;       // columns that identify a row; the later of two rows holds
  std::vector<std::string> personal;  // headers that are dropped and named in the report
  std::vector<std::string> unused;    // headers that are known and not needed
  std::vector<std::string> empty;     // words that stand for an empty cell, such as "-"
  Place place;
};

/// A column of a joined row: `slot` 0 is the table's own input, i + 1 that of its join i.
struct ColumnRef {
  std::size_t slot = 0;
  std::size_t column = 0;  // position in Input::columns
  bool operator==(const ColumnRef&) const = default;
};

/// Holds when the cell is (`wanted`) or is not one of the words; without words, when it is filled.
struct Test {
  ColumnRef column;
  std::vector<std::string> words;
  bool wanted = true;
};

/// How the rows of a group become one value. Empty cells never take part.
enum class Fold : std::uint8_t {
  same,   // all rows agree; if not, the group cannot be mapped
  first,  // of the first row that has one
  only,   // the one value that occurs, or empty when there are several
  min,
  max,
  sum,    // each row of the input once, however often joins repeat it
  count,  // different rows of an input
};

/// What stands in one cell of the canonical table.
struct CellRule {
  std::size_t column = 0;         // position in the table's definition
  std::optional<std::string> is;  // a constant; otherwise:
  Fold fold = Fold::same;
  std::vector<ColumnRef> of;         // count: one reference, whose column does not matter
  std::vector<std::string> between;  // text around the columns of a `text`: one more than `of`
  std::vector<Test> when;            // rows for which one fails do not take part
  std::vector<std::pair<std::string, std::string>> map;  // from the export's word to ours
  std::optional<std::string> otherwise;                  // for words that `map` does not have
  Title assumed;                                         // why this is a guess; named in the report
  Place place;
};

struct Join {
  std::vector<ColumnRef> left;     // columns of earlier slots …
  std::vector<std::size_t> right;  // … that equal these of the joined input
  bool optional = false;           // a row without a match stays, with empty cells
};

/// How one canonical table is made.
struct TableRule {
  Table table = Table::shops;
  std::vector<std::size_t> inputs;  // by slot, positions in Mapping::inputs
  std::vector<Join> joins;          // joins[i] brings slot i + 1
  std::vector<Test> where;
  std::vector<ColumnRef> group;  // one output row per value of these; empty: per joined row
  std::vector<CellRule> cells;   // ascending by column
};

struct Mapping {
  std::string file;
  std::string zone;
  std::string currency;
  std::vector<Input> inputs;
  std::vector<TableRule> tables;
};

/// Reads and checks a mapping file; all problems at once, with line, column and the nearest word.
Result<Mapping> load_mapping(const std::string& path);

}  // namespace xingji::mapping
