#include "pack/sample.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/text.h"

namespace xingji {
namespace {

// Longest first where one begins another.
constexpr auto above_words = std::to_array<std::string_view>({"分子", "numerator"});
constexpr auto below_words = std::to_array<std::string_view>(
    {"分母", "样本量", "样本数", "样本", "denominator", "sample size", "sample"});
constexpr auto counters = std::to_array<std::string_view>(
    {"单", "件", "个", "次", "条", "人", "笔", "起", "orders", "cases"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool skip_any(std::string_view& text, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

void skip_signs(std::string_view& text, std::string_view signs) {
  text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
}

// A whole number with its counter, "1,234单"; not the front of a decimal or a percentage.
std::optional<std::int64_t> take_whole(std::string_view& text) {
  std::string digits;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool is_group = text[end] == ',' && end > 0 && end + 3 < text.size() &&
                          is_digit(text[end + 1]) && is_digit(text[end + 2]) &&
                          is_digit(text[end + 3]);
    if (is_digit(text[end])) digits += text[end];
    if (!is_digit(text[end]) && !is_group) break;
  }
  const std::string_view behind = text.substr(end);
  if (digits.empty() || behind.starts_with('.') || behind.starts_with('%')) return std::nullopt;
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc{}) return std::nullopt;
  text = behind;
  skip_any(text, counters);
  return number;
}

struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

// "1/48" that begins at a digit with nothing of a number in front.
std::optional<Span> fraction_at(std::string_view text, std::size_t from, Sample& sample) {
  constexpr std::string_view of_number = ".,/-";
  const bool is_inside =
      from > 0 && (is_digit(text[from - 1]) || of_number.find(text[from - 1]) != std::string::npos);
  if (is_inside) return std::nullopt;
  std::string_view rest = text.substr(from);
  const auto above = take_whole(rest);
  skip_signs(rest, " ");
  if (!above || !rest.starts_with('/')) return std::nullopt;
  rest.remove_prefix(1);
  skip_signs(rest, " ");
  const auto below = take_whole(rest);
  if (!below || rest.starts_with('/') || rest.starts_with('-')) return std::nullopt;
  sample.numerator = above;
  sample.denominator = below;
  return Span{from, text.size() - rest.size()};
}

// "分子:1", "分母 48".
std::optional<Span> labelled_at(std::string_view text, std::size_t from, Sample& sample) {
  std::string_view rest = text.substr(from);
  const bool is_above = skip_any(rest, above_words);
  if (!is_above && !skip_any(rest, below_words)) return std::nullopt;
  skip_signs(rest, " :=");
  const auto number = take_whole(rest);
  auto& side = is_above ? sample.numerator : sample.denominator;
  if (!number || side) return std::nullopt;
  side = number;
  return Span{from, text.size() - rest.size()};
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

// What joins a value and its sample is no part of the value.
std::string without_joints(std::string_view text) {
  constexpr std::string_view joints = " ()[],;:=";
  const std::size_t from = std::min(text.find_first_not_of(joints), text.size());
  const std::size_t to = text.find_last_not_of(joints) + 1;
  return std::string(from < to ? text.substr(from, to - from) : "");
}

bool is_share(const Indicator& indicator) {
  return indicator.printed_as == Indicator::PrintedAs::percent &&
         indicator.value.type == Type::number;
}

Ratio apart(const Ratio& a, const Ratio& b) {
  return (compare(a, b) < 0 ? subtract(b, a) : subtract(a, b)).value_or(Ratio{1, 1});
}

// A sample that stands alone says the value.
void set_value_of_sample(const Indicator& indicator, const Pack& pack, Sampled& sampled) {
  Printed& printed = sampled.printed;
  printed.text = std::to_string(*sampled.numerator) + '/' + std::to_string(*sampled.denominator);
  printed.has_unit = true;
  printed.state = Printed::State::none;
  if (*sampled.denominator == 0) return;
  printed.value = Ratio::of(*sampled.numerator, *sampled.denominator);
  printed.step = {0, 1};
  const Range range = shown_range(indicator, pack);
  const bool is_above = range.most && compare(printed.value, *range.most) > 0;
  printed.state = is_above ? Printed::State::unclear : Printed::State::value;
}

bool agree(const Sampled& sampled) {
  if (*sampled.denominator == 0) return false;
  const Ratio exact = Ratio::of(*sampled.numerator, *sampled.denominator);
  // Screens round, and some cut.
  return compare(apart(exact, sampled.printed.value), sampled.printed.step) <= 0;
}

}  // namespace

std::optional<Sample> sample_in(std::string_view text) {
  const std::string plain = lower(plain_signs(text));
  Sample sample;
  std::string beside;
  int fractions = 0;
  for (std::size_t at = 0; at < plain.size();) {
    Sample of_fraction;
    auto span = labelled_at(plain, at, sample);
    if (!span && is_digit(plain[at])) span = fraction_at(plain, at, of_fraction);
    if (!span) {
      beside += plain[at++];
      continue;
    }
    if (of_fraction.numerator) {
      ++fractions;
      sample.numerator = of_fraction.numerator;
      sample.denominator = of_fraction.denominator;
    }
    at = span->to;
  }
  if (fractions > 1 || (!sample.numerator && !sample.denominator)) return std::nullopt;
  sample.beside = without_joints(beside);
  return sample;
}

Sampled parse_sampled(std::string_view text, const Indicator& indicator, const Pack& pack) {
  Sampled sampled;
  const bool has_sides = indicator.numerator && indicator.denominator;
  const auto sample = has_sides ? sample_in(text) : std::nullopt;
  // Only of a share the two sides are counts that a screen shows; of a mean the one below is.
  const bool is_taken = sample && (is_share(indicator) || !sample->numerator);
  if (!is_taken) {
    sampled.printed = parse_shown(text, indicator, pack);
    return sampled;
  }
  sampled.numerator = sample->numerator;
  sampled.denominator = sample->denominator;
  if (sample->beside.empty()) {
    sampled.printed.state = Printed::State::none;
    if (sampled.has_counts()) set_value_of_sample(indicator, pack, sampled);
    return sampled;
  }
  sampled.printed = parse_shown(sample->beside, indicator, pack);
  const bool has_value = sampled.printed.state == Printed::State::value;
  sampled.disagrees = has_value && sampled.has_counts() && !agree(sampled);
  if (sampled.disagrees) sampled.printed.state = Printed::State::unclear;
  return sampled;
}

Indicator::PrintedAs printed_as(const Measure& measure) {
  return measure.type == Type::duration ? Indicator::PrintedAs::hours : Indicator::PrintedAs::count;
}

Printed parse_count(std::string_view text, const Measure& measure) {
  Printed printed = parse_printed(text, measure.type, printed_as(measure));
  if (printed.state != Printed::State::value) return printed;
  const Int128 units = printed.value.numerator * measure.denominator;
  const bool is_whole = units % printed.value.denominator == 0;
  const bool fits = units / printed.value.denominator <= INT64_MAX;
  if (!is_whole || units < 0 || !fits) printed.state = Printed::State::unclear;
  return printed;
}

}  // namespace xingji
