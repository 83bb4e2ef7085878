// Shifts and suspensions of agents that cannot all be so: they end before they begin, or the same
// time is given twice.
#pragma once

#include "base/result.h"
#include "facts/shard.h"

namespace xingji {

/// Makes one of an agent's rows of the same state that overlap, so that no time counts twice, and
/// takes out an end that lies before the beginning. A warning for each with its line in `file`,
/// where lines were kept; the first 20.
Problems mend_presence(FactSet& facts, const std::string& file);

}  // namespace xingji
