// Rows of `benchmarks` that no rule can look at, and percentiles that contradict one another: both
// would go unnoticed.
#pragma once

#include "base/result.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// A warning for each different figure that is none, each value that cannot be read, and each list
/// of percentiles that does not ascend, which ranks nobody.
Problems unclear_benchmarks(const Pack& pack, const FactSet& facts);

}  // namespace xingji
