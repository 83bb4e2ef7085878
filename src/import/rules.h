// The part of a mapping that says how canonical tables are made; rules.cpp has its grammar.
#pragma once

#include "import/mapping.h"
#include "pack/tree_reader.h"

namespace xingji::mapping {

/// Adds the rules under `tables` to a mapping whose inputs are read.
void read_tables(TreeReader& reader, const Node& node, Mapping& mapping);

}  // namespace xingji::mapping
