// Laying one YAML tree over another: maps merge by key, scalars and lists replace, `disabled: true`
// takes an entry out. Every node keeps its own file and line; `source` and `assumed` of both files
// stay beside each other, because a number inherits only from its own file.
#pragma once

#include <vector>

#include "pack/tree.h"

namespace xingji {

/// `over` laid over `base`; a problem for each entry that `over` disables but `base` does not have.
Node lay_over(Node base, const Node& over, Problems& problems);

/// The tree without the entries that say `disabled: true`.
Node without_disabled(Node tree, Problems& problems);

/// An overlay without the keys that nothing stands behind (`weight:`): they leave the pack as it
/// is. Maps that had nothing else but a source go with them.
Node without_blanks(Node overlay);

/// An overlay without what is meant for other versions of the pack: entries that `base` does not
/// have and some of `others` does.
Node without_foreign(Node overlay, const Node& base, const std::vector<const Node*>& others);

/// For every entry of an overlay's blocks whose id the pack does not have but nearly has: a problem
/// with that id, at the entry's place; a warning unless it is a slip of the pen. Such an entry may
/// be meant as a new one; whoever reads it knows.
Problems near_misses(const Node& base, const Node& over);

/// Keys that say where numbers come from: source, assumed, checked.
bool is_provenance_key(std::string_view key);

}  // namespace xingji
