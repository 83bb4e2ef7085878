#include "cli/today.h"

#include <chrono>

namespace xingji {

Day today(const Pack& pack) { return pack.zone.day_of(now()); }

Instant now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return seconds.time_since_epoch().count();
}

}  // namespace xingji
