// What a case gives directly: measures as balances, and parameters laid over the pack. And what it
// expects measures to be.
#pragma once

#include "cases/read.h"
#include "engine/fold.h"
#include "pack/pack.h"

namespace xingji::cases {

/// Sets the parameters in a pack; problems name what is unknown or of the wrong kind.
void set_parameters(const Node& node, Pack& pack, Problems& problems);

/// Balances of the days first … last on which no measure is known.
Balances no_measures(const Pack& pack, Day first, Day last);

/// Puts the measures that the node names into the balances of a day.
void read_measures(const Node& node, const Pack& pack, Day day, Balances& balances,
                   Problems& problems);

/// Notes what a day's measures were expected to be and are not, and what cannot be read.
void compare_measures(const Node& expected, const Pack& pack, const Balances& balances, Day day,
                      Problems& problems);

}  // namespace xingji::cases
