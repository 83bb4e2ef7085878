// Conditions that contradict each other: every filter of a measure holds at once, and so does what
// `and` joins. Two of them are compared where they ask for one thing: `kind = repair and kind =
// exchange`, `stars >= 4` beside `stars < 2`, a column that is missing and more than 3.
#include <algorithm>
#include <set>

#include "pack/lint.h"
#include "pack/range.h"
#include "pack/visit.h"
#include "pack/written.h"

namespace xingji {
namespace {

// What one condition lets a thing be.
struct Demand {
  const Expression* condition = nullptr;
  std::string thing;  // as it is written
  enum class Kind { missing, present, truth, within, one_of, none_of } kind = Kind::present;
  bool truth = true;                  // Kind::truth
  Range range = {};                   // Kind::within
  bool without_ends = false;          // Kind::within: `<` and `>`
  std::set<std::string> values = {};  // Kind::one_of, none_of
};

// What is joined by `and`, however deep.
void add_parts(const Expression& condition, std::vector<const Expression*>& parts) {
  if (condition.op != Op::both) {
    parts.push_back(&condition);
    return;
  }
  for (const Expression& part : condition.arguments) add_parts(part, parts);
}

bool is_text(const Expression& expression) {
  return expression.op == Op::literal && expression.type == Type::text;
}

std::optional<Demand> of_comparison(const Expression& condition) {
  const Expression* thing = &condition.arguments[0];
  const Expression* value = &condition.arguments[1];
  Op op = condition.op;
  if (thing->op == Op::literal) {
    std::swap(thing, value);
    op = mirrored(op);
  }
  Demand demand{&condition, to_text(*thing)};
  if (is_text(*value) && (op == Op::equal || op == Op::unequal)) {
    demand.kind = op == Op::equal ? Demand::Kind::one_of : Demand::Kind::none_of;
    demand.values = {value->name};
    return demand;
  }
  const auto number = value->type == Type::text ? std::nullopt : constant_of(*value);
  if (!number || op == Op::unequal) return std::nullopt;
  demand.kind = Demand::Kind::within;
  demand.without_ends = op == Op::less || op == Op::more;
  if (op != Op::less && op != Op::at_most) demand.range.least = number;
  if (op != Op::more && op != Op::at_least) demand.range.most = number;
  return demand;
}

std::optional<Demand> of_choice(const Expression& condition) {
  Demand demand{&condition, to_text(condition.arguments[0]), Demand::Kind::one_of};
  for (std::size_t i = 1; i < condition.arguments.size(); ++i) {
    if (!is_text(condition.arguments[i])) return std::nullopt;
    demand.values.insert(condition.arguments[i].name);
  }
  return demand;
}

std::optional<Demand> demand_of(const Expression& condition);

// `not (kind = repair)`, `not presale`
std::optional<Demand> of_negation(const Expression& condition) {
  auto demand = demand_of(condition.arguments[0]);
  if (!demand) return std::nullopt;
  demand->condition = &condition;
  switch (demand->kind) {
    case Demand::Kind::truth:
      demand->truth = !demand->truth;
      return demand;
    case Demand::Kind::one_of:
      demand->kind = Demand::Kind::none_of;
      return demand;
    case Demand::Kind::missing:
      demand->kind = Demand::Kind::present;
      return demand;
    case Demand::Kind::present:
      demand->kind = Demand::Kind::missing;
      return demand;
    case Demand::Kind::within:
    case Demand::Kind::none_of:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Demand> demand_of(const Expression& condition) {
  switch (condition.op) {
    case Op::is_missing:
      return Demand{&condition, to_text(condition.arguments[0]), Demand::Kind::missing};
    case Op::is_present:
      return Demand{&condition, to_text(condition.arguments[0]), Demand::Kind::present};
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return of_comparison(condition);
    case Op::one_of:
      return of_choice(condition);
    case Op::negation:
      return of_negation(condition);
    case Op::column:
    case Op::join:
    case Op::in_set:
      return Demand{&condition, to_text(condition), Demand::Kind::truth};
    default:
      return std::nullopt;
  }
}

bool lies_apart(const Demand& a, const Demand& b) {
  if (!a.range.most || !b.range.least) return false;
  const int order = compare(*a.range.most, *b.range.least);
  return order < 0 || (order == 0 && (a.without_ends || b.without_ends));
}

bool shares_none(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& v) { return b.contains(v); });
}

bool contradict(const Demand& a, const Demand& b) {
  using enum Demand::Kind;
  if (a.thing != b.thing) return false;
  if (a.kind == missing || b.kind == missing) return a.kind != b.kind;
  if (a.kind == truth && b.kind == truth) return a.truth != b.truth;
  if (a.kind == within && b.kind == within) return lies_apart(a, b) || lies_apart(b, a);
  if (a.kind == one_of && b.kind == one_of) return shares_none(a.values, b.values);
  const Demand& wanted = a.kind == one_of ? a : b;
  const Demand& refused = a.kind == one_of ? b : a;
  return wanted.kind == one_of && refused.kind == none_of &&
         std::all_of(wanted.values.begin(), wanted.values.end(),
                     [&](const std::string& value) { return refused.values.contains(value); });
}

// A flag is never missing, so that `x is missing` says nothing of `x`; other demands know a value.
void lint_parts(Draft& draft, const std::vector<const Expression*>& parts) {
  std::vector<Demand> demands;
  for (const Expression* part : parts) {
    auto demand = demand_of(*part);
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
