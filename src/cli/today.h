// The program's one look at the clock for a day; everything below takes days as arguments.
#pragma once

#include "pack/pack.h"

namespace xingji {

/// The day that it is now where the pack's days are counted.
Day today(const Pack& pack);

/// Today, or the nearest day that some version of the pack judges.
Day judged_today(const Family& family);

/// The instant at which something is written down.
Instant now();

}  // namespace xingji
