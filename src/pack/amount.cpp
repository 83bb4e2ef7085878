#include "pack/amount.h"

#include <array>
#include <cstdio>

#include "base/calendar.h"
#include "base/ratio.h"
#include "base/text.h"
#include "pack/later.h"
#include "pack/printed.h"

namespace xingji {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};
constexpr std::array units = std::to_array<Unit>({{"h", 3600}, {"min", 60}, {"s", 1}});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number in front, and what follows it.
struct Pieces {
  std::string_view number;
  std::string_view unit;
};

Pieces take_apart(std::string_view text) {
  std::size_t end = !text.empty() && text.front() == '-' ? 1 : 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
  return {text.substr(0, end), text.substr(end)};
}

bool is_currency(std::string_view text) {
  if (text.size() != 3) return false;
  for (const char c : text) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

/// micro * factor / divisor, when that is a whole number that fits.
std::optional<std::int64_t> scaled(Micro micro, std::int64_t factor, std::int64_t divisor) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(micro, factor, &product)) return std::nullopt;
  if (product % divisor != 0) return std::nullopt;
  return product / divisor;
}

std::optional<Amount> with_value(Type type, std::optional<std::int64_t> value,
                                 std::string_view unit = {}) {
  if (!value) return std::nullopt;
  return Amount{type, *value, std::string(unit)};
}

// Whole numbers of falling units: 16h1s, 1h30min.
std::optional<std::int64_t> compound_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  for (const Unit& unit : units) {
    const Pieces pieces = take_apart(text);
    if (!pieces.unit.starts_with(unit.name)) continue;
    const auto micro = parse_micro(pieces.number);
    const auto part = micro && *micro >= 0 && *micro % micro_one == 0
                          ? scaled(*micro, unit.seconds, micro_one)
                          : std::nullopt;
    if (!part || __builtin_add_overflow(seconds, *part, &seconds)) return std::nullopt;
    text = pieces.unit.substr(unit.name.size());
    if (text.empty()) return seconds;
  }
  return std::nullopt;
}

std::optional<std::int64_t> two_digits(std::string_view text) {
  if (text.size() != 2 || !is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::string two_digits(std::int64_t value) {
  const std::string text = std::to_string(value);
  return text.size() < 2 ? '0' + text : text;
}

std::string format_duration(std::int64_t seconds) {
  for (const Unit& unit : units) {
    if (seconds % unit.seconds == 0) {
      return std::to_string(seconds / unit.seconds) + std::string(unit.name);
    }
  }
  return std::to_string(seconds) + 's';
}

std::string format_money(std::int64_t hundredths, const std::string& currency) {
  const bool negative = hundredths < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(hundredths)
                                      : static_cast<std::uint64_t>(hundredths);
  return (negative ? "-" : "") + std::to_string(size / 100) + '.' +
         two_digits(static_cast<std::int64_t>(size % 100)) + ' ' +
         (currency.empty() ? "CNY" : currency);
}

}  // namespace

std::string spoken_money(std::int64_t hundredths, const std::string& currency, Language language) {
  std::string text = format_money(hundredths, currency);
  constexpr std::string_view yuan = " CNY";
  if (language == Language::zh && text.ends_with(yuan)) {
    text.replace(text.size() - yuan.size(), yuan.size(), "元");
  }
  return text;
}

std::optional<Amount> parse_amount(std::string_view text) {
  const Pieces pieces = take_apart(text);
  const auto micro = parse_micro(pieces.number);
  if (!micro) return std::nullopt;
  if (pieces.unit.empty()) return Amount{Type::number, *micro, {}};
  if (pieces.unit == "%") return with_value(Type::number, scaled(*micro, 1, 100), "%");
  for (const Unit& unit : units) {
    if (pieces.unit == unit.name) {
      return with_value(Type::duration, scaled(*micro, unit.seconds, micro_one));
    }
  }
  const std::string_view currency = trim(pieces.unit);
  if (pieces.unit.front() == ' ' && is_currency(currency)) {
    return with_value(Type::money, scaled(*micro, 100, micro_one), currency);
  }
  return with_value(Type::duration, compound_seconds(text));
}

bool looks_like_amount(std::string_view text) {
  const Pieces pieces = take_apart(text);
  return !pieces.number.empty() && is_digit(pieces.number.back());
}

Type likely_type(std::string_view text) {
  const std::string_view unit = trim(take_apart(text).unit);
  if (!looks_like_amount(text) || unit.empty() || unit.front() == '%') return Type::number;
  return is_currency(unit) ? Type::money : Type::duration;
}

namespace {

// Units as people write them elsewhere.
constexpr auto other_spellings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"mins", "min"},
    {"minute", "min"},
    {"minutes", "min"},
    {"分", "min"},
    {"分钟", "min"},
    {"hr", "h"},
    {"hrs", "h"},
    {"hour", "h"},
    {"hours", "h"},
    {"小时", "h"},
    {"sec", "s"},
    {"secs", "s"},
    {"second", "s"},
    {"seconds", "s"},
    {"秒", "s"},
    {"％", "%"},
});

