#include "naive/value.h"

#include <algorithm>
#include <stdexcept>

namespace xingji::naive {
namespace {

bool is_zero(const Value& value) { return value.present && value.number == Fraction{0}; }

/// Over rows a duration times or by a number is rounded to whole seconds.
Value whole_seconds(Value value) {
  value.number = rounded(value.number, 0);
  return value;
}

Value arithmetic(const Expression& expression, const Value& a, const Value& b, bool is_day) {
  const Op op = expression.op;
  if (op == Op::multiply && is_day && (is_zero(a) || is_zero(b))) return number_value({0});
  if (!a.present || !b.present) return {};
  if (op == Op::add) return number_value(a.number + b.number);
  if (op == Op::subtract) return number_value(a.number - b.number);
  if (op == Op::divide && b.number == Fraction{0}) return {};
  const Value scaled = number_value(op == Op::multiply ? a.number * b.number : a.number / b.number);
  return expression.type == Type::duration && !is_day ? whole_seconds(scaled) : scaled;
}

Value comparison(Op op, const Value& a, const Value& b, bool of_texts) {
  if (!a.present || !b.present) return {};
  const bool is_less = of_texts ? a.text < b.text : a.number < b.number;
  const bool is_more = of_texts ? b.text < a.text : b.number < a.number;
  if (op == Op::equal) return flag_value(!is_less && !is_more);
  if (op == Op::unequal) return flag_value(is_less || is_more);
  if (op == Op::less) return flag_value(is_less);
  if (op == Op::at_most) return flag_value(!is_more);
  if (op == Op::more) return flag_value(is_more);
  return flag_value(!is_less);
}

/// False if one is false, else unknown if one is unknown, else true.
Value both(const Value& a, const Value& b) {
  if (a.is_false() || b.is_false()) return flag_value(false);
  if (!a.present || !b.present) return {};
  return flag_value(true);
}

/// True if one is true, else unknown if one is unknown, else false.
Value either(const Value& a, const Value& b) {
  if (a.is_true() || b.is_true()) return flag_value(true);
  if (!a.present || !b.present) return {};
  return flag_value(false);
}

std::optional<Fraction> given_quotient(const Expression& expression, const Surroundings& around) {
  if (expression.op != Op::divide || !around.given_quotient) return std::nullopt;
  return around.given_quotient(expression);
}

Value literal(const Expression& expression) {
  if (expression.type == Type::text) return text_value(expression.name);
  return number_value(in_units(expression.type, expression.literal));
}

Value choose(const Expression& expression, const Surroundings& around) {
  const Value condition = evaluate(expression.arguments.at(0), around);
  if (!condition.present) return {};
  return evaluate(expression.arguments.at(condition.is_true() ? 1 : 2), around);
}

}  // namespace

Value number_value(const Fraction& number) { return {true, number, {}}; }
Value text_value(std::string_view text) { return {true, {}, text}; }
Value flag_value(bool flag) { return {true, {flag ? 1 : 0}, {}}; }

Fraction in_units(Type type, std::int64_t kept) {
  if (type == Type::number) return fraction(kept, 1'000'000);
  if (type == Type::money) return fraction(kept, 100);
  return {kept};
}

Value evaluate(const Expression& expression, const Surroundings& around) {
  const auto argument = [&](std::size_t i) { return evaluate(expression.arguments.at(i), around); };
  const auto compares_texts = [&] { return expression.arguments.at(0).type == Type::text; };
  switch (expression.op) {
    case Op::literal:
      return literal(expression);
    case Op::column:
    case Op::measure:
    case Op::parameter:
    case Op::attribute:
    case Op::join:
    case Op::in_set:
    case Op::peer:
    case Op::past:
    case Op::shown:
      return around.look_up(expression);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      if (const auto given = given_quotient(expression, around)) return number_value(*given);
      return arithmetic(expression, argument(0), argument(1), around.is_day);
    case Op::negate: {
      const Value value = argument(0);
      return value.present ? number_value(Fraction{0} - value.number) : Value{};
    }
    case Op::both:
      return both(argument(0), argument(1));
    case Op::either:
      return either(argument(0), argument(1));
    case Op::negation: {
      const Value value = argument(0);
      return value.present ? flag_value(value.is_false()) : Value{};
    }
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return comparison(expression.op, argument(0), argument(1), compares_texts());
    case Op::one_of: {
      Value found = flag_value(false);
      for (std::size_t i = 1; i < expression.arguments.size(); ++i) {
        found = either(found, comparison(Op::equal, argument(0), argument(i), compares_texts()));
      }
      return found;
    }
    case Op::is_present:
      return flag_value(argument(0).present);
    case Op::is_missing:
      return flag_value(!argument(0).present);
    case Op::choose:
      return choose(expression, around);
    case Op::call:
      if (expression.function == Function::days_ago) return around.look_up(expression);
      [[fallthrough]];
    case Op::look_up:
    case Op::is_listed: {
      std::vector<Value> arguments;
      arguments.reserve(expression.arguments.size());
      for (const Expression& a : expression.arguments) arguments.push_back(evaluate(a, around));
      if (expression.op != Op::call) {
        return table_value(expression, around.pack, arguments, around.day);
      }
      return call(expression, arguments, around.pack);
    }
  }
  throw std::logic_error("an operation that the twin does not know");
}

}  // namespace xingji::naive
