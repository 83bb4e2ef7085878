#include "naive/publish.h"

#include "naive/days.h"

namespace xingji::naive {
namespace {

bool shows(const Pack& pack, Audience audience, Day day) {
  if (!pack.publish) return true;
  const auto& rhythm = pack.publish->rhythm.at(audience == Audience::seller ? 0 : 1);
  if (!rhythm) return false;
  if (rhythm->kind == Rhythm::Kind::daily) return true;
  if (rhythm->kind == Rhythm::Kind::weekday) return day_of_week(day) == rhythm->weekday;
  bool found = false;
  for (const int each : rhythm->days_of_month) found |= day_of_month(day) == each;
  return found;
}

/// The score of a day can be seen from the next day on; of a period perhaps later.
Day can_be_seen_from(const Pack& pack, Day judged) {
  Day day = judged + 1;
  if (!pack.period || !pack.period->published_on) return day;
  while (day_of_month(day) != *pack.period->published_on) ++day;
  return day;
}

}  // namespace

bool ends_period(const Pack& pack, Day day) {
  if (!pack.period) return true;
  if (pack.period->ends_on == end_of_month) return day_of_month(day + 1) == 1;
  return day_of_month(day) == pack.period->ends_on;
}

std::optional<Day> seen_on(const std::function<const Pack*(Day)>& version_on, Audience audience,
                           Day viewed) {
  constexpr int longest_wait = 100;
  for (Day judged = viewed - 1; judged > viewed - longest_wait; --judged) {
    const Pack* pack = version_on(judged);
    if (pack == nullptr || !ends_period(*pack, judged)) continue;
    for (Day day = can_be_seen_from(*pack, judged); day <= viewed; ++day) {
      if (shows(*pack, audience, day)) return judged;
    }
  }
  return std::nullopt;
}

}  // namespace xingji::naive
