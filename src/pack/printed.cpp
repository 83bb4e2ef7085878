#include "pack/printed.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "pack/numerals.h"

namespace xingji {
namespace {

struct Sign {
  std::string_view from;
  std::string_view to;
};

// What keyboards and screens write for plain signs. The full-width block is done by arithmetic.
constexpr auto signs = std::to_array<Sign>({{"　", " "},
                                            {"\xC2\xA0", " "},
                                            {"、", ","},
                                            {"。", "."},
                                            {"−", "-"},
                                            {"–", "-"},
                                            {"—", "-"},
                                            {"─", "-"},
                                            {"·", "."},
                                            {"﹪", "%"},
                                            {"￥", "¥"}});

constexpr auto nothings = std::to_array<std::string_view>(
    {"-", "--", "---", "/", "n/a", "na", "none", "null", "unknown", "no data", "无", "暂无",
     "暂无数据", "无数据", "未知", "未出分"});

struct Unit {
  std::string_view name;
  std::int64_t seconds;
};

// Longest first where one begins another.
constexpr auto durations = std::to_array<Unit>(
    {{"minutes", 60}, {"minute", 60}, {"mins", 60},   {"min", 60},      {"hours", 3600},
     {"hour", 3600},  {"hrs", 3600},  {"hr", 3600},   {"days", 86'400}, {"day", 86'400},
     {"seconds", 1},  {"second", 1},  {"secs", 1},    {"sec", 1},       {"个小时", 3600},
     {"小时", 3600},  {"时", 3600},   {"分钟", 60},   {"分", 60},       {"秒钟", 1},
     {"秒", 1},       {"天", 86'400}, {"日", 86'400}, {"d", 86'400},    {"h", 3600},
     {"m", 60},       {"s", 1}});

// What may stand behind a plain number, by what it is a number of.
constexpr auto point_words = std::to_array<std::string_view>(
    {"points", "point", "pts", "stars", "star", "分", "星", "颗星"});
constexpr auto count_words = std::to_array<std::string_view>(
    {"orders", "cases", "times", "单", "件", "个", "次", "条", "人", "笔", "家", "款", "起"});
constexpr auto money_words = std::to_array<std::string_view>({"cny", "rmb", "元"});

bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1,234,567.8" without its separators; groups of another size are no separators.
std::optional<std::string> without_separators(std::string_view digits) {
  std::string result;
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const auto groups = split(whole, ',');
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const bool fits = groups.size() == 1 || (g == 0 ? groups[g].size() <= 3 && !groups[g].empty()
                                                    : groups[g].size() == 3);
    if (!fits) return std::nullopt;
    result += groups[g];
  }
  if (point != std::string_view::npos) result += digits.substr(point);
  return result;
}

// One in the last place of "1,234.50": a hundredth.
Micro place_of_last(std::string_view digits) {
  const std::size_t point = digits.find('.');
  Micro place = micro_one;
  if (point == std::string_view::npos) return place;
  for (std::size_t i = point + 1; i < digits.size(); ++i) place /= 10;
  return place;
}

// A number from the front of `text`, which it is taken from.
std::optional<Micro> take_number(std::string_view& text, Micro& last_place) {
  text = trim(text);
  std::size_t end = 0;
  if (end < text.size() && (text[end] == '-' || text[end] == '+')) ++end;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  std::string_view digits = text.substr(0, end);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  auto plain = without_separators(digits);
  if (!plain || plain->empty()) return std::nullopt;
  if (plain->starts_with('.')) plain = std::string("0").append(*plain);  // ".8%"
  const auto number = parse_micro(*plain);
  if (number) text.remove_prefix(end);
  if (number) last_place = place_of_last(*plain);
  return number;
}

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// "2", "半" of 半天, "1个半" of 1个半小时.
std::optional<Micro> take_amount(std::string_view& text, Micro& last_place) {
  text = trim(text);
  if (take_word(text, "半")) return micro_one / 2;
  auto number = take_number(text, last_place);
  if (number && take_word(text, "个半")) *number += micro_one / 2;
  return number;
}

const Unit* take_duration_unit(std::string_view& text) {
  text = trim(text);
  for (const Unit& unit : durations) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return &unit;
  }
  return nullptr;
}

std::optional<std::int64_t> screen_unit(Indicator::PrintedAs printed_as) {
  switch (printed_as) {
    case Indicator::PrintedAs::seconds:
      return 1;
    case Indicator::PrintedAs::minutes:
      return 60;
    case Indicator::PrintedAs::hours:
      return 3600;
    case Indicator::PrintedAs::percent:
    case Indicator::PrintedAs::score:
    case Indicator::PrintedAs::count:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view unit_name(Indicator::PrintedAs printed_as) {
  switch (printed_as) {
    case Indicator::PrintedAs::percent:
      return "%";
    case Indicator::PrintedAs::seconds:
      return "s";
    case Indicator::PrintedAs::minutes:
      return "min";
    case Indicator::PrintedAs::hours:
      return "h";
    case Indicator::PrintedAs::score:
    case Indicator::PrintedAs::count:
      return "";
  }
  return "";
}

// "1:12:05" as seconds. Of two parts the first are hours where the screen counts hours, else
// minutes.
std::optional<Ratio> clock(std::string_view text, std::int64_t bare_seconds, Ratio& step) {
  const auto parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  std::int64_t seconds = 0;
  for (const std::string_view part : parts) {
    const auto number = parse_micro(part);
    if (!number || *number < 0 || *number % micro_one != 0 || part.size() > 4) return std::nullopt;
    seconds = seconds * 60 + *number / micro_one;
  }
  const bool is_of_minutes = parts.size() == 2 && bare_seconds == 3600;
  step = {is_of_minutes ? 60 : 1, 1};
  return Ratio{is_of_minutes ? seconds * 60 : seconds, 1};
}

// "1小时12分", "72min", "4320" in the screen's unit; seconds.
std::optional<Ratio> duration(std::string_view text, std::int64_t bare_seconds, Printed& printed) {
  bool& has_unit = printed.has_unit;
  has_unit = true;
  printed.step = {1, 1};
  if (text.find(':') != std::string_view::npos) return clock(text, bare_seconds, printed.step);
  Ratio sum;
  std::int64_t last = INT64_MAX;  // units go down: "12分1小时" is a slip
  for (bool is_first = true; is_first || !trim(text).empty(); is_first = false) {
    Micro place = micro_one;
    auto number = take_amount(text, place);
    if (!number) return std::nullopt;
    std::int64_t seconds = bare_seconds;
    if (const Unit* unit = take_duration_unit(text)) {
      seconds = unit->seconds;
      if (take_word(text, "半")) *number += micro_one / 2;  // "2天半"
      // 92.5分 alone are points, unless the screen counts minutes.
      const bool is_alone = is_first && trim(text).empty();
      if (unit->name == "分" && is_alone && bare_seconds != 60) return std::nullopt;
    } else if (is_first && trim(text).empty()) {
      has_unit = false;
    } else if (last == 3600 && trim(text).empty()) {
      seconds = 60;  // "1小时12"
    } else {
      return std::nullopt;
    }
    if (seconds >= last) return std::nullopt;
    last = seconds;
    const auto more = add(sum, Ratio::of(static_cast<Int128>(*number) * seconds, micro_one));
    if (!more) return std::nullopt;
    sum = *more;
    printed.step = Ratio::of(static_cast<Int128>(place) * seconds, micro_one);
  }
  return sum;
}

std::span<const std::string_view> words_behind(Type type, Indicator::PrintedAs printed_as) {
  if (type == Type::money) return money_words;
  if (printed_as == Indicator::PrintedAs::count) return count_words;
  return point_words;
}

// A plain number with what may stand around it: ¥, 分, 件, 万.
std::optional<Ratio> number_with_counter(std::string_view text, Type type,
                                         Indicator::PrintedAs printed_as, Printed& printed) {
  for (const std::string_view money : {"¥", "cny", "rmb"}) {
    if (type == Type::money && text.starts_with(money)) text.remove_prefix(money.size());
  }
  Micro place = micro_one;
  const auto number = take_number(text, place);
  if (!number) return std::nullopt;
  text = trim(text);
  std::int64_t times = 1;
  if (text.starts_with("万")) {
    times = 10'000;
    text = trim(text.substr(std::string_view("万").size()));
  }
  printed.has_unit = !text.empty();
  if (printed.has_unit && !is_in(text, words_behind(type, printed_as))) return std::nullopt;
  printed.step = Ratio::of(static_cast<Int128>(place) * times, micro_one);
  return Ratio::of(static_cast<Int128>(*number) * times, micro_one);
}

std::optional<Ratio> percent(std::string_view text, Printed& printed) {
  Micro place = micro_one;
  const auto number = take_number(text, place);
  if (!number) return std::nullopt;
  text = trim(text);
  const bool is_of_thousand = text == "‰";
  printed.has_unit = text == "%" || is_of_thousand;
  if (!printed.has_unit && !text.empty()) return std::nullopt;
  const Int128 all = static_cast<Int128>(micro_one) * (is_of_thousand ? 1000 : 100);
  printed.step = Ratio::of(place, all);
  return Ratio::of(*number, all);
}

void scale(std::optional<Ratio>& value, Ratio& step, const Ratio& by) {
  value = multiply(*value, by);
  step = multiply(step, by).value_or(step);
}

}  // namespace

std::string plain_signs(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const Sign& s) { return text.starts_with(s.from); });
    if (sign != signs.end()) {
      result += sign->to;
      text.remove_prefix(sign->from.size());
      continue;
    }
    // U+FF01 … U+FF5E are ASCII 0x21 … 0x7E in full width.
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.size() >= 3 && byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD)) {
      const unsigned code = ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
      if (code >= 0xF01U && code <= 0xF5EU) {
        result += static_cast<char>(code - 0xF01U + 0x21U);
        text.remove_prefix(3);
        continue;
      }
    }
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

