// Conditions that no facts can meet, and divisions by nothing: each comparison by where its sides
// can lie.
#include "pack/lint.h"
#include "pack/range.h"
#include "pack/visit.h"

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

// 15 for 15% is the mistake that everybody makes once.
std::string remedy_for(const Range& range, const Expression& other) {
  const auto written = constant_of(other);
  const bool is_share = range.most && compare(*range.most, {1, 1}) == 0;
  if (!is_share || !written || other.type != Type::number) return "";
  const auto micro = to_micro(*written);
  const bool lacks_percent = micro && *micro > micro_one && *micro <= 100 * micro_one;
  return lacks_percent ? "did you mean " + format_micro(*micro) + "%?" : "";
}

void refuse_never(Draft& draft, const Expression& condition, const Expression& side,
                  const Expression& other, const Range& range) {
  const std::string remedy = remedy_for(range, other);
  draft.refuse(condition.place,
               "'" + to_text(condition) + "' is never true: '" + to_text(side) + "' is " +
                   to_text(range, side.type, draft.pack.currency),
               remedy.empty() ? "mend it or take it out" : remedy);
}

void lint_comparison(Draft& draft, const Expression& condition) {
  const Expression& left = condition.arguments[0];
  const Expression& right = condition.arguments[1];
  const Range of_left = range_of(left, draft.pack);
  const Range of_right = range_of(right, draft.pack);
  if (!is_never(condition.op, of_left, of_right)) return;
  const bool left_is_written = constant_of(left).has_value();
  if (left_is_written) {
    refuse_never(draft, condition, right, left, of_right);
  } else {
    refuse_never(draft, condition, left, right, of_left);
  }
}

void lint_choice_of(Draft& draft, const Expression& condition) {
  const Expression& asked = condition.arguments[0];
  const Range range = range_of(asked, draft.pack);
  for (std::size_t i = 1; i < condition.arguments.size(); ++i) {
    const Expression& known = condition.arguments[i];
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

}  // namespace

void lint_never(Draft& draft) {
  visit_expressions(draft.pack, [&](const Expression& expression) {
    switch (expression.op) {
      case Op::divide:
        lint_division(draft, expression);
        break;
      case Op::one_of:
        lint_choice_of(draft, expression);
        break;
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
      case Op::equal:
        lint_comparison(draft, expression);
        break;
      default:
        break;
    }
  });
}

}  // namespace xingji
