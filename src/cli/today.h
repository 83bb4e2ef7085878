// The program's one look at the clock for a day; everything below takes days as arguments.
#pragma once

#include "base/calendar.h"

namespace xingji {

/// Today in UTC.
Day today();

}  // namespace xingji
