// Reads an input's files into its sheet: the columns that the mapping names, trimmed, with the
// words for "nothing" emptied. Rows that cannot be read are counted and located; personal columns
// are never stored.
#pragma once

#include <string>
#include <vector>

#include "import/import.h"
#include "import/mapping.h"
#include "import/sheet.h"

namespace xingji::mapping {

/// Problems: a file that cannot be opened, a header without a column that the mapping needs.
/// `counts` gets everything else that was met, `report` the rejected rows.
Result<Sheet> read_sheet(const Input& input, const std::vector<std::string>& files,
                         InputReport& counts, ImportReport& report);

}  // namespace xingji::mapping
