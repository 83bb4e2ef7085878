// Regions of filings (报备) that rows are written nearly like: a filing for 山西 holds for
// 山西/太原 and not for 山西太原 or 山西省, and nobody would notice that it takes nothing out.
#pragma once

#include "base/result.h"
#include "facts/shard.h"

namespace xingji {

/// A warning for each such region, with the nearest regions of the rows and how many rows have
/// them; the first 20 of them. Nothing where the rules look at no region.
Problems near_regions(const FactSet& facts);

}  // namespace xingji