// The same amount as rules have it, of what is plain to read: "1小时12分", "1,200", "95％，".
std::string as_rules_write_it(std::string_view text) {
  std::string plain = plain_signs(text);
  while (!plain.empty() && (plain.back() == ',' || plain.back() == '.')) plain.pop_back();
  if (plain != text && parse_amount(plain)) return plain;
  const Printed number = parse_printed(plain, Type::number, Indicator::PrintedAs::count);
  if (number.state == Printed::State::value && !number.has_unit) {
    if (const auto micro = to_micro(number.value)) return format_micro(*micro);
  }
  const Printed time = parse_printed(plain, Type::duration, Indicator::PrintedAs::hours);
  const bool is_time = time.state == Printed::State::value && time.has_unit &&
                       time.value.denominator == 1 && plain.find(':') == std::string::npos;
  return is_time ? format_duration(static_cast<std::int64_t>(time.value.numerator)) : "";
}

}  // namespace

AmountFault explain_amount(std::string_view text) {
  const std::string said = '\'' + std::string(text) + '\'';
  const std::string meant = as_rules_write_it(text);
  if (!looks_like_amount(text)) {
    return {said + " is not a number",
            meant.empty() ? "write for example 4.31, 80%, 48h or 12.50 CNY" : "write " + meant};
  }
  const Pieces pieces = take_apart(text);
  const std::string_view unit = trim(pieces.unit);
  if (!parse_micro(pieces.number)) {
    return {said + " is not a number that can be kept",
            "a number has up to six decimals and up to twelve digits before the point"};
  }
  for (const std::string_view day_word : {"d", "day", "days", "天", "日"}) {
    if (unit == day_word) {
      const auto hours = scaled(*parse_micro(pieces.number), 24, 1);
      return {said + " is not a duration: days are calendar days",
              "use end_of_day(t, n) or a window; so many times 24 hours are " +
                  format_micro(hours.value_or(0)) + "h"};
    }
  }
  if (unit == "%" && unit != pieces.unit) {
    return {said + " has a space in it", "write " + std::string(pieces.number) + '%'};
  }
  if (unit.starts_with('/')) {
    return {
        said + ": a part is written as a percentage",
        "write 33.3333% for each of three equal parts; equal parts stay equal to the last digit"};
  }
  if (unit == "%") return {said + " has too many decimals", "a percentage has up to four decimals"};
  for (const Unit& known : units) {
    if (unit != known.name) continue;
    if (unit != pieces.unit) {
      return {said + " has a space in it",
              "write " + std::string(pieces.number) + std::string(unit)};
    }
    return {said + " is not a whole number of seconds", "use a smaller unit"};
  }
  if (is_currency(unit)) {
    return {said + " is not an amount of money", "write for example 12.50 " + std::string(unit)};
  }
  for (const auto& [other, ours] : other_spellings) {
    if (unit != other) continue;
    return {said + ": '" + std::string(unit) + "' is not a unit",
            "write " + std::string(pieces.number) + std::string(ours)};
  }
  return {
      said + ": '" + std::string(unit) + "' is not a unit",
      meant.empty() ? "known units: %, h, min, s and a currency such as CNY" : "write " + meant};
}

std::string format_amount(const Amount& amount) {
  switch (amount.type) {
    case Type::flag:
      return amount.value != 0 ? "true" : "false";
    case Type::number: {
      const auto percent = amount.unit == "%" ? scaled(amount.value, 100, 1) : std::nullopt;
      return percent ? format_micro(*percent) + '%' : format_micro(amount.value);
    }
    case Type::duration:
      return format_duration(amount.value);
    case Type::money:
      return format_money(amount.value, amount.unit);
    case Type::date:
      return format_day(static_cast<Day>(amount.value));
    case Type::month:
      return format_month(amount.value);
    case Type::clock:
      return format_clock(amount.value);
    case Type::instant:
    case Type::text:
      return std::to_string(amount.value);
  }
  return {};
}

std::optional<std::int64_t> parse_clock(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  if (text[2] != ':' || (text.size() == 8 && text[5] != ':')) return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3, 2));
  const auto second =
      text.size() == 8 ? two_digits(text.substr(6, 2)) : std::optional<std::int64_t>(0);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

std::string format_clock(std::int64_t seconds) {
  std::string text = two_digits(seconds / 3600) + ':' + two_digits(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ':' + two_digits(seconds % 60);
  return text;
}

std::optional<std::int64_t> parse_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const auto day = parse_day(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return month_index(*day);
}

std::string format_month(std::int64_t month) {
  return format_day(first_day_of_month(static_cast<int>(month))).substr(0, 7);
}

std::string_view with_article(Type type) {
  switch (type) {
    case Type::flag:
      return "a condition";
    case Type::number:
      return "a number";
    case Type::duration:
      return "a duration";
    case Type::instant:
      return "an instant";
    case Type::money:
      return "money";
    case Type::text:
      return "text";
    case Type::date:
      return "a date";
    case Type::month:
      return "a month";
    case Type::clock:
      return "a time of day";
  }
  return {};
}

std::string_view example_of(Type type) {
  switch (type) {
    case Type::flag:
      return "true or false";
    case Type::number:
      return "4.31 or 80%";
    case Type::duration:
      return "48h, 5min or 90s";
    case Type::instant:
      return "a column such as paid_at";
    case Type::money:
      return "12.50 CNY";
    case Type::text:
      return "'text'";
    case Type::date:
      return "'2022-06-15'";
    case Type::month:
      return "'2022-06'";
    case Type::clock:
      return "'08:00'";
  }
  return {};
}

}  // namespace xingji
