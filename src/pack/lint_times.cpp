// Periods: windows of a month's length end where the period does. Calendars are asked for.
#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {

namespace {

void lint_calendar(Draft& draft) {
  if (!draft.pack.calendar) return;
  bool is_asked = false;
  visit_expressions(draft.pack, [&](const Expression& expression) {
    is_asked |= expression.op == Op::call && expression.function == Function::workdays;
  });
  if (is_asked) return;
  draft.warn(draft.pack.calendar->place, "nothing asks which days are worked",
             "take 'calendar' out, or write for example workdays(opened_at, 5)");
}

}  // namespace

void lint_times(Draft& draft) {
  lint_calendar(draft);
  if (!draft.pack.period) return;
  const int ends_on = draft.pack.period->ends_on;
  const std::string remedy = ends_on == end_of_month
                                 ? std::string("write 'month'")
                                 : "write { month_ending: " + std::to_string(ends_on) + " }";
  for (const Measure& measure : draft.pack.measures) {
    for (const Window::Choice& choice : measure.window.choices) {
      if (choice.month_ending == 0 || choice.month_ending == ends_on) continue;
      draft.warn(measure.place,
                 "the window of '" + measure.id + "' ends on another day than the period judged",
                 remedy);
      break;
    }
  }
}

}  // namespace xingji
