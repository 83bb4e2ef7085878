// What an import found, for a terminal and whole as JSON.
#pragma once

#include <string>

#include "base/language.h"
#include "import/import.h"
#include "io/read.h"

namespace xingji {

/// What was read, what was written and what was not, line by line, and what people should look at
/// in what was written. `read` is what reading it back found.
std::string import_text(const ImportReport& report, const Reading& read, Language language);

/// The quality report of the new data set, as other commands write it, with the export's `inputs`.
std::string import_json(const ImportReport& report, const Reading& read);

}  // namespace xingji
