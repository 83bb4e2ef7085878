#include "pack/negation.h"

#include "pack/range.h"
#include "pack/typing_rules.h"

namespace xingji {
namespace {

Expression missing(const Expression& thing) {
  return made(Op::is_missing, Type::flag, thing.place, {thing});
}

Expression with_op(const Expression& condition, Op op) {
  Expression other = condition;
  other.op = op;
  return other;
}

// What may be the reason that a value is not known.
void add_missing(const Expression& value, const Pack& pack, std::vector<Expression>& reasons) {
  // Also where it can be but one number, as a thing less itself.
  if (value.op == Op::add || value.op == Op::subtract || value.op == Op::negate) {
    for (const Expression& part : value.arguments) add_missing(part, pack, reasons);
    return;
  }
  const Range range = is_ordered(value.type) ? range_of(value, pack) : Range{};
  const bool is_fixed = range.least && range.is_only(*range.least);
  const auto position = value.op == Op::measure ? find_measure(pack, value.name) : std::nullopt;
  const bool is_count = position && (pack.measures[*position].kind == Measure::Kind::count ||
                                     pack.measures[*position].kind == Measure::Kind::distinct);
  if (is_fixed || is_count || is_never_missing(value)) return;
  reasons.push_back(missing(value));
}

// A condition of which nothing is known.
Expression open_at(const Place& place) {
  Expression open;
  open.literal = 1;
  open.place = place;
  return open;
}

// The condition that is true where this one is true or not known.
Expression not_false(const Expression& condition, const Pack& pack) {
  switch (condition.op) {
    case Op::column:
    case Op::in_set:
      return condition;
    case Op::one_of: {
      std::vector<Expression> ways;
      add_missing(condition.arguments[0], pack, ways);
      ways.push_back(condition);
      return any_of_these(std::move(ways));
    }
    case Op::negation:
      return not_true(condition.arguments[0], pack);
    default:
      break;
  }
  Expression other = negated(condition);
  return other.op == Op::negation ? open_at(condition.place) : not_true(other, pack);
}

}  // namespace

Expression made(Op op, Type type, const Place& place, std::vector<Expression> arguments) {
  Expression expression;
  expression.op = op;
  expression.type = type;
  expression.place = place;
  expression.arguments = std::move(arguments);
  return expression;
}

Expression any_of_these(std::vector<Expression> ways) {
  Expression all = std::move(ways.front());
  for (std::size_t i = 1; i < ways.size(); ++i) {
    const Place place = all.place;
    all = made(Op::either, Type::flag, place, {std::move(all), std::move(ways[i])});
  }
  return all;
}

// Flags that are not given are false; rows have what their table requires.
bool is_never_missing(const Expression& thing) {
  if (thing.op == Op::literal) return true;
  if (thing.op == Op::join) return thing.join == Join::count;
  if (thing.op != Op::column) return false;
  return definition(thing.of_order ? Table::orders : thing.table).columns[thing.column].kind ==
             Kind::flag ||
         (definition(thing.of_order ? Table::orders : thing.table).columns[thing.column].required &&
          !thing.of_order);
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
    default:
      return made(Op::negation, Type::flag, condition.place, {condition});
  }
}

Expression not_true(const Expression& condition, const Pack& pack) {
  switch (condition.op) {
    case Op::both:
    case Op::either: {
      Expression other = with_op(condition, condition.op == Op::both ? Op::either : Op::both);
      for (Expression& part : other.arguments) part = not_true(part, pack);
      return other;
    }
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
    case Op::one_of: {
      std::vector<Expression> ways;
      for (const Expression& side : condition.arguments) add_missing(side, pack, ways);
      ways.push_back(negated(condition));
      return any_of_these(std::move(ways));
    }
    case Op::is_missing:
    case Op::is_present:
    case Op::in_set:
      return negated(condition);
    case Op::negation:
      return not_false(condition.arguments[0], pack);
    case Op::column:
      return negated(condition);
    default:
      break;
  }
  return open_at(condition.place);
}

}  // namespace xingji
