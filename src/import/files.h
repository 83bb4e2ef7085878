// Which files of an export belong to which input of a mapping.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "import/mapping.h"

namespace xingji::mapping {

/// The files of each input, by name; none for an optional input that is absent. `from` is the
/// export's folder, or a single file when the mapping has one input. Problems name every missing
/// file.
Result<std::vector<std::vector<std::string>>> find_files(const Mapping& mapping,
                                                         const std::string& from);

}  // namespace xingji::mapping
