// Words of the export that a mapping knows only some of: what its tests look for, what its maps
// translate beside an `else`, what stands in a column of an open list. A slip of a known word would
// go unnoticed there.
#pragma once

#include <vector>

#include "import/mapping.h"
#include "import/sheet.h"

namespace xingji::mapping {

/// A warning for each different word that looks like a slip for a known one, at its first row; and
/// for each that the mapping writes into a column of an open list, at its cell.
/// `sheets` are those of the mapping's inputs.
Problems find_slips(const Mapping& mapping, const std::vector<Sheet>& sheets);

}  // namespace xingji::mapping
