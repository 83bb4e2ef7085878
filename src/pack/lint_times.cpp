// Periods: windows of a month's length end where the period does.
#include "pack/lint.h"

namespace xingji {

void lint_times(Draft& draft) {
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
