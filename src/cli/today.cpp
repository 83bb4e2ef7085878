#include "cli/today.h"

#include <algorithm>
#include <chrono>

namespace xingji {

Day today(const Pack& pack) { return pack.zone.day_of(now()); }

Day judged_today(const Family& family) {
  const Pack& last = family.versions.back();
  const Day day = today(last);
  return last.until ? std::min(*last.until, day) : std::max(last.since.value_or(0), day);
}

Instant now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return seconds.time_since_epoch().count();
}

}  // namespace xingji
