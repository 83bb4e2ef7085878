// Names in `readings` and `tallies` that mean nothing: rows under them are never looked at, so a
// slip would go unnoticed.
#pragma once

#include "base/result.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// A warning for each different name that no version of the family has, and for each pack's name
/// that looks like a slip for this one, with how many rows it concerns and the nearest known name.
Problems unknown_given(const Family& family, const FactSet& facts);

}  // namespace xingji
