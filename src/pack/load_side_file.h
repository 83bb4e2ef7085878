// Files beside a pack that a key of it names.
#pragma once

#include <optional>
#include <string>

#include "pack/draft.h"

namespace xingji {

/// The rows of the CSV file that the node names, which becomes part of the pack's digest; `example`
/// is a right name, for messages.
std::optional<Node> read_side_file(Draft& draft, const Node& name, const std::string& example);

}  // namespace xingji
