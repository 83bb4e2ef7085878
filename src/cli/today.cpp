#include "cli/today.h"

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "pack/printed.h"
#include "typed/days.h"

namespace xingji {

Day today(const Pack& pack) { return pack.zone.day_of(now()); }

Day judged_today(const Family& family) {
  const Pack& last = family.versions.back();
  const Day day = today(last);
  return last.until ? std::min(*last.until, day) : std::max(last.since.value_or(0), day);
}

std::optional<Day> day_told(std::string_view text) {
  if (const auto day = parse_day(text)) return day;
  if (text.find(':') != std::string_view::npos) return std::nullopt;
  // The latest day that it is anywhere now.
  constexpr std::int64_t furthest_east = 14 * std::int64_t{3600};
  const Day latest = static_cast<Day>((now() + furthest_east) / seconds_per_day);
  return typed::day_of(plain_signs(trim(text)), latest);
}

Instant now() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return seconds.time_since_epoch().count();
}

}  // namespace xingji
