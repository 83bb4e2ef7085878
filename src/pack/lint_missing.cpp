// `!=` and `not` over what may be missing: the condition is then unknown, and a row of which it is
// unknown does not count. Whoever writes "not worn" mostly means the rows without a reason, too; a
// condition that says what becomes of them is not asked again.
#include <set>

#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool may_be_missing(const Expression& expression) {
  if (expression.op == Op::join) {
    return expression.join == Join::first || expression.join == Join::last ||
           expression.join == Join::min || expression.join == Join::max;
  }
  if (expression.op != Op::column || expression.type == Type::flag) return false;
  const Table table = expression.of_order ? Table::orders : expression.table;
  return expression.of_order || !definition(table).columns[expression.column].required;
}

// The things in a condition that may be missing, as they are written. What stands inside a join is
// asked of other rows.
void add_uncertain(const Expression& expression, std::set<std::string>& things) {
  if (expression.op == Op::is_missing || expression.op == Op::is_present) return;
  if (may_be_missing(expression)) things.insert(to_text(expression));
  if (expression.op == Op::join) return;
  for (const Expression& argument : expression.arguments) add_uncertain(argument, things);
}

// What the conditions say is there, or is not.
std::set<std::string> asked_for(const std::vector<Measure::Filter>& filters) {
  std::set<std::string> asked;
  for (const Measure::Filter& filter : filters) {
    visit(filter.condition, [&](const Expression& expression) {
      if (expression.op != Op::is_missing && expression.op != Op::is_present) return;
      asked.insert(to_text(expression.arguments[0]));
    });
  }
  return asked;
}

void warn_of(Draft& draft, const Expression& condition, const std::set<std::string>& asked) {
  std::set<std::string> things;
  for (const Expression& argument : condition.arguments) add_uncertain(argument, things);
  for (const std::string& thing : things) {
    if (asked.contains(thing)) continue;
    draft.warn(condition.place,
               "'" + to_text(condition) + "' is not true of rows without '" + thing + "'",
               "say what becomes of them: '" + thing + " is missing or …', or '" + thing +
                   " is present and …'");
    return;
  }
}

// Not below another `not`, which has told it already.
void lint_condition(Draft& draft, const Expression& condition, const std::set<std::string>& asked) {
  if (condition.op == Op::unequal || condition.op == Op::negation) {
    warn_of(draft, condition, asked);
    return;
  }
  if (condition.op == Op::join) return;
  for (const Expression& argument : condition.arguments) lint_condition(draft, argument, asked);
}

void lint_filters_of_missing(Draft& draft, const std::vector<Measure::Filter>& filters) {
  const std::set<std::string> asked = asked_for(filters);
  for (const Measure::Filter& filter : filters) lint_condition(draft, filter.condition, asked);
}

}  // namespace

void lint_missing(Draft& draft) {
  for (const Measure& measure : draft.pack.measures)
    lint_filters_of_missing(draft, measure.filters);
  for (const Selection& selection : draft.pack.selections) {
    lint_filters_of_missing(draft, selection.rows.filters);
  }
}

}  // namespace xingji
