// Conditions that the window has decided: `days_ago > 29` of the rows of 30 days, a day before all
// those that the pack's first window reaches.
#include <algorithm>

#include "pack/joint.h"
#include "pack/lint.h"
#include "pack/negation.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using Conditions = std::vector<Expression>;

constexpr int most_days_of_month = 31;

Expression asked(Function function, Type type, std::vector<Expression> arguments) {
  Expression call;
  call.op = Op::call;
  call.function = function;
  call.type = type;
  call.arguments = std::move(arguments);
  return call;
}

// `thing op value`, the value as its type keeps it.
Expression compared(Expression thing, Op op, std::int64_t value) {
  Expression literal;
  literal.type = thing.type;
  literal.literal = value;
  const Place place = thing.place;
  return made(op, Type::flag, place, {std::move(thing), std::move(literal)});
}

// How many days before the day judged the window's rows may stand.
std::pair<Day, Day> ages_of(const Window& window) {
  Day youngest = most_days_of_month;
  Day oldest = 0;
  for (const Window::Choice& choice : window.choices) {
    const bool is_month = choice.month_ending != 0;
    youngest = std::min<Day>(youngest, is_month ? 0 : -choice.to);
    oldest = std::max<Day>(oldest, is_month ? most_days_of_month - 1 : -choice.from);
  }
  return {youngest, oldest};
}

// What holds of every row that the measure counts on a day that the pack judges.
Conditions known_of_rows(const Measure& measure, const Pack& pack) {
  const auto [youngest, oldest] = ages_of(measure.window);
  const Expression days_ago = asked(Function::days_ago, Type::number, {});
  Conditions known = {compared(days_ago, Op::at_least, youngest * micro_one),
                      compared(days_ago, Op::at_most, oldest * micro_one)};
  const Expression day = asked(Function::day, Type::date, {measure.by_day});
  if (pack.since) known.push_back(compared(day, Op::at_least, *pack.since - oldest));
  if (pack.until) known.push_back(compared(day, Op::at_most, *pack.until - youngest));
  return known;
}

std::string told(const Expression& condition, const Conditions& known, const Pack& pack) {
  std::vector<const Expression*> all;
  for (const Expression& each : known) all.push_back(&each);
  return can_all_hold({&condition}, pack) ? told_beside(condition, all, pack) : std::string();
}

bool is_comparison(Op op) {
  return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least ||
         op == Op::equal || op == Op::unequal || op == Op::one_of;
}

// A parameter is a switch: an overlay may turn it.
bool has_switch(const Expression& condition) {
  bool found = false;
  visit(condition, [&](const Expression& part) {
    found = found || part.op == Op::parameter || part.op == Op::look_up || part.op == Op::attribute;
  });
  return found;
}

void lint_condition(Draft& draft, const Expression& condition, const Conditions& known) {
  if (has_switch(condition)) return;
  const std::string never = told(condition, known, draft.pack);
  const std::string always =
      never.empty() ? told(not_true(condition, draft.pack), known, draft.pack) : std::string();
  if (never.empty() && always.empty()) return;
  draft.refuse(condition.place,
               "'" + to_text(condition) +
                   (never.empty() ? "' is always true of rows in the window, of which holds "
                                  : "' is never true of rows in the window, of which holds ") +
                   (never.empty() ? always : never),
               "mend it, or take another window");
}

// What stands in a join is about other rows.
void lint_comparisons(Draft& draft, const Expression& expression, const Conditions& known) {
  if (expression.op == Op::join) return;
  if (is_comparison(expression.op)) return lint_condition(draft, expression, known);
  for (const Expression& part : expression.arguments) lint_comparisons(draft, part, known);
}

}  // namespace

void lint_window(Draft& draft) {
  // Days and windows that could not be read would be others.
  if (draft.has_errors()) return;
  for (const Measure& measure : draft.pack.measures) {
    const Conditions known = known_of_rows(measure, draft.pack);
    for (const Measure::Filter& filter : measure.filters) {
      lint_comparisons(draft, filter.condition, known);
    }
    if (measure.value) lint_comparisons(draft, *measure.value, known);
    if (measure.weight) lint_comparisons(draft, *measure.weight, known);
  }
}

}  // namespace xingji
