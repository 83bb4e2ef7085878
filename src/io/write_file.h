// A file appears whole or not at all: what stood there before stands until all of the new content
// is on the disk.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace xingji {

/// Writes beside the file and then takes its place, through a link where it is one. What is no
/// ordinary file (a pipe, a terminal, /dev/stdout) is written to directly. Problems: it cannot be
/// written; an earlier file is then as it was.
Problems write_file(const std::string& file, std::string_view content);

}  // namespace xingji
