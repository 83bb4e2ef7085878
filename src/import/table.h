// Makes one canonical table: joined and grouped rows become cells, cells are checked as the table
// wants them, and good rows are written.
#pragma once

#include "import/import.h"
#include "import/join.h"
#include "import/output_folder.h"
#include "io/times.h"

namespace xingji::mapping {

/// Writes the table's file and gives its counts; rows that cannot be mapped also go to `report`.
TableImport make_table(const TableSource& source, const LocalDays& days, ImportReport& report,
                       OutputFolder& output);

}  // namespace xingji::mapping
