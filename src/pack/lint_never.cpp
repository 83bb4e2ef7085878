// Conditions that no facts can meet or fail, and divisions by nothing: each comparison by where its
// sides can lie.
#include <algorithm>

#include "pack/joint.h"
#include "pack/linear.h"
#include "pack/lint.h"
#include "pack/negation.h"
#include "pack/range.h"
#include "pack/visit.h"
#include "pack/written.h"

namespace xingji {
namespace {

bool is_below(const Range& a, const Range& b, bool or_equal) {
  return a.most && b.least && compare(*a.most, *b.least) < (or_equal ? 1 : 0);
}

bool is_never(Op op, const Range& left, const Range& right) {
  switch (op) {
    case Op::less:
      return is_below(right, left, true);
    case Op::at_most:
      return is_below(right, left, false);
    case Op::more:
      return is_below(left, right, true);
    case Op::at_least:
      return is_below(left, right, false);
    case Op::equal:
      return is_below(left, right, false) || is_below(right, left, false);
    default:
      return false;
  }
}

bool is_always(Op op, const Range& left, const Range& right) {
  switch (op) {
    case Op::less:
      return is_never(Op::at_least, left, right);
    case Op::at_most:
      return is_never(Op::more, left, right);
    case Op::more:
      return is_never(Op::at_most, left, right);
    case Op::at_least:
      return is_never(Op::less, left, right);
    case Op::unequal:
      return is_never(Op::equal, left, right);
    default:
      return false;
  }
}

// Of a row without the column `replied_at > …` is unknown, so that it asks for the column; rows
// have what their table requires.
bool may_be_missing(const Expression& expression) {
  return (expression.op == Op::column && !is_never_missing(expression)) ||
         (expression.op == Op::join && expression.join != Join::count) ||
         std::any_of(expression.arguments.begin(), expression.arguments.end(), may_be_missing);
}

void refuse_idle(Draft& draft, const Expression& condition, const Expression& thing,
                 const Written& written, bool is_true) {
  const Range range = range_of(thing, draft.pack);
  const bool is_share = range.most && compare(*range.most, {1, 1}) == 0;
  const std::string remedy = is_share ? lacks_percent(written) : "";
  std::string verdict = is_true ? "' is always true" : "' is never true";
  if (!written.name.empty()) {
    verdict = (is_true ? "' is always true with " : "' is never true with ") + written.text;
  }
  draft.refuse(written.place,
               "'" + to_text(condition) + verdict + ": '" + to_text(thing) + "' is " +
                   to_text(range, thing.type, draft.pack.currency),
               remedy.empty() ? "mend it or take it out" : remedy);
}

// A parameter at the very end of a range switches a rule off, on purpose; beyond it, it is a slip.
void lint_amount(Draft& draft, const Expression& condition, Op op, const Expression& thing,
                 const Written& written) {
  if (refuse_wrong_unit(draft, thing, written)) return;
  const Range range = range_of(thing, draft.pack);
  const Range value{written.value, written.value};
  const bool is_outside = is_never(Op::equal, range, value);
  const bool is_literal = written.name.empty();
  if (is_never(op, range, value) && (is_outside || is_literal)) {
    refuse_idle(draft, condition, thing, written, false);
  } else if (is_always(op, range, value) &&
             (is_outside || (is_literal && !may_be_missing(thing)))) {
    refuse_idle(draft, condition, thing, written, true);
  }
}

void lint_comparison(Draft& draft, const Expression& condition) {
  const Expression& left = condition.arguments[0];
  const Expression& right = condition.arguments[1];
  const std::vector<Written> of_left = written_in(left, draft);
  const std::vector<Written> of_right = written_in(right, draft);
  if (of_left.empty() != of_right.empty()) {
    const bool is_right = of_left.empty();
    for (const Written& written : is_right ? of_right : of_left) {
      lint_amount(draft, condition, is_right ? condition.op : mirrored(condition.op),
                  is_right ? left : right, written);
    }
    return;
  }
  // What parameters alone decide is a switch: an overlay may turn it.
  if (!of_left.empty() && !(of_left.front().name.empty() && of_right.front().name.empty())) return;
  const Range of_one = range_of(left, draft.pack);
  if (!is_never(condition.op, of_one, range_of(right, draft.pack))) return;
  draft.refuse(condition.place,
               "'" + to_text(condition) + "' is never true: '" + to_text(left) + "' is " +
                   to_text(of_one, left.type, draft.pack.currency),
               "mend it or take it out");
}

bool is_count(const Expression& thing, const Pack& pack) {
  if (thing.op == Op::join) return thing.join == Join::count;
  const auto position = thing.op == Op::measure ? find_measure(pack, thing.name) : std::nullopt;
  if (!position) return false;
  const Measure& measure = pack.measures[*position];
  return !measure.weight &&
         (measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct);
}

// `>= 1.5` says no more of a count than `>= 2`: whoever wrote it may have meant something else.
void lint_count(Draft& draft, const Expression& condition) {
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const Expression& number = condition.arguments[side];
    const Expression& thing = condition.arguments[1 - side];
    const auto value = constant_of(number);
    if (!value || value->denominator == 1 || !is_count(thing, draft.pack)) continue;
    draft.warn(
        number.place,
        "'" + to_text(thing) + "' is a whole number, and " + to_text(number) + " lies between two",
        "write a whole number");
  }
}

void lint_doubles(Draft& draft, const Expression& condition) {
  const auto& arguments = condition.arguments;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    const bool is_double = std::any_of(
        arguments.begin() + 1, arguments.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Expression& earlier) { return to_text(earlier) == to_text(arguments[i]); });
    if (!is_double) continue;
    const std::string word =
        arguments[i].type == Type::text ? arguments[i].name : to_text(arguments[i]);
    draft.refuse(arguments[i].place, "'" + word + "' stands twice in '" + to_text(condition) + '\'',
                 "leave one out");
    return;
  }
}

