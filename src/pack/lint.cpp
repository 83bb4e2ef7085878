#include "pack/lint.h"

#include <algorithm>

namespace xingji {

void lint(Draft& draft) {
  lint_names(draft);
  lint_dates(draft);
  lint_weights(draft);
  lint_ladders(draft);
  lint_bands(draft);
  lint_missing_rules(draft);
  lint_extras(draft);
  lint_lines(draft);
  lint_stages(draft);
  lint_reach(draft);
}

ChangeDays::ChangeDays(const Pack& pack)
    : first_(pack.since.value_or(0)), last_(pack.until), days_{first_} {}

void ChangeDays::add(Day day) {
  if (day < first_ || (last_ && day > *last_)) return;
  const auto at = std::lower_bound(days_.begin(), days_.end(), day);
  if (at == days_.end() || *at != day) days_.insert(at, day);
}

void ChangeDays::add(const Number& number) {
  for (const Number::Entry& entry : number.entries) {
    if (entry.since) add(*entry.since);
  }
}

void ChangeDays::add(const std::optional<Day>& since, const std::optional<Day>& until) {
  if (since) add(*since);
  if (until) add(*until + 1);
}

std::optional<std::int64_t> value_on(const Number& number, Day day) {
  const Number::Entry* entry = number.on(day);
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

bool holds_on(const std::optional<Day>& since, const std::optional<Day>& until, Day day) {
  return (!since || *since <= day) && (!until || day <= *until);
}

std::string on_day(const Pack& pack, Day day) {
  return day == pack.since ? "" : " on " + format_day(day);
}

}  // namespace xingji
