// Which packs a word of `check` means: one by name or file, or all below a folder.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace xingji {

/// Packs as load_family takes them, in the order of their names: files, and folders with a file per
/// version. Overlays, cases, mappings and `*.bad.yaml` below a folder are left out.
Result<std::vector<std::string>> packs_in(const std::string& target,
                                          const std::string& rules_folder);

/// The file that holds a pack's cases: beside its file, or beside the folder of its versions.
std::string cases_beside(const std::string& pack_file);

}  // namespace xingji
