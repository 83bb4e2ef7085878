#include "pack/sample_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace xingji {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view above = "分子";
constexpr std::string_view below = "分母";
// Longest first where one begins another.
constexpr auto above_words = std::to_array<std::string_view>({"分子", "numerator"});
constexpr auto below_words = std::to_array<std::string_view>(
    {"分母", "样本量", "样本数", "样本", "denominator", "sample size", "sample"});
constexpr auto all_words =
    std::to_array<std::string_view>({"总共", "一共", "合计", "总计", "共计", "共有", "共"});
constexpr auto counters =
    std::to_array<std::string_view>({"单", "件", "个", "次", "条", "人", "笔", "起", "orders",
                                     "cases", "sales", "vendas", "pedidos"});
constexpr auto of_words = std::to_array<std::string_view>({"of ", "de "});
constexpr auto among_words = std::to_array<std::string_view>({"中有", "里有", "中", "里"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_in(std::string_view signs, char c) { return signs.find(c) != std::string_view::npos; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

bool skip_any(std::string_view& text, Words words) {
  for (const std::string_view word : words) {
    if (!starts_with(text, word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

void skip_signs(std::string_view& text, std::string_view signs) {
  text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
}

struct Whole {
  std::string digits;
  bool has_counter = false;
};

// "1,234单"; not the front of a decimal, a percentage or a date.
std::optional<Whole> take_whole(std::string_view& text) {
  Whole whole;
  std::string_view rest = text;
  while (!rest.empty()) {
    const bool is_group = rest.front() == ',' && !whole.digits.empty() && rest.size() > 3 &&
                          is_digit(rest[1]) && is_digit(rest[2]) && is_digit(rest[3]);
    if (!is_digit(rest.front()) && !is_group) break;
    if (is_digit(rest.front())) whole.digits += rest.front();
    rest.remove_prefix(1);
  }
  if (whole.digits.empty() || (!rest.empty() && is_in(".%-:", rest.front()))) return std::nullopt;
  std::string_view behind = rest;
  skip_signs(behind, " ");
  whole.has_counter = skip_any(behind, counters);
  text = whole.has_counter ? behind : rest;
  return whole;
}

// What is said of a number goes on: it is no count.
bool ends(std::string_view rest) { return rest.empty() || is_in(" ()[],;/", rest.front()); }

// "1/48", "1单 / 共48单", "1 of 48 orders".
std::optional<std::string> take_fraction(std::string_view& text) {
  std::string_view rest = text;
  const auto numerator = take_whole(rest);
  skip_signs(rest, " ");
  // Of how many of what: "1 of 48" alone may be a page.
  const bool is_said = skip_any(rest, of_words);
  if (!numerator || (!is_said && !rest.starts_with('/'))) return std::nullopt;
  if (!is_said) rest.remove_prefix(1);
  skip_signs(rest, " ");
  skip_any(rest, all_words);
  const auto denominator = take_whole(rest);
  if (!denominator || !ends(rest) || rest.starts_with('/')) return std::nullopt;
  if (is_said && !denominator->has_counter) return std::nullopt;
  text = rest;
  return numerator->digits + '/' + denominator->digits;
}

// "48单中有1单".
std::optional<std::string> take_among(std::string_view& text) {
  std::string_view rest = text;
  skip_any(rest, all_words);
  skip_signs(rest, " ");
  const auto denominator = take_whole(rest);
  if (!denominator || !denominator->has_counter || !skip_any(rest, among_words))
    return std::nullopt;
  skip_signs(rest, " ");
  const auto numerator = take_whole(rest);
  if (!numerator || !numerator->has_counter) return std::nullopt;
  text = rest;
  return numerator->digits + '/' + denominator->digits;
}

// "分子: 1", "样本量 48单".
std::optional<std::string> take_labelled(std::string_view& text) {
  std::string_view rest = text;
  const bool is_above = skip_any(rest, above_words);
  if (!is_above && !skip_any(rest, below_words)) return std::nullopt;
  skip_signs(rest, " :=");
  const auto number = take_whole(rest);
  if (!number || !ends(rest)) return std::nullopt;
  text = rest;
  return is_above ? as_numerator(number->digits) : as_denominator(number->digits);
}

// "共 48 单", "共48"; not "共 2 小时".
std::optional<std::string> take_all(std::string_view& text) {
  std::string_view rest = text;
  if (!skip_any(rest, all_words)) return std::nullopt;
  skip_signs(rest, " :");
  const auto number = take_whole(rest);
  if (!number || !(number->has_counter || rest.empty() || is_in("),;", rest.front()))) {
    return std::nullopt;
  }
  text = rest;
  return as_denominator(number->digits);
}

// Where a number may begin: not within another one.
bool may_begin(std::string_view before) {
  if (before.empty()) return true;
  const bool is_group =
      before.back() == ',' && before.size() > 1 && is_digit(before[before.size() - 2]);
  return !is_digit(before.back()) && !is_in("./-:", before.back()) && !is_group;
}

std::optional<std::string> take_sample(std::string_view& text, std::string_view before) {
  if (auto labelled = take_labelled(text)) return labelled;
  if (auto among = may_begin(before) ? take_among(text) : std::nullopt) return among;
  if (auto all = take_all(text)) return all;
  return is_digit(text.front()) && may_begin(before) ? take_fraction(text) : std::nullopt;
}

}  // namespace

std::string as_numerator(std::string_view number) { return std::string(above).append(number); }
std::string as_denominator(std::string_view number) { return std::string(below).append(number); }

std::string with_plain_samples(std::string_view text) {
  std::string plain;
  for (std::string_view rest = text; !rest.empty();) {
    const auto sample = take_sample(rest, text.substr(0, text.size() - rest.size()));
    if (!sample) {
      plain += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    // Brackets and commas around it go.
    while (!plain.empty() && is_in(" (,;", plain.back())) plain.pop_back();
    skip_signs(rest, " ),;");
    plain += (plain.empty() ? "" : " ") + *sample + (rest.empty() ? "" : " ");
  }
  return plain;
}

std::optional<Counts> counts_in(std::string_view word) {
  const auto whole = [](std::string_view digits) -> std::optional<std::int64_t> {
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_all = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    return is_all ? std::optional(number) : std::nullopt;
  };
  Counts counts;
  if (word.starts_with(above)) {
    counts.numerator = whole(word.substr(above.size()));
  } else if (word.starts_with(below)) {
    counts.denominator = whole(word.substr(below.size()));
  } else if (const std::size_t at = word.find('/'); at != std::string_view::npos) {
    counts.numerator = whole(word.substr(0, at));
    counts.denominator = whole(word.substr(at + 1));
    if (!counts.numerator || !counts.denominator) return std::nullopt;
  }
  return counts.numerator || counts.denominator ? std::optional(counts) : std::nullopt;
}

}  // namespace xingji
