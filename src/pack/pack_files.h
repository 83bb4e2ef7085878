// Which files a pack is made of: one file, or a folder with a file per version. Finds and reads
// them; says the nearest known pack when there is none of the name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"

namespace xingji {

/// The files of `pack`: a file, a folder, or a name under the rules folder, in the order of names.
Result<std::vector<std::string>> files_of_pack(const std::string& pack,
                                               const std::string& rules_folder);

/// Whether the file is a pack or one version of it: neither cases nor an overlay.
bool is_pack_file(const std::filesystem::path& file);

/// Whether the overlay says `extends:` of the pack that the file says it is.
bool fits_pack(const std::string& overlay, const std::string& pack_file);

/// The name of the pack that an overlay is for, `platform/pack`; none: the file is no overlay.
std::optional<std::string> pack_of_overlay(const std::filesystem::path& file);

/// The day in a version's file name: `…/2021-06-01.yaml`.
std::optional<Day> day_of_file(const std::string& path);

Result<std::string> file_content(const std::string& path);

}  // namespace xingji