std::string with_points(std::string_view text) {
  constexpr std::string_view of_numbers = "0123456789.,";
  std::string result(text);
  for (std::size_t at = result.find_first_of(of_numbers); at != std::string::npos;
       at = result.find_first_of(of_numbers, at)) {
    const std::size_t end = std::min(result.find_first_not_of(of_numbers, at), result.size());
    const std::string_view number = std::string_view(result).substr(at, end - at);
    const std::size_t comma = number.find_first_of(".,");
    const bool is_one = comma != std::string_view::npos && number[comma] == ',' && comma > 0 &&
                        number.find_first_of(".,", comma + 1) == std::string_view::npos;
    const std::size_t behind = is_one ? number.size() - comma - 1 : 0;
    if (behind == 1 || behind == 2 || (behind > 0 && number.substr(0, comma) == "0")) {
      result[at + comma] = '.';
    }
    at = end;
  }
  return result;
}

Printed parse_printed(std::string_view text, Type type, Indicator::PrintedAs printed_as) {
  Printed printed;
  // "12,34" of a count is a slip of 1,234.
  const bool is_whole = printed_as == Indicator::PrintedAs::count;
  const std::string signs_plain = with_digits(trim(plain_signs(text)));
  const std::string plain = is_whole ? signs_plain : with_points(signs_plain);
  printed.text = std::string(trim(plain));
  const std::string written = lower(printed.text);
  const bool is_nothing = std::find(nothings.begin(), nothings.end(), written) != nothings.end();
  if (written.empty() || is_nothing) {
    printed.state = Printed::State::none;
    return printed;
  }
  std::optional<Ratio> value;
  printed.has_unit = true;
  if (const auto unit = screen_unit(printed_as); unit || type == Type::duration) {
    value = duration(written, unit.value_or(1), printed);
    // A number of hours, in a pack that counts them so.
    if (value && type != Type::duration) scale(value, printed.step, {1, unit.value_or(1)});
  } else if (printed_as == Indicator::PrintedAs::percent) {
    value = percent(written, printed);
  } else {
    value = number_with_counter(written, type, printed_as, printed);
    if (value && type == Type::money) scale(value, printed.step, {100, 1});
  }
  if (!value) return printed;
  if (!printed.has_unit) printed.text += unit_name(printed_as);
  printed.value = *value;
  printed.state = Printed::State::value;
  return printed;
}

