// What a case gives directly: measures as balances of one day, and parameters laid over the pack.
#pragma once

#include "cases/read.h"
#include "engine/fold.h"
#include "pack/pack.h"

namespace xingji::cases {

/// Sets the parameters in a pack; problems name what is unknown or of the wrong kind.
void set_parameters(const Node& node, Pack& pack, Problems& problems);

/// Balances of `day` on which no measure is known.
Balances no_measures(const Pack& pack, Day day);

/// Puts the measures that the node names into balances of one day.
void read_measures(const Node& node, const Pack& pack, Balances& balances, Problems& problems);

}  // namespace xingji::cases
