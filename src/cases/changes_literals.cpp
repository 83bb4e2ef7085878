// Numbers that expressions speak of: one step more, one step less.
#include <algorithm>
#include <set>

#include "cases/changes.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;

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

// A sum of rows stays whole in the unit that it is counted in.
std::int64_t whole_step_of(const Expression& part) {
  return part.op == Op::literal ? micro_one : 0;
}

void add(const Expression& literal, const std::string& name, const char* remedy,
         const std::vector<std::int64_t>& steps, const Reach& reach, Changes& changes) {
  Change change{literal.place, name, remedy, {}, reach.of, reach.table, true};
  for (const std::int64_t by : steps) {
    change.ways.emplace_back([literal, by](Pack& pack) {
      change_parts(pack, literal, [&](Expression& it) { it.literal += by; });
    });
  }
  changes.push_back(std::move(change));
}

void add_compared(const Expression& comparison, const Reach& reach, Changes& changes) {
  for (const Expression& literal : comparison.arguments) {
    const std::int64_t step = step_of(literal);
    if (step == 0) continue;
    for (const int side : {1, -1}) {
      add(literal, "'" + to_text(comparison) + (side > 0 ? "' with more" : "' with less"),
          "add a row or case right beside that number", {side * step}, reach, changes);
    }
  }
}

}  // namespace

void add_literals(const Pack& pack, std::vector<Change>& changes) {
  std::set<const Expression*> told;  // with what they are compared or listed with
  const auto see = [&](const Expression& part, const Reach& reach) {
    const bool is_compared = is_comparison(part.op);
    if (is_compared) add_compared(part, reach, changes);
    if (is_compared || part.op == Op::one_of) {
      for (const Expression& argument : part.arguments) told.insert(&argument);
    }
    // What divides decides how fine a sum of rows must be counted, as loading has found out.
    if (part.op == Op::divide) told.insert(&part.arguments[1]);
    const std::int64_t step = part.type == Type::number ? whole_step_of(part) : step_of(part);
    const bool is_idle = reach.only_day && part.type == Type::clock;
    if (step == 0 || is_idle || told.contains(&part)) return;
    add(part, "'" + to_text(part) + "' a little more or less",
        "add a row or case that this decides something in", {step, -step}, reach, changes);
  };
  visit_parts(pack, see);
  visit_pay_expressions(pack, [&](const Expression& part) {
    if (is_comparison(part.op)) add_compared(part, Reach{}, changes);
  });
}

}  // namespace xingji::cases
