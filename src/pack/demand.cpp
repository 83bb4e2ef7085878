#include "pack/demand.h"

#include <algorithm>

#include "pack/written.h"

namespace xingji {
namespace {

bool is_text(const Expression& expression) {
  return expression.op == Op::literal && expression.type == Type::text;
}

// The only value that it has, of a literal or of a parameter that never changes.
std::optional<Ratio> point_of(const Expression& expression, const Pack& pack) {
  if (expression.type == Type::text || expression.type == Type::flag) return std::nullopt;
  const Range range = range_of(expression, pack);
  return range.least && range.is_only(*range.least) ? range.least : std::nullopt;
}

bool is_never_missing(const Expression& thing, const Pack& pack) {
  if (thing.op == Op::join) return thing.join == Join::count;
  const auto measure =
      thing.op == Op::measure ? find_measure(pack, thing.name) : std::optional<std::size_t>();
  return measure && (pack.measures[*measure].kind == Measure::Kind::count ||
                     pack.measures[*measure].kind == Measure::Kind::distinct);
}

std::optional<Demand> of_comparison(const Expression& condition, const Pack& pack) {
  const Expression* thing = &condition.arguments[0];
  const Expression* value = &condition.arguments[1];
  Op op = condition.op;
  if (thing->op == Op::literal || (point_of(*thing, pack) && !point_of(*value, pack))) {
    std::swap(thing, value);
    op = mirrored(op);
  }
  Demand demand{&condition, to_text(*thing)};
  demand.is_always_known = is_never_missing(*thing, pack);
  if (is_text(*value) && (op == Op::equal || op == Op::unequal)) {
    demand.kind = op == Op::equal ? Demand::Kind::one_of : Demand::Kind::none_of;
    demand.values = {value->name};
    return demand;
  }
  const auto number = point_of(*value, pack);
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

// `not (kind = repair)`, `not presale`
std::optional<Demand> of_negation(const Expression& condition, const Pack& pack) {
  auto demand = demand_of(condition.arguments[0], pack);
  if (!demand) return std::nullopt;
  demand->condition = &condition;
  switch (demand->kind) {
    case Demand::Kind::truth:
      demand->truth = !demand->truth;
      return demand;
    case Demand::Kind::one_of:
      demand->kind = Demand::Kind::none_of;
      return demand;
    case Demand::Kind::absent:
      demand->kind = Demand::Kind::present;
      return demand;
    case Demand::Kind::present:
      demand->kind = Demand::Kind::absent;
      return demand;
    case Demand::Kind::within:
    case Demand::Kind::none_of:
      return std::nullopt;
  }
  return std::nullopt;
}

bool lies_apart(const Demand& a, const Demand& b) {
  if (!a.range.most || !b.range.least) return false;
  const int order = compare(*a.range.most, *b.range.least);
  return order < 0 || (order == 0 && (a.without_ends || b.without_ends));
}

bool shares_none(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& v) { return b.contains(v); });
}

Expression with_op(const Expression& condition, Op op) {
  Expression other = condition;
  other.op = op;
  return other;
}

}  // namespace

void add_parts(const Expression& condition, std::vector<const Expression*>& parts) {
  if (condition.op != Op::both) {
    parts.push_back(&condition);
    return;
  }
  for (const Expression& part : condition.arguments) add_parts(part, parts);
}

std::optional<Demand> demand_of(const Expression& condition, const Pack& pack) {
  switch (condition.op) {
    case Op::is_missing:
      return Demand{&condition, to_text(condition.arguments[0]), Demand::Kind::absent};
    case Op::is_present:
      return Demand{&condition, to_text(condition.arguments[0]), Demand::Kind::present};
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return of_comparison(condition, pack);
    case Op::one_of:
      return of_choice(condition);
    case Op::negation:
      return of_negation(condition, pack);
    case Op::column:
    case Op::join:
    case Op::in_set:
      return Demand{&condition, to_text(condition), Demand::Kind::truth};
    default:
      return std::nullopt;
  }
}

bool contradict(const Demand& a, const Demand& b) {
  using enum Demand::Kind;
  if (a.thing != b.thing) return false;
  if (a.kind == absent || b.kind == absent) return a.kind != b.kind;
  if (a.kind == truth && b.kind == truth) return a.truth != b.truth;
  if (a.kind == within && b.kind == within) return lies_apart(a, b) || lies_apart(b, a);
  if (a.kind == one_of && b.kind == one_of) return shares_none(a.values, b.values);
  const Demand& wanted = a.kind == one_of ? a : b;
  const Demand& refused = a.kind == one_of ? b : a;
  return wanted.kind == one_of && refused.kind == none_of &&
         std::all_of(wanted.values.begin(), wanted.values.end(),
                     [&](const std::string& value) { return refused.values.contains(value); });
}

Expression negated(const Expression& condition) {
  switch (condition.op) {
    case Op::negation:
      return condition.arguments[0];
    case Op::both:
    case Op::either: {
      Expression other = with_op(condition, condition.op == Op::both ? Op::either : Op::both);
      for (Expression& part : other.arguments) part = negated(part);
      return other;
    }
    case Op::less:
      return with_op(condition, Op::at_least);
    case Op::at_most:
      return with_op(condition, Op::more);
    case Op::more:
      return with_op(condition, Op::at_most);
    case Op::at_least:
      return with_op(condition, Op::less);
    case Op::equal:
      return with_op(condition, Op::unequal);
    case Op::unequal:
      return with_op(condition, Op::equal);
    case Op::is_missing:
      return with_op(condition, Op::is_present);
    case Op::is_present:
      return with_op(condition, Op::is_missing);
    default: {
      Expression other;
      other.op = Op::negation;
      other.type = Type::flag;
      other.place = condition.place;
      other.arguments = {condition};
      return other;
    }
  }
}

}  // namespace xingji
