// Columns that a file does not have and by which something is counted. A cell that is missing meets
// no condition and a mark that is missing is false, so nothing would be counted, and nobody would
// notice: no bad case at all earns full points.
#pragma once

#include "base/result.h"
#include "facts/report.h"
#include "pack/pack.h"

namespace xingji {

/// A warning for each such column of a file with rows, with the indicators, gates and deductions
/// that count by it. A condition that rows may meet without the column asks for none.
Problems absent_columns(const Family& family, const QualityReport& report);

}  // namespace xingji
