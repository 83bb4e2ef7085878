// Numbers that a condition compares with: one step more, one step less.
#include <algorithm>

#include "cases/changes.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

bool is_comparison(Op op) {
  return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least;
}

// What people change: a number by one or by a tenth of itself, times by an hour or a minute. Other
// types have no steps.
std::int64_t step_of(const Expression& literal) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t hour = 60 * minute;
  constexpr std::int64_t unit_in_cents = 100;
  const std::int64_t value = literal.literal;
  if (literal.op != Op::literal) return 0;
  if (literal.type == Type::number) {
    return value % micro_one == 0 ? micro_one : std::max<std::int64_t>(value / 10, 1);
  }
  if (literal.type == Type::duration) {
    return value % hour == 0 ? hour : value % minute == 0 ? minute : 1;
  }
  if (literal.type == Type::clock) return minute;
  return literal.type == Type::money ? unit_in_cents : 0;
}

// The same condition may stand in several measures, as that of a set does.
void shift(Pack& pack, const Place& place, std::int64_t by) {
  visit_expressions(pack, [&](const Expression& part) {
    const bool is_it = part.op == Op::literal && part.place.line == place.line &&
                       part.place.column == place.column && part.place.file == place.file;
    if (is_it) const_cast<Expression&>(part).literal += by;  // of a pack that may be changed
  });
}

}  // namespace

void add_literals(const Pack& pack, std::vector<Change>& changes) {
  const auto add_in = [&](Change::Of of) {
    return [&changes, of](const Expression& comparison) {
      if (!is_comparison(comparison.op)) return;
      for (const Expression& literal : comparison.arguments) {
        const std::int64_t step = step_of(literal);
        if (step == 0) continue;
        for (const int side : {1, -1}) {
          const auto way = [place = literal.place, by = side * step](Pack& it) {
            shift(it, place, by);
          };
          changes.push_back({literal.place,
                             "'" + to_text(comparison) + (side > 0 ? "' with more" : "' with less"),
                             "add a row or case right beside that number",
                             {way},
                             of});
        }
      }
    };
  };
  for (const SessionRule& rule : pack.sessions) {
    visit(rule.opened_by, add_in(Change::Of::messages));
    visit(rule.answered_by, add_in(Change::Of::messages));
  }
  visit_expressions(pack, add_in(Change::Of::rows));
}

}  // namespace xingji::cases
