#include "pack/publish.h"

#include <algorithm>

#include "pack/pack.h"

namespace xingji {
namespace {

Day last_of_period(const Pack& pack, Day day) {
  return pack.period ? xingji::last_of_period(day, pack.period->ends_on) : day;
}

// The day of viewing on which the score of a day judged is ready to be shown.
Day ready_on(const Pack& pack, Day judged) {
  if (!pack.period || !pack.period->published_on) return judged + 1;
  return xingji::last_of_period(judged + 1, *pack.period->published_on);
}

const Rhythm* rhythm_of(const Pack& pack, Audience audience) {
  static const Rhythm daily;
  if (!pack.publish) return &daily;
  const auto& rhythm = pack.publish->rhythm[static_cast<std::size_t>(audience)];
  return rhythm ? &*rhythm : nullptr;
}

}  // namespace

bool Rhythm::holds(Day day) const {
  switch (kind) {
    case Kind::daily:
      return true;
    case Kind::weekday:
      return xingji::weekday(day) == weekday;
    case Kind::days_of_month:
      return std::find(days_of_month.begin(), days_of_month.end(), to_civil(day).day) !=
             days_of_month.end();
  }
  return false;
}

std::string_view to_text(Audience audience) {
  switch (audience) {
    case Audience::seller:
      return "seller";
    case Audience::buyer:
      return "buyer";
  }
  return {};
}

bool is_final(const Pack& pack, Day day) { return last_of_period(pack, day) == day; }

bool is_published(const Pack& pack) { return pack.period || pack.publish; }

bool is_shown_to(const Pack& pack, Audience audience) {
  return rhythm_of(pack, audience) != nullptr;
}

std::optional<Day> first_shown(const Pack& pack, Audience audience, Day judged) {
  const Rhythm* rhythm = rhythm_of(pack, audience);
  if (rhythm == nullptr || !is_final(pack, judged)) return std::nullopt;
  Day shown = ready_on(pack, judged);
  while (!rhythm->holds(shown)) ++shown;
  const Day next = last_of_period(pack, judged + 1);
  return ready_on(pack, next) <= shown ? std::nullopt : std::optional(shown);
}

std::optional<Day> judged_for(const Pack& pack, Audience audience, Day viewed, Day latest) {
  const Rhythm* rhythm = rhythm_of(pack, audience);
  if (rhythm == nullptr) return std::nullopt;
  Day shown = viewed;
  while (!rhythm->holds(shown)) --shown;
  Day judged = std::min(shown - 1, latest);
  const auto is_seen = [&](Day day) { return is_final(pack, day) && ready_on(pack, day) <= shown; };
  while (!is_seen(judged)) --judged;
  return judged;
}

}  // namespace xingji
