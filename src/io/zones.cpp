#include "io/zones.h"

#include <date/tz.h>

#include <chrono>
#include <exception>

namespace xingji {
namespace {

constexpr Instant last_instant = Instant{1} << 32;

Zone all_offsets(const date::time_zone& zone) {
  std::vector<Zone::Offset> offsets;
  Instant at = 0;
  while (at < last_instant) {
    const date::sys_info info = zone.get_info(date::sys_seconds(std::chrono::seconds(at)));
    const auto seconds = static_cast<std::int32_t>(info.offset.count());
    if (offsets.empty()) {
      offsets.push_back({INT64_MIN, seconds});
    } else if (offsets.back().seconds != seconds) {
      offsets.push_back({at, seconds});
    }
    const Instant end = info.end.time_since_epoch().count();
    if (end <= at) break;
    at = end;
  }
  return {zone.name(), std::move(offsets)};
}

}  // namespace

std::optional<Zone> find_zone(const std::string& name) {
  try {
    return all_offsets(*date::locate_zone(name));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  try {
    for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  } catch (const std::exception&) {
    names.clear();
  }
  return names;
}

}  // namespace xingji
