// Whether two packs count the same of every fact, so that whoever compares them counts once.
#pragma once

#include <span>
#include <string>

#include "pack/pack.h"
#include "pack/tree.h"

namespace xingji {

/// The digest of all of a pack's file that may decide what its measures count: everything but
/// sources and what only makes points, dimensions, the total and stars of them. `side_files`: the
/// contents of its tables.
std::string counting_of(const Node& pack, std::span<const std::string> side_files);

/// Whether the measures of both stand at the same positions and are worth the same on any facts.
bool count_alike(const Pack& a, const Pack& b);

}  // namespace xingji
