// One field of a row: its text, checked and turned into a cell, as its column's kind says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/tables.h"
#include "facts/row.h"
#include "io/faults.h"
#include "io/times.h"

namespace xingji {

inline constexpr std::size_t longest_id = 64;
inline constexpr std::size_t longest_text = 4096;

/// How one field of a file is read.
struct FieldPlan {
  const Column* column = nullptr;  // nothing: kept out
  std::uint32_t cell = 0;          // where its value goes; see cell_count()
  bool is_time = false;            // nearly always "2022-06-15 15:36:04"
  bool may_be_empty = false;
  bool may_be_empty_when_deleted =
      false;                  // required, but a deletion needs only what names the fact
  std::uint32_t longest = 0;  // of an id or text, which is taken as it is; 0: look at it closer
  Cell empty;                 // what an empty field says
  std::string name;           // as the file spells it
  std::vector<std::string_view> words;  // allowed, or known of an open list
};

/// A row's cells: one per column of the definition, then recorded_at, then deleted.
std::size_t cell_count(Table table);
std::size_t recorded_at_cell(Table table);
std::size_t deleted_cell(Table table);

/// Whether a column is part of what names a fact: its key and its account.
bool is_identity(Table table, std::string_view name);

/// The plan of a field by its name; without a column when the table has none of that name.
FieldPlan plan_field(Table table, std::string_view name);

/// The cell of a column that says nothing: missing, and false for a flag.
Cell empty_cell(Kind kind);

/// `cell.text` points into `text` or into the closed list of words.
Fault read_field(const FieldPlan& plan, std::string_view text, const LocalDays& days, Cell& cell,
                 OddTimes& odd);

}  // namespace xingji
