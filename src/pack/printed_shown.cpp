// What a screen's number is of an indicator: within what facts could give, and without the marks of
// the scale or the money that it stands for.
#include "pack/printed.h"
#include "pack/printed_scale.h"
#include "pack/visit.h"

namespace xingji {
namespace {

// A value made a number by dividing by one unit of money: screens print it with its mark.
bool is_in_money(const Expression& value) {
  if (value.type != Type::number) return false;
  bool found = false;
  visit(value, [&](const Expression& part) {
    if (part.op != Op::divide) return;
    visit(part.arguments[1], [&](const Expression& divisor) {
      found |= divisor.op == Op::literal && divisor.type == Type::money && divisor.literal == 100;
    });
  });
  return found;
}

Printed without_money_mark(std::string_view text, const Printed& otherwise) {
  Printed printed = parse_printed(text, Type::money, Indicator::PrintedAs::score);
  if (printed.state != Printed::State::value) return otherwise;
  const auto value = divide(printed.value, {100, 1});
  const auto step = divide(printed.step, {100, 1});
  if (!value || !step) return otherwise;
  printed.value = *value;
  printed.step = *step;
  return printed;
}

}  // namespace

Range shown_range(const Indicator& indicator, const Pack& pack) {
  Range range = range_of(indicator.value, pack);
  for (const Indicator& branch : indicator.branches) {
    const bool is_same =
        branch.printed_as == indicator.printed_as && branch.value.type == indicator.value.type;
    if (!is_same) continue;
    const Range own = range_of(branch.value, pack);
    const bool is_lower = own.least && range.least && compare(*own.least, *range.least) < 0;
    if (!own.least || is_lower) range.least = own.least;
    const bool is_higher = own.most && range.most && compare(*own.most, *range.most) > 0;
    if (!own.most || is_higher) range.most = own.most;
  }
  return range;
}

bool could_be(const Ratio& value, const Indicator& indicator, const Pack& pack) {
  if (indicator.value.type == Type::duration && value.numerator < 0) return false;
  const Range range = shown_range(indicator, pack);
  if (range.least && compare(value, *range.least) < 0) return false;
  return !range.most || compare(value, *range.most) <= 0;
}

Printed parse_shown(std::string_view text, const Indicator& indicator, const Pack& pack) {
  const Range range = shown_range(indicator, pack);
  const bool is_scored = indicator.printed_as == Indicator::PrintedAs::score && range.most;
  const std::string value = is_scored ? without_scale(text, *range.most) : std::string(text);
  Printed shown = parse_printed(value, indicator.value.type, indicator.printed_as);
  if (shown.state == Printed::State::unclear && is_in_money(indicator.value)) {
    shown = without_money_mark(value, shown);
  }
  if (shown.state != Printed::State::value) return shown;
  if (!could_be(shown.value, indicator, pack)) shown.state = Printed::State::unclear;
  return shown;
}

}  // namespace xingji