void lint_choice_of(Draft& draft, const Expression& condition) {
  const Expression& asked = condition.arguments[0];
  const Range range = range_of(asked, draft.pack);
  for (std::size_t i = 1; i < condition.arguments.size(); ++i) {
    const Expression& known = condition.arguments[i];
    const std::vector<Written> all = written_in(known, draft);
    if (all.size() == 1 && refuse_wrong_unit(draft, asked, all.front())) continue;
    if (!is_never(Op::equal, range, range_of(known, draft.pack))) continue;
    draft.refuse(known.place,
                 "'" + to_text(asked) + "' is never " + to_text(known) + ": it is " +
                     to_text(range, asked.type, draft.pack.currency),
                 "mend it or take it out");
  }
}

void lint_division(Draft& draft, const Expression& quotient) {
  const Expression& divisor = quotient.arguments[1];
  if (!range_of(divisor, draft.pack).is_only({0, 1})) return;
  draft.refuse(divisor.place, "a division by nothing: '" + to_text(divisor) + "' is always 0",
               "divide by what can be more");
}

bool has_switch(const Expression& condition) {
  bool found = false;
  visit(condition, [&](const Expression& part) {
    found = found || part.op == Op::parameter || part.op == Op::look_up;
  });
  return found;
}

bool compares_with_itself(const Expression& condition, const Pack& pack) {
  const Expression& left = condition.arguments[0];
  const Expression& right = condition.arguments[1];
  if (left.type == Type::text || left.type == Type::flag) return to_text(left) == to_text(right);
  const auto sides = apart(left, right, pack);
  return sides && sides->is_about_facts && sides->a == nullptr;
}

bool is_comparison(Op op) {
  return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least ||
         op == Op::equal || op == Op::unequal;
}

// What is wrong with it whatever numbers stand in it.
void lint_condition(Draft& draft, const Expression& condition) {
  if (has_switch(condition)) return;
  const std::string remedy = "mend it or take it out";
  if (is_comparison(condition.op) && compares_with_itself(condition, draft.pack)) {
    draft.refuse(condition.place, "'" + to_text(condition) + "' compares a thing with itself",
                 remedy);
  } else if (!can_all_hold({&condition}, draft.pack)) {
    draft.refuse(condition.place, "'" + to_text(condition) + "' is never true", remedy);
  }
}

template <class See>
void visit_own_columns(const Expression& expression, const See& see) {
  if (expression.op == Op::join) return;  // its columns are of other rows
  if (expression.op == Op::column && !expression.of_order) see(expression);
  for (const Expression& part : expression.arguments) visit_own_columns(part, see);
}

// A row may have an instant before its event time; whoever reads it is told that it is a slip.
void lint_backwards(Draft& draft, const Expression& condition) {
  if (has_switch(condition)) return;
  const Expression* backwards = nullptr;
  Expression begins;
  visit_own_columns(condition, [&](const Expression& column) {
    const auto event = event_column(column.table);
    const Kind kind = definition(column.table).columns[column.column].kind;
    if (backwards != nullptr || kind != Kind::instant || !event || *event == column.column) return;
    begins = column;
    begins.column = *event;
    const Expression follows = made(Op::at_least, Type::flag, condition.place, {column, begins});
    if (!can_all_hold({&condition, &follows}, draft.pack)) backwards = &column;
  });
  if (backwards == nullptr) return;
  draft.warn(condition.place,
             "'" + to_text(condition) + "' is true only of rows whose '" + to_text(*backwards) +
                 "' is before their beginning, '" + to_text(begins) + '\'',
             "such rows are slips of the data; turn it round or take it out");
}

// What no row lacks. A mean asks for its value by itself.
void lint_present(Draft& draft, const std::vector<Measure::Filter>& filters) {
  for (const Measure::Filter& filter : filters) {
    if (filter.said_as == "value") continue;
    visit(filter.condition, [&](const Expression& part) {
      if (part.op != Op::is_present || !is_never_missing(part.arguments[0])) return;
      draft.refuse(part.place, "'" + to_text(part) + "' is always true", "mend it or take it out");
    });
  }
}

}  // namespace

void lint_never(Draft& draft) {
  for (const Measure& measure : draft.pack.measures) lint_present(draft, measure.filters);
  for (const Selection& selection : draft.pack.selections) {
    lint_present(draft, selection.rows.filters);
  }
  visit_expressions(draft.pack, [&](const Expression& expression) {
    const std::size_t before = draft.problems.size();
    switch (expression.op) {
      case Op::divide:
        lint_division(draft, expression);
        break;
      case Op::one_of:
        lint_choice_of(draft, expression);
        lint_doubles(draft, expression);
        if (draft.problems.size() == before) lint_condition(draft, expression);
        break;
      case Op::is_missing:
        lint_condition(draft, expression);
        break;
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
      case Op::equal:
      case Op::unequal:
        lint_comparison(draft, expression);
        if (draft.problems.size() == before) lint_condition(draft, expression);
        if (draft.problems.size() == before) lint_count(draft, expression);
        if (draft.problems.size() == before) lint_backwards(draft, expression);
        break;
      default:
        break;
    }
  });
}

}  // namespace xingji
