// Readings that stand in the data as whoever types them would be asked about: 0.823 under a
// percentage, a plain number far beyond every line, 23 years of waiting. They hold as they are
// written; here it is said how they were understood.
#pragma once

#include <vector>

#include "facts/shard.h"
#include "pack/pack.h"
#include "pack/title.h"

namespace xingji::typed {

/// One sentence for each number that has such readings: the first of them, and how many follow.
std::vector<Title> doubted_readings(const Family& family, const FactSet& facts);

}  // namespace xingji::typed
