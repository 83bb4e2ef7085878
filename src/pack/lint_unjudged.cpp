// Dates that change nothing: values that another one has replaced before the days that the pack
// judges or that come after them, values that are what they were before, things in force on no day.
#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

class OutOfDays {
 public:
  explicit OutOfDays(Draft& draft) : draft_(draft), pack_(draft.pack) {}

  // What a row has asks for the row's own day, which may be long before. An overlay is laid over
  // all versions of a family, and its dates are those of some.
  void lint_number(const Number& number) {
    for (std::size_t e = 0; e < number.entries.size(); ++e) {
      const Number::Entry& entry = number.entries[e];
      if (entry.by_row || is_laid_over(entry.said.place)) continue;
      const bool has_next = e + 1 < number.entries.size();
      if (e > 0 && is_same(number.entries[e - 1], entry)) {
        draft_.warn(entry.said.place,
                    "this value is what it was before " + format_day(*entry.since) + " (" +
                        entry.said.path + ")",
                    "take the date out, or mend the value");
      }
      const bool is_replaced = has_next && is_over(number.entries[e + 1].since);
      if (!is_replaced && !is_later(entry.since)) continue;
      draft_.warn(entry.said.place,
                  "this value never holds on a day that the pack judges (" + entry.said.path + ")",
                  "take it out");
    }
  }

  template <class Things>
  void lint_things(const Things& things) {
    for (const auto& thing : things) {
      const auto behind = thing.until ? std::optional(*thing.until + 1) : std::nullopt;
      const Place& place = thing.place;
      if (is_laid_over(place) || (!is_over(behind) && !is_later(thing.since))) continue;
      draft_.warn(place, "'" + thing.id + "' is in force on no day that the pack judges",
                  "take it out");
    }
  }

 private:
  // Whoever writes another source of an unchanged number means that.
  static bool is_same(const Number::Entry& before, const Number::Entry& entry) {
    return entry.since && !before.expression && !entry.expression && before.value == entry.value &&
           before.said.source == entry.said.source &&
           before.said.assumed.zh == entry.said.assumed.zh;
  }
  bool is_laid_over(const Place& place) const { return place.file != draft_.place_of_pack.file; }
  bool is_over(const std::optional<Day>& replaced) const {
    return replaced && pack_.since && *replaced <= *pack_.since;
  }
  bool is_later(const std::optional<Day>& since) const {
    return since && pack_.until && *since > *pack_.until;
  }

  Draft& draft_;
  const Pack& pack_;
};

}  // namespace

void lint_unjudged(Draft& draft) {
  OutOfDays days(draft);
  visit_numbers(draft.pack, [&](const Number& number) { days.lint_number(number); });
  days.lint_things(draft.pack.indicators);
  days.lint_things(draft.pack.gates);
  days.lint_things(draft.pack.bonuses);
  days.lint_things(draft.pack.deductions);
}

}  // namespace xingji
