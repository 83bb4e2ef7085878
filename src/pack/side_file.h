// A CSV file beside a pack, as the same tree that rows written in the pack make: a list of maps
// from column to scalar, each with its place in the file. An empty cell is a key left out.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "pack/tree.h"

namespace xingji {

/// UTF-8 with a header; quotes, CRLF and a byte order mark as spreadsheets write them.
Result<Node> parse_side_file(std::string_view bytes, const std::string& file);

}  // namespace xingji
