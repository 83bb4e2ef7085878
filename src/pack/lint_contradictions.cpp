// Conditions that contradict each other: every filter of a measure holds at once, and so does what
// `and` joins. Two of them are compared where they ask for one thing: `kind = repair and kind =
// exchange`, `stars >= 4` beside `stars < 2`, a column that is missing and more than 3.
#include <algorithm>

#include "pack/demand.h"
#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

// A flag is never missing, so that `x is missing` says nothing of `x`; other demands know a value.
void lint_parts(Draft& draft, const std::vector<const Expression*>& parts) {
  std::vector<Demand> demands;
  for (const Expression* part : parts) {
    auto demand = demand_of(*part, draft.pack);
    if (!demand) continue;
    const auto other = std::find_if(demands.begin(), demands.end(), [&](const Demand& earlier) {
      return contradict(earlier, *demand);
    });
    if (other != demands.end()) {
      draft.refuse(
          part->place,
          "'" + to_text(*part) + "' is never true beside '" + to_text(*other->condition) + "'",
          "mend one of them, or part them with 'or'");
      return;
    }
    demands.push_back(std::move(*demand));
  }
}

void lint_filters(Draft& draft, const std::vector<Measure::Filter>& filters) {
  std::vector<const Expression*> parts;
  for (const Measure::Filter& filter : filters) add_parts(filter.condition, parts);
  lint_parts(draft, parts);
}

}  // namespace

void lint_contradictions(Draft& draft) {
  for (const Measure& measure : draft.pack.measures) lint_filters(draft, measure.filters);
  for (const Selection& selection : draft.pack.selections) {
    lint_filters(draft, selection.rows.filters);
  }
  visit_expressions(draft.pack, [&](const Expression& expression) {
    if (expression.op != Op::both) return;
    std::vector<const Expression*> parts;
    add_parts(expression, parts);
    lint_parts(draft, parts);
  });
}

}  // namespace xingji
