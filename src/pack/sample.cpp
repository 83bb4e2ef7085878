#include "pack/sample.h"

#include <algorithm>

#include "base/text.h"
#include "pack/sample_words.h"

namespace xingji {
namespace {

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
  return is_shown_as(Ratio::of(*sampled.numerator, *sampled.denominator), sampled.printed);
}

}  // namespace

bool is_shown_as(const Ratio& exact, const Printed& printed) {
  return compare(apart(exact, printed.value), printed.step) <= 0;
}

std::optional<Sample> sample_in(std::string_view text) {
  Sample sample;
  std::string beside;
  bool differs = false;
  const auto set = [&](const std::optional<std::int64_t>& number,
                       std::optional<std::int64_t>& side) {
    differs |= number && side && number != side;
    if (number) side = number;
  };
  const std::string plain = with_plain_samples(plain_signs(text));
  for (const std::string_view word : split(plain, ' ')) {
    const auto counts = counts_in(word);
    if (!counts) {
      beside.append(beside.empty() ? "" : " ").append(word);
      continue;
    }
    set(counts->numerator, sample.numerator);
    set(counts->denominator, sample.denominator);
  }
  if (differs || (!sample.numerator && !sample.denominator)) return std::nullopt;
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
  if (!has_value || !sampled.has_counts() || agree(sampled)) return sampled;
  sampled.disagrees = true;
  sampled.printed.state = Printed::State::unclear;
  sampled.numerator.reset();
  sampled.denominator.reset();
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
