// The program's one look at the clock for a day; everything below takes days as arguments.
#pragma once

#include "pack/pack.h"

namespace xingji {

/// The day that it is now where the pack's days are counted.
Day today(const Pack& pack);

/// Today, or the nearest day that some version of the pack judges.
Day judged_today(const Family& family);

/// A day as people write it: 2022-06-15, 2022/6/15, 2022年6月15日, or 6月15日, the latest one that
/// has come.
std::optional<Day> day_told(std::string_view text);

/// The instant at which something is written down.
Instant now();

}  // namespace xingji
