#include "pack/lint.h"

#include <algorithm>

#include "pack/visit.h"

namespace xingji {

void lint(Draft& draft) {
  lint_names(draft);
  lint_titles(draft);
  lint_dates(draft);
  lint_unjudged(draft);
  lint_weights(draft);
  lint_ladders(draft);
  lint_bands(draft);
  lint_missing_rules(draft);
  lint_extras(draft);
  lint_lines(draft);
  lint_stages(draft);
  lint_reach(draft);
  lint_tables(draft);
  lint_units(draft);
  lint_words(draft);
  lint_never(draft);
  lint_contradictions(draft);
  lint_window(draft);
  lint_rows(draft);
  lint_exempt(draft);
  lint_scale(draft);
  lint_idle(draft);
  lint_missing(draft);
  lint_peers(draft);
  lint_times(draft);
  lint_standings(draft);
  lint_notices(draft);
  lint_decisions(draft);
}

ChangeDays::ChangeDays(const Pack& pack)
    : pack_(&pack), first_(pack.since.value_or(0)), last_(pack.until), days_{first_} {}

void ChangeDays::add(Day day) {
  if (day < first_ || (last_ && day > *last_)) return;
  const auto at = std::lower_bound(days_.begin(), days_.end(), day);
  if (at == days_.end() || *at != day) days_.insert(at, day);
}

void ChangeDays::add(const Number& number) {
  for (const Number::Entry& entry : number.entries) {
    if (entry.since) add(*entry.since);
    if (!entry.expression) continue;
    visit(*entry.expression, [&](const Expression& at) {
      if (at.op != Op::look_up) return;
      for (const KeyTable::Row& row : find_key_table(*pack_, at.name)->rows) {
        if (row.since) add(*row.since);
      }
    });
  }
}

void ChangeDays::add(const std::optional<Day>& since, const std::optional<Day>& until) {
  if (since) add(*since);
  if (until) add(*until + 1);
}

std::optional<std::int64_t> value_on(const Number& number, Day day, const Found& found) {
  const Number::Entry* entry = number.on(day);
  if (entry == nullptr) return std::nullopt;
  if (!entry->expression) return entry->value;
  const Expression& asked = *entry->expression;
  const bool is_found =
      asked.op == Op::look_up && found.row != nullptr && asks_the_same(asked, *found.look_up);
  return is_found ? std::optional(found.row->cells[asked.column].value) : std::nullopt;
}

const Place& place_on(const Number& number, Day day, const Place& otherwise) {
  const Number::Entry* entry = number.on(day);
  return entry == nullptr ? otherwise : entry->said.place;
}

std::string on_day(const Pack& pack, Day day) {
  return day == pack.since ? "" : " on " + format_day(day);
}

}  // namespace xingji
