// Clips, bonuses and deductions that cannot be meant: a floor above its ceiling, a cap that one
// case already reaches.
#include "base/ratio.h"
#include "pack/lint.h"

namespace xingji {
namespace {

// Says so on the first day on which `least` is above `most`.
void lint_clip(Draft& draft, const std::optional<Number>& least, const std::optional<Number>& most,
               const std::string& whose, const Place& place) {
  if (!least || !most) return;
  ChangeDays days(draft.pack);
  days.add(*least);
  days.add(*most);
  for (const Day day : days.days()) {
    const auto low = value_on(*least, day);
    const auto high = value_on(*most, day);
    if (!low || !high || *low <= *high) continue;
    draft.refuse(place,
                 "the clip of " + whose + " keeps it between " + format_micro(*low) + " and " +
                     format_micro(*high) + on_day(draft.pack, day),
                 "'least' is the smaller one");
    return;
  }
}

void lint_cap(Draft& draft, const Deduction& deduction) {
  if (!deduction.most) return;
  ChangeDays days(draft.pack);
  days.add(deduction.each);
  days.add(*deduction.most);
  for (const Day day : days.days()) {
    const auto each = value_on(deduction.each, day);
    const auto most = value_on(*deduction.most, day);
    if (!each || !most || *each <= *most) continue;
    draft.refuse(deduction.place,
                 "one case of '" + deduction.id + "' takes " + format_micro(*each) +
                     ", more than its 'most' of " + format_micro(*most) + on_day(draft.pack, day),
                 "'most' is for all cases together");
    return;
  }
}

}  // namespace

void lint_extras(Draft& draft) {
  const Pack& pack = draft.pack;
  for (const Dimension& dimension : pack.dimensions) {
    lint_clip(draft, dimension.least, dimension.most, "'" + dimension.id + "'",
              dimension.said.place);
  }
  lint_clip(draft, pack.total.least, pack.total.most, "the total", pack.total.said.place);
  for (const Deduction& deduction : pack.deductions) lint_cap(draft, deduction);
}

}  // namespace xingji
