// The quality report for people: what was read of every file, what was not and why, and what is
// worth mending. The JSON has the same under the names of the fields of QualityReport.
#pragma once

#include <string>

#include "facts/report.h"

namespace xingji {

/// Lines for a terminal, a table of the files first. `examples`: how many rejected rows are shown.
std::string report_text(const QualityReport& report, std::size_t examples = 10);

/// One JSON object with `files`, `rejected_rows`, `warnings` and `subjects_without_row`.
std::string report_json(const QualityReport& report);

}  // namespace xingji
