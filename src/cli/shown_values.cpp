#include "cli/shown_values.h"

#include <cstdlib>

#include "io/explain_text.h"

namespace xingji {
namespace {

using PrintedAs = Indicator::PrintedAs;

constexpr Micro second = micro_one;
constexpr Micro minute = 60 * second;

PrintedAs printed_as(const Pack& pack, const std::string& name) {
  const auto indicator = find_indicator(pack, name);
  return indicator ? pack.indicators[*indicator].printed_as : PrintedAs::score;
}

// One in the last place.
Micro step_of(PrintedAs printed_as) {
  switch (printed_as) {
    case PrintedAs::percent:
      return micro_one / 10'000;
    case PrintedAs::seconds:
    case PrintedAs::minutes:
      return second;
    case PrintedAs::hours:
      return minute;
    case PrintedAs::score:
    case PrintedAs::count:
      return micro_one / 100;
  }
  return micro_one;
}

// Rounded once, from the exact number: half away from zero.
Micro in_steps(const Ratio& number, Micro step) {
  const Int128 micro = static_cast<Int128>(number.numerator) * micro_one;
  const Int128 half = static_cast<Int128>(number.denominator) * step;
  const Int128 twice = 2 * micro + (micro < 0 ? -half : half);
  return static_cast<Micro>(twice / (2 * half)) * step;
}

// "4.80": a screen shows how finely it prints.
std::string with_two_decimals(Micro number) {
  std::string text = format_micro(number);
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  text.append(point + 3 - text.size(), '0');
  return text;
}

}  // namespace

std::vector<std::string> names_shown(const Pack& pack) {
  std::vector<std::string> names;
  for (const Indicator& indicator : pack.indicators) {
    if (indicator.value.type != Type::money) names.push_back(indicator.id);
  }
  names.emplace_back("total");
  names.emplace_back("stars");
  return names;
}

std::optional<Ratio> number_shown(const Pack& pack, const Card& card, const std::string& name) {
  const auto of = [](const std::optional<Micro>& number) {
    return number ? std::optional(Ratio::of_micro(*number)) : std::nullopt;
  };
  if (name == "total") return of(card.total);
  if (name == "stars") return of(card.stars);
  const auto indicator = find_indicator(pack, name);
  if (!indicator || pack.indicators[*indicator].value.type == Type::money) return std::nullopt;
  return card.indicators[*indicator].value;
}

std::string print_shown(const Pack& pack, const std::string& name, const Ratio& number) {
  if (name == "stars") return format_micro(to_micro(number).value_or(0));
  const PrintedAs as = printed_as(pack, name);
  const Micro rounded = in_steps(number, step_of(as));
  if (as == PrintedAs::score) return with_two_decimals(rounded);
  // A screen of hours and minutes knows no seconds.
  if (as == PrintedAs::hours && rounded == 0) return "0分钟";
  return print_value(rounded, as, Language::zh);
}

bool are_seen_apart(const Pack& pack, const std::string& name, const Ratio& one,
                    const Ratio& other) {
  const Micro step = step_of(printed_as(pack, name));
  return std::abs(in_steps(one, step) - in_steps(other, step)) >= 3 * step;
}

bool is_complete(const Pack& pack, const Card& card, const std::string& name) {
  const auto indicator = find_indicator(pack, name);
  if (!indicator) return true;
  const IndicatorResult& result = card.indicators[*indicator];
  return result.basis == Basis::facts && result.days && result.days->covered >= result.days->window;
}

}  // namespace xingji
