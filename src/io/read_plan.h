// How the rows of one file are read: which field goes into which cell. Made once from the header,
// then shared by all threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/report.h"
#include "facts/row.h"
#include "io/field.h"

namespace xingji {

struct FilePlan {
  std::uint32_t order = 0;  // of the file among those that are read
  Table table = Table::shops;
  std::string file;                    // its name in messages
  std::vector<FieldPlan> fields;       // CSV: as in the header; NDJSON: all that the table may have
  std::optional<FieldPlan> absent;     // a required column that only deletions can do without
  std::vector<Cell> blank;             // the cells of a row that says nothing
  RowShape shape;                      // what the fields can fill
  std::optional<std::uint32_t> event;  // cell of the event time
  std::vector<std::uint32_t> accounts;  // cells of which one must name the account
  std::optional<std::uint32_t> hashed;  // cell of the buyer's id, when it is not kept as it is
};

/// The plan of a file of a table, without fields yet.
FilePlan start_plan(Table table, std::string file, std::uint32_t order);

/// Lets the buyer's id be replaced by its keyed hash.
void hash_buyers(FilePlan& plan);

/// What a header says besides the plan.
struct HeaderNotes {
  std::vector<std::string> personal_columns;
  std::vector<std::string> unknown_columns;
  std::vector<std::string> absent_columns;
  Problems warnings;
  std::optional<Problem> refusal;  // the file cannot be read at all
};

/// Adds the fields of a CSV header to the plan.
HeaderNotes plan_header(FilePlan& plan, std::span<const std::string_view> names,
                        std::uint32_t line);

/// Adds a field for every column the table may have.
void plan_all_columns(FilePlan& plan);

/// The warning for a column that is kept out; `field` counts from 1.
Problem unknown_column(const FilePlan& plan, std::string_view name, std::uint32_t line,
                       std::uint32_t field);

/// The table's flags that are not among `names`.
std::vector<std::string> flags_absent(Table table, std::span<const std::string_view> names);

}  // namespace xingji
