#include "pack/typing_rules.h"

#include <algorithm>
#include <array>

namespace xingji {
namespace {

using enum Type;

constexpr std::array one_duration = {duration};
constexpr std::array one_number = {number};
constexpr std::array one_instant = {instant};
constexpr std::array instant_days = {instant, number};
constexpr std::array instant_days_clock = {instant, number, clock};
constexpr std::array instant_two_clocks = {instant, clock, clock};
constexpr std::array two_instants_two_clocks = {instant, instant, clock, clock};

constexpr std::array known_signatures = std::to_array<Signature>({
    {Function::min, "min", {}, number, "min(a, b)"},
    {Function::max, "max", {}, number, "max(a, b)"},
    {Function::abs, "abs", {}, number, "abs(a - b)"},
    {Function::hours, "hours", one_duration, number, "hours(shipped_at - paid_at)"},
    {Function::minutes, "minutes", one_duration, number, "minutes(agreed_at - applied_at)"},
    {Function::time_of_day, "time_of_day", one_instant, clock, "time_of_day(opened_at)"},
    {Function::day, "day", one_instant, date, "day(paid_at)"},
    {Function::month, "month", one_instant, month, "month(paid_at)"},
    {Function::weekday, "weekday", one_instant, number, "weekday(paid_at)"},
    {Function::at, "at", instant_days_clock, instant, "at(paid_at, 1, '18:00')"},
    {Function::end_of_day, "end_of_day", instant_days, instant, "end_of_day(paid_at, 2)"},
    {Function::late_start, "late_start", instant_two_clocks, instant,
     "late_start(opened_at, '18:00', '06:00')"},
    {Function::worked, "worked", two_instants_two_clocks, duration,
     "worked(opened_at, first_reply_at, '09:00', '21:00')"},
    {Function::workdays, "workdays", instant_days, instant, "workdays(opened_at, 5)"},
    {Function::round, "round", one_number, number, "round(hours(shipped_at - paid_at))"},
    {Function::round_up, "round_up", one_number, number, "round_up(hours(shipped_at - paid_at))"},
    {Function::round_down, "round_down", one_number, number,
     "round_down(hours(shipped_at - paid_at))"},
});

}  // namespace

std::optional<Type> type_of_arithmetic(Op op, Type left, Type right) {
  const bool is_sum = op == Op::add || op == Op::subtract;
  if (is_sum && left == right && is_quantity(left)) return left;
  if (is_sum && left == instant && right == duration) return instant;
  if (op == Op::add && left == duration && right == instant) return instant;
  if (op == Op::subtract && left == instant && right == instant) return duration;
  if (op == Op::multiply && left == number && is_quantity(right)) return right;
  if (op == Op::multiply && right == number && is_quantity(left)) return left;
  if (op == Op::divide && right == number && is_quantity(left)) return left;
  if (op == Op::divide && left == right && is_quantity(left)) return number;
  return std::nullopt;
}

std::string unit_remedy(const Expression& left, const Expression& right, std::string_view written) {
  const auto has = [&](Type a, Type b) {
    return (left.type == a && right.type == b) || (left.type == b && right.type == a);
  };
  const bool lacks_unit = has(duration, number) || has(instant, number);
  for (const Expression* side : {&left, &right}) {
    if (!lacks_unit || side->op != Op::parameter || side->type != number) continue;
    return "durations have a unit: give the parameter '" + side->name + "' one, such as 48h";
  }
  const std::string literal(written);
  const auto amount = parse_amount(written);
  const bool is_plain = amount && amount->type == number && !written.ends_with('%');
  if (lacks_unit && is_plain) {
    return "durations have a unit: write " + literal + "min, " + literal + "h or " + literal + "s";
  }
  if (has(money, number) && is_plain) return "write " + literal + " CNY";
  if (has(instant, duration)) return "subtract two instants to get a duration";
  if (has(instant, text) || has(instant, date)) return "compare days: write day(t) = '2022-06-15'";
  if (has(instant, clock)) return "write time_of_day(t)";
  if (has(number, text) && written.starts_with('\'')) return "write the number without quotes";
  return "";
}

bool is_constant(const Expression& expression) {
  if (expression.op == Op::literal || expression.op == Op::parameter) return true;
  if (expression.op == Op::attribute) return !expression.at_row;
  const bool is_arithmetic = expression.op == Op::look_up || expression.op == Op::negate ||
                             expression.op == Op::add || expression.op == Op::subtract ||
                             expression.op == Op::multiply || expression.op == Op::divide;
  return is_arithmetic &&
         std::all_of(expression.arguments.begin(), expression.arguments.end(), is_constant);
}

bool scales(const Expression& expression) {
  return is_constant(expression) || expression.op == Op::attribute || expression.op == Op::look_up;
}

bool is_comparison(Op op) {
  return op == Op::equal || op == Op::unequal || op == Op::less || op == Op::at_most ||
         op == Op::more || op == Op::at_least;
}

bool is_ordered(Type type) { return type != flag && type != text; }

bool is_quantity(Type type) { return type == number || type == duration || type == money; }

std::span<const Signature> signatures() { return known_signatures; }

const Signature* find_signature(std::string_view name) {
  const auto* found =
      std::find_if(known_signatures.begin(), known_signatures.end(),
                   [&](const Signature& candidate) { return candidate.name == name; });
  return found == known_signatures.end() ? nullptr : found;
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
    case Op::negate:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::both:
      return "and";
    case Op::either:
      return "or";
    case Op::negation:
      return "not";
    case Op::equal:
      return "=";
    case Op::unequal:
      return "!=";
    case Op::less:
      return "<";
    case Op::at_most:
      return "<=";
    case Op::more:
      return ">";
    case Op::at_least:
      return ">=";
    case Op::one_of:
      return "in";
    case Op::is_present:
      return "is present";
    case Op::is_missing:
      return "is missing";
    case Op::choose:
      return "if";
    case Op::literal:
    case Op::column:
    case Op::measure:
    case Op::parameter:
    case Op::join:
    case Op::call:
    case Op::in_set:
    case Op::attribute:
    case Op::look_up:
    case Op::peer:
    case Op::past:
    case Op::shown:
      return "";
    case Op::is_listed:
      return "in";
  }
  return "";
}

}  // namespace xingji
