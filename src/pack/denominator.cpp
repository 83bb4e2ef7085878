#include "pack/denominator.h"

#include <numeric>

#include "pack/range.h"

namespace xingji {
namespace {

// Small enough that a sum over millions of rows stays far inside 64 bits.
constexpr std::int64_t largest_denominator = 1'000'000'000;

constexpr std::int64_t seconds_per_hour = 3600;
constexpr std::int64_t seconds_per_minute = 60;

using Denominator = Result<std::int64_t>;

Denominator bounded(Int128 denominator, const Expression& at) {
  if (denominator <= largest_denominator) return static_cast<std::int64_t>(denominator);
  return Problem{at.place,
                 "the values of this sum have no common denominator up to " +
                     std::to_string(largest_denominator),
                 "sum a simpler value, and multiply or divide the sum in the indicator's value"};
}

// Of values that are multiples of 1/denominator, times a constant.
Denominator scaled(const Denominator& denominator, const Ratio& constant, const Expression& at) {
  if (!denominator.ok()) return denominator;
  if (constant.denominator > largest_denominator) return bounded(constant.denominator, at);
  return bounded(
      Ratio::of(constant.numerator, constant.denominator * denominator.value()).denominator, at);
}

// Of values that may be any of the arguments, or their sum.
Denominator common(const Expression& expression, std::size_t first) {
  std::int64_t denominator = 1;
  for (std::size_t i = first; i < expression.arguments.size(); ++i) {
    Denominator own = denominator_of(expression.arguments[i]);
    if (!own.ok()) return own;
    Denominator both = bounded(std::lcm(denominator, own.value()), expression);
    if (!both.ok()) return both;
    denominator = both.value();
  }
  return denominator;
}

Denominator of_product(const Expression& product) {
  const Expression& left = product.arguments[0];
  const Expression& right = product.arguments[1];
  if (const auto constant = constant_of(right)) {
    return scaled(denominator_of(left), *constant, product);
  }
  if (const auto constant = constant_of(left)) {
    return scaled(denominator_of(right), *constant, product);
  }
  Denominator a = denominator_of(left);
  Denominator b = denominator_of(right);
  if (!a.ok()) return a;
  if (!b.ok()) return b;
  return bounded(static_cast<Int128>(a.value()) * b.value(), product);
}

Denominator of_quotient(const Expression& quotient) {
  const Expression& divisor = quotient.arguments[1];
  const auto constant = constant_of(divisor);
  if (!constant) {
    return Problem{
        divisor.place,
        "a sum cannot divide by '" + to_text(divisor) + "', only by a number written out",
        "divide the sums instead, in the indicator's value"};
  }
  Denominator dividend = denominator_of(quotient.arguments[0]);
  if (constant->numerator == 0) return dividend;  // divided by nothing: never a value
  return scaled(dividend, Ratio::of(constant->denominator, constant->numerator), quotient);
}

Denominator of_call(const Expression& call) {
  switch (call.function) {
    case Function::hours:
      return seconds_per_hour;
    case Function::minutes:
      return seconds_per_minute;
    case Function::min:
    case Function::max:
    case Function::abs:
      return common(call, 0);
    case Function::weekday:
    case Function::round:
    case Function::round_up:
    case Function::round_down:
    case Function::days_ago:
      return 1;
    case Function::time_of_day:
    case Function::day:
    case Function::month:
    case Function::at:
    case Function::end_of_day:
    case Function::late_start:
    case Function::workdays:
    case Function::worked:
      break;  // give no numbers
  }
  CHECK(false);
  return 1;
}

std::int64_t of_column(const Expression& expression) {
  const Table table = expression.of_order ? Table::orders : expression.table;
  const Kind kind = definition(table).columns[expression.column].kind;
  return kind == Kind::decimal ? micro_one : 1;
}

bool counts_rows(Join join) {
  return join == Join::any || join == Join::none || join == Join::count;
}

}  // namespace

Result<std::int64_t> denominator_of(const Expression& value) {
  if (value.type != Type::number) return 1;
  switch (value.op) {
    case Op::literal:
      return bounded(Ratio::of_micro(value.literal).denominator, value);
    case Op::parameter:
    case Op::attribute:
    case Op::look_up:
      return micro_one;
    case Op::column:
      return of_column(value);
    case Op::join:
      return counts_rows(value.join) ? 1 : of_column(value);
    case Op::add:
    case Op::subtract:
    case Op::negate:
      return common(value, 0);
    case Op::multiply:
      return of_product(value);
    case Op::divide:
      return of_quotient(value);
    case Op::choose:
      return common(value, 1);
    case Op::call:
      return of_call(value);
    case Op::measure:
    case Op::both:
    case Op::either:
    case Op::negation:
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
    case Op::one_of:
    case Op::is_present:
    case Op::is_missing:
    case Op::in_set:
    case Op::is_listed:
    case Op::peer:
    case Op::past:
    case Op::shown:
      break;  // no numbers of a row
  }
  CHECK(false);
  return 1;
}

}  // namespace xingji
