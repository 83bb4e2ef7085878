// Marks that a file has no column for. A missing flag is false, so what counts the rows with such a
// mark counts none, and nobody would notice.
#pragma once

#include "base/result.h"
#include "facts/report.h"
#include "pack/pack.h"

namespace xingji {

/// A warning for each such column of a file with rows, with the indicators that count by it.
/// A condition that only leaves marked rows out asks for no column.
Problems absent_flags(const Family& family, const QualityReport& report);

}  // namespace xingji
