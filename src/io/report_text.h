// The quality report for people: what was read of every file, what was not and why, and what is
// worth mending. The JSON has the same under the names of the fields of QualityReport.
#pragma once

#include <string>
#include <vector>

#include "facts/report.h"
#include "facts/shard.h"

namespace xingji {

/// Lines for a terminal, a table of the files first. `examples`: how many rejected rows are shown.
/// With the facts that were loaded also the days that each table covers.
std::string report_text(const QualityReport& report, std::size_t examples = 10,
                        const FactSet* facts = nullptr);

/// What people should look at in a table that was read, a sentence each.
std::vector<std::string> remarks_of(Table which, const TableReport& table);

/// One JSON object with `files`, `rejected_rows`, `warnings` and `subjects_without_row`; with the
/// facts also each file's `covered` days and `coverage`, the first spans that shops say themselves.
std::string report_json(const QualityReport& report, const FactSet* facts = nullptr);

}  // namespace xingji
