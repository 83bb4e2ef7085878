// Where a score's number begins to mean something else: the lines of bands and of standings.
#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"

namespace xingji::sheet {

/// Of "total" or "dimension.<id>", ascending; for whom nothing else is known.
std::vector<Micro> bounds_of_score(const Pack& pack, const std::string& name, Day day);

/// Those of them that stand in no band, no standing and no notice but such as only inform.
std::vector<Micro> noted_bounds_of_score(const Pack& pack, const std::string& name, Day day);

/// Those of them below which a standing moves.
std::vector<Micro> limits_of_score(const Pack& pack, const std::string& name, Day day);

}  // namespace xingji::sheet
