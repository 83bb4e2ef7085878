#include "pack/linear.h"

#include <map>

namespace xingji {
namespace {

// The sum of some things, each so many times, and a number.
struct Sum {
  struct Term {
    const Expression* thing;
    Ratio times;
  };
  std::map<std::string, Term> terms;
  Ratio constant = {0, 1};
  bool fits = true;

  void add_constant(const std::optional<Ratio>& value) {
    const auto sum = value ? add(constant, *value) : std::nullopt;
    fits = fits && sum.has_value();
    if (sum) constant = *sum;
  }

  void add_thing(const Expression& thing, const Ratio& times) {
    const auto [term, is_new] = terms.try_emplace(to_text(thing), Term{&thing, {0, 1}});
    const auto sum = add(term->second.times, times);
    fits = fits && sum.has_value();
    if (sum) term->second.times = *sum;
  }
};

bool adds_up(const Expression& expression) {
  const auto is_plain = [](const Expression& part) {
    return part.type == Type::number || part.type == Type::duration || part.type == Type::money ||
           part.type == Type::instant;
  };
  return is_plain(expression) && is_plain(expression.arguments.front()) &&
         is_plain(expression.arguments.back());
}

std::optional<Ratio> only_value(const Expression& expression, const Pack& pack) {
  if (expression.type == Type::text || expression.type == Type::flag) return std::nullopt;
  const Range range = range_of(expression, pack);
  return range.least && range.is_only(*range.least) ? range.least : std::nullopt;
}

void add_to(Sum& sum, const Expression& expression, const Ratio& times, const Pack& pack);

// `2 * x`, `x / 2`: a thing so many times. Whether it was one.
bool add_scaled(Sum& sum, const Expression& expression, const Ratio& times, const Pack& pack) {
  const Expression& left = expression.arguments[0];
  const Expression& right = expression.arguments[1];
  const auto of_right = only_value(right, pack);
  const auto of_left = expression.op == Op::multiply ? only_value(left, pack) : std::nullopt;
  if (!of_right && !of_left) return false;
  if (of_right && of_right->numerator == 0 && expression.op == Op::divide) return false;
  const auto scaled = !of_right                       ? multiply(times, *of_left)
                      : expression.op == Op::multiply ? multiply(times, *of_right)
                                                      : divide(times, *of_right);
  sum.fits = sum.fits && scaled.has_value();
  if (scaled) add_to(sum, of_right ? left : right, *scaled, pack);
  return true;
}

void add_to(Sum& sum, const Expression& expression, const Ratio& times, const Pack& pack) {
  if (const auto value = only_value(expression, pack)) {
    sum.add_constant(multiply(*value, times));
    return;
  }
  const auto negative = Ratio{-times.numerator, times.denominator};
  const auto is_call_of = [&](Function function) {
    return expression.op == Op::call && expression.function == function;
  };
  if (expression.op == Op::negate) {
    add_to(sum, expression.arguments[0], negative, pack);
  } else if ((expression.op == Op::add || expression.op == Op::subtract) && adds_up(expression)) {
    add_to(sum, expression.arguments[0], times, pack);
    add_to(sum, expression.arguments[1], expression.op == Op::add ? times : negative, pack);
  } else if ((expression.op == Op::multiply || expression.op == Op::divide) &&
             add_scaled(sum, expression, times, pack)) {
    return;
  } else if (is_call_of(Function::hours) || is_call_of(Function::minutes)) {
    const auto scaled = divide(times, {is_call_of(Function::hours) ? 3600 : 60, 1});
    sum.fits = sum.fits && scaled.has_value();
    if (scaled) add_to(sum, expression.arguments[0], *scaled, pack);
  } else {
    sum.add_thing(expression, times);
  }
}

Sum minus(const Expression& left, const Expression& right, const Pack& pack, bool with_parts) {
  Sum sum;
  if (with_parts) {
    add_to(sum, left, {1, 1}, pack);
    add_to(sum, right, {-1, 1}, pack);
    return sum;
  }
  for (const Expression* side : {&left, &right}) {
    const Ratio times{side == &left ? 1 : -1, 1};
    if (const auto value = only_value(*side, pack)) {
      sum.add_constant(multiply(*value, times));
    } else {
      sum.add_thing(*side, times);
    }
  }
  return sum;
}

std::optional<Apart> read(const Sum& sum) {
  Apart found;
  found.is_about_facts = !sum.terms.empty();
  std::optional<Ratio> times;
  for (const auto& [text, term] : sum.terms) {
    if (term.times.numerator == 0) continue;
    const bool is_first = !times;
    if (is_first) times = term.times;
    const Ratio opposite{-times->numerator, times->denominator};
    if (!is_first && (found.b != nullptr || compare(term.times, opposite) != 0)) {
      return std::nullopt;
    }
    (is_first ? found.a : found.b) = term.thing;
  }
  const auto constant = divide(sum.constant, times.value_or(Ratio{1, 1}));
  if (!sum.fits || !constant) return std::nullopt;
  found.constant = {-constant->numerator, constant->denominator};
  found.is_turned = times && times->numerator < 0;
  return found;
}

}  // namespace

std::optional<Apart> apart(const Expression& left, const Expression& right, const Pack& pack) {
  const auto found = read(minus(left, right, pack, true));
  return found ? found : read(minus(left, right, pack, false));
}

}  // namespace xingji
