// Conditions that contradict each other: every filter of a measure holds at once, and so does what
// `and` joins. And those of which one always holds: `paid > 3 or paid <= 3`.
#include <algorithm>

#include "pack/joint.h"
#include "pack/lint.h"
#include "pack/negation.h"
#include "pack/visit.h"

namespace xingji {
namespace {

void lint_parts(Draft& draft, const std::vector<const Expression*>& parts) {
  std::vector<const Expression*> earlier;
  for (const Expression* part : parts) {
    // One that is never true by itself is told by itself.
    if (!can_all_hold({part}, draft.pack)) continue;
    const std::string others = told_beside(*part, earlier, draft.pack);
    if (!others.empty()) {
      draft.refuse(part->place, "'" + to_text(*part) + "' is never true beside " + others,
                   "mend one of them, or part them with 'or'");
      return;
    }
    earlier.push_back(part);
  }
}

void lint_filters(Draft& draft, const std::vector<Measure::Filter>& filters) {
  std::vector<const Expression*> parts;
  for (const Measure::Filter& filter : filters) add_parts(filter.condition, parts);
  lint_parts(draft, parts);
}

bool is_always_true(const Expression& condition, const Pack& pack) {
  const Expression other = not_true(condition, pack);
  return !can_all_hold({&other}, pack);
}

void lint_alternatives(Draft& draft, const Expression& either) {
  if (!is_always_true(either, draft.pack)) return;
  const auto& parts = either.arguments;
  // One that is always true by itself is told by itself.
  if (std::any_of(parts.begin(), parts.end(),
                  [&](const Expression& part) { return is_always_true(part, draft.pack); })) {
    return;
  }
  draft.refuse(either.place, "'" + to_text(either) + "' is always true", "mend it or take it out");
}

}  // namespace

void lint_contradictions(Draft& draft) {
  for (const Measure& measure : draft.pack.measures) lint_filters(draft, measure.filters);
  for (const Selection& selection : draft.pack.selections) {
    lint_filters(draft, selection.rows.filters);
  }
  visit_expressions(draft.pack, [&](const Expression& expression) {
    if (expression.op == Op::either) lint_alternatives(draft, expression);
    if (expression.op != Op::both) return;
    std::vector<const Expression*> parts;
    add_parts(expression, parts);
    lint_parts(draft, parts);
  });
}

}  // namespace xingji
