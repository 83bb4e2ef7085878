#include "cli/today.h"

#include <chrono>

namespace xingji {

Day today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<Day>(days.time_since_epoch().count());
}

Instant now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return seconds.time_since_epoch().count();
}

}  // namespace xingji