bool is_printed_unit(std::string_view word) {
  const std::string written = lower(word);
  return written == "%" || written == "‰" || is_in(written, point_words) ||
         is_in(written, count_words) || is_in(written, money_words) ||
         std::any_of(durations.begin(), durations.end(),
                     [&](const Unit& unit) { return unit.name == written; });
}

std::optional<Micro> parse_printed_score(std::string_view text) {
  const Printed printed = parse_printed(text, Type::number, Indicator::PrintedAs::score);
  return printed.state == Printed::State::value ? to_micro(printed.value) : std::nullopt;
}

Title example_printed(Indicator::PrintedAs printed_as) {
  switch (printed_as) {
    case Indicator::PrintedAs::percent:
      return {"百分比，如 94.3%", "a percentage such as 94.3%"};
    case Indicator::PrintedAs::seconds:
      return {"时长，单位秒，如 45秒", "a duration in seconds such as 45s"};
    case Indicator::PrintedAs::minutes:
      return {"时长，单位分钟，如 12分30秒", "a duration in minutes such as 12min 30s"};
    case Indicator::PrintedAs::hours:
      return {"时长，单位小时，如 1小时12分", "a duration in hours such as 1h 12min"};
    case Indicator::PrintedAs::score:
      return {"分数，如 4.82", "a score such as 4.82"};
    case Indicator::PrintedAs::count:
      return {"个数，如 12", "a count such as 12"};
  }
  return {};
}

}  // namespace xingji
