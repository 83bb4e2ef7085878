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

std::vector<const Expression*> parts_of(const std::vector<Measure::Filter>& filters) {
  std::vector<const Expression*> parts;
  for (const Measure::Filter& filter : filters) add_parts(filter.condition, parts);
  return parts;
}

// Rows stand on a day, so they have what it is taken from.
void lint_day_of_rows(Draft& draft, const Measure& measure) {
  const Expression day = made(Op::is_present, Type::flag, measure.by_day.place, {measure.by_day});
  for (const Expression* part : parts_of(measure.filters)) {
    if (!can_all_hold({part}, draft.pack) || can_all_hold({part, &day}, draft.pack)) continue;
    draft.refuse(part->place,
                 "'" + to_text(*part) + "' is never true of rows by the day of '" +
                     to_text(measure.by_day) + "'",
                 "mend it, or take another 'by_day'");
    return;
  }
}

// A message that does both opens.
void lint_answers(Draft& draft, const SessionRule& rule) {
  const bool is_read = rule.opened_by.op != Op::literal && rule.answered_by.op != Op::literal;
  if (!is_read) return;
  const Expression answers_alone = not_true(rule.opened_by, draft.pack);
  if (!can_all_hold({&rule.answered_by}, draft.pack) ||
      can_all_hold({&rule.answered_by, &answers_alone}, draft.pack)) {
    return;
  }
  draft.refuse(
      rule.answered_by.place,
      "nothing answers in '" + rule.id + "': whatever is 'answered_by' is 'opened_by', too",
      "a message that does both opens");
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
  for (const Measure& measure : draft.pack.measures) {
    lint_parts(draft, parts_of(measure.filters));
    lint_day_of_rows(draft, measure);
  }
  for (const Selection& selection : draft.pack.selections) {
    lint_parts(draft, parts_of(selection.rows.filters));
  }
  const auto lint = [&](const Expression& expression) {
    if (expression.op == Op::either) lint_alternatives(draft, expression);
    if (expression.op != Op::both) return;
    std::vector<const Expression*> parts;
    add_parts(expression, parts);
    lint_parts(draft, parts);
  };
  visit_expressions(draft.pack, lint);
  for (const SessionRule& rule : draft.pack.sessions) lint_answers(draft, rule);
  // Bands and histories that could not be read would be missing there.
  if (draft.has_errors()) return;
  visit_standing_expressions(draft.pack, lint);
}

}  // namespace xingji
