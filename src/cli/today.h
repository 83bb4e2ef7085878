// The program's one look at the clock for a day; everything below takes days as arguments.
#pragma once

#include "base/calendar.h"

namespace xingji {

/// Today in UTC.
Day today();

/// The instant at which something is written down.
Instant now();

}  // namespace xingji
