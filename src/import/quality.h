// The quality report of what an import made: the new data set is read as every command reads it, so
// that what would be told later (rows without their order, times that run backwards, days covered)
// is told at once, together with what the import itself rejected.
#pragma once

#include <cstddef>
#include <string>

#include "import/import.h"
#include "io/read.h"

namespace xingji {

/// `folder` is the one that was imported into. Rejected rows of the import come first; its warnings
/// stand for those that reading gives, because their places are in the export. Problems: the folder
/// cannot be read.
Result<Reading> read_back(const std::string& folder, const ImportReport& report,
                          std::size_t threads);

}  // namespace xingji
