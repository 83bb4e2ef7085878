// `!=` and `not` over what may be missing: the condition is then unknown, and a row of which it is
// unknown does not count. Whoever writes "not worn" mostly means the rows without a reason, too; a
// condition that says what becomes of them is not asked again.
#include <set>
#include <string>
#include <utility>

#include "pack/lint.h"
#include "pack/range.h"

namespace xingji {
namespace {

bool is_of_values(Join join) {
  return join == Join::first || join == Join::last || join == Join::min || join == Join::max;
}

// Of flags it is known where nobody gave them: they are false.
bool may_be_missing(const Expression& expression, const Pack& pack) {
  if (expression.op == Op::join) return is_of_values(expression.join);
  if (expression.type == Type::flag) return false;
  if (expression.op == Op::attribute) return true;
  if (expression.op == Op::measure) {
    const auto position = find_measure(pack, expression.name);
    return position && pack.measures[*position].kind == Measure::Kind::quantile;
  }
  if (expression.op == Op::divide) return !constant_of(expression.arguments[1]);
  if (expression.op != Op::column) return false;
  const Table table = expression.of_order ? Table::orders : expression.table;
  return expression.of_order || !definition(table).columns[expression.column].required;
}

using Things = std::set<std::string>;

// What a condition says is there, or is not. What stands inside a join is said of other rows.
void add_asked(const Expression& condition, Things& asked) {
  if (condition.op == Op::is_missing || condition.op == Op::is_present) {
    asked.insert(to_text(condition.arguments[0]));
  }
  if (condition.op == Op::join) return;
  for (const Expression& argument : condition.arguments) add_asked(argument, asked);
}

Things asked_in(const std::vector<Measure::Filter>& filters) {
  Things asked;
  for (const Measure::Filter& filter : filters) add_asked(filter.condition, asked);
  return asked;
}

class Missing {
 public:
  // `untrue`: what is said of the condition, before what is missing.
  Missing(Draft& draft, std::string untrue) : draft_(draft), untrue_(std::move(untrue)) {}

  void lint(const Expression& expression, Things asked = {}) {
    add_asked(expression, asked);
    lint_part(expression, asked);
  }

 private:
  // Not below another `not`, which has told it already.
  void lint_part(const Expression& expression, const Things& asked) {
    if (expression.op == Op::unequal || expression.op == Op::negation) warn_of(expression, asked);
    const bool is_told = expression.op == Op::negation;
    for (const Expression& argument : expression.arguments) {
      if (expression.op == Op::join) {
        lint(argument);
      } else if (!is_told) {
        lint_part(argument, asked);
      } else {
        lint_joins(argument);
      }
    }
  }

  void lint_joins(const Expression& expression) {
    for (const Expression& argument : expression.arguments) {
      if (expression.op == Op::join) {
        lint(argument);
      } else {
        lint_joins(argument);
      }
    }
  }

  void warn_of(const Expression& condition, const Things& asked) {
    Things things;
    for (const Expression& argument : condition.arguments) add_uncertain(argument, things);
    for (const std::string& thing : things) {
      if (asked.contains(thing)) continue;
      draft_.warn(condition.place, "'" + to_text(condition) + untrue_ + thing + "'",
                  "say what becomes of them: '" + thing + " is missing or …', or '" + thing +
                      " is present and …'");
      return;
    }
  }

  // The things in a condition that may be missing, as they are written.
  void add_uncertain(const Expression& expression, Things& things) const {
    if (expression.op == Op::is_missing || expression.op == Op::is_present) return;
    if (may_be_missing(expression, draft_.pack)) things.insert(to_text(expression));
    if (expression.op == Op::join) return;
    for (const Expression& argument : expression.arguments) add_uncertain(argument, things);
  }

  Draft& draft_;
  std::string untrue_;
};

void lint_rows_of(Missing& rows, const Measure& measure) {
  const Things asked = asked_in(measure.filters);
  for (const Measure::Filter& filter : measure.filters) rows.lint(filter.condition, asked);
  rows.lint(measure.by_day, asked);
  for (const auto* expression : {&measure.by, &measure.value, &measure.weight}) {
    if (*expression) rows.lint(**expression, asked);
  }
}

void lint_rows_of_facts(Draft& draft) {
  Missing rows(draft, "' is not true of rows without '");
  for (const Measure& measure : draft.pack.measures) lint_rows_of(rows, measure);
  for (const Selection& selection : draft.pack.selections) lint_rows_of(rows, selection.rows);
  for (const Task& task : draft.pack.tasks) {
    lint_rows_of(rows, task.rows);
    rows.lint(task.done);
  }
  for (const SessionRule& rule : draft.pack.sessions) {
    rows.lint(rule.opened_by);
    rows.lint(rule.answered_by);
  }
}

// Gates say themselves what they make of the unknown, and of branches it is told on the card.
void lint_days(Draft& draft) {
  Missing days(draft, "' is not true of days without '");
  for (const Measure& measure : draft.pack.measures) {
    for (const Window::Choice& choice : measure.window.choices) {
      if (choice.when) days.lint(*choice.when);
    }
  }
  for (const Bonus& bonus : draft.pack.bonuses) days.lint(bonus.when);
  for (const Stage& stage : draft.pack.stages) {
    if (stage.when) days.lint(*stage.when);
    for (const Stage::Rule& rule : stage.total) {
      if (rule.when) days.lint(*rule.when);
    }
  }
}

}  // namespace

void lint_missing(Draft& draft) {
  lint_rows_of_facts(draft);
  lint_days(draft);
}

}  // namespace xingji
