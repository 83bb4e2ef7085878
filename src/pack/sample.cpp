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

void refuse(Sampled& sampled) {
  sampled.printed.state = Printed::State::unclear;
  sampled.numerator.reset();
  sampled.denominator.reset();
}

Ratio side(std::size_t measure, std::int64_t number, const Pack& pack) {
  return in_type(pack.measures[measure].type, {number, 1});
}

bool are_possible(const Sampled& sampled, const Indicator& indicator, const Pack& pack) {
  const auto fits = [&](const std::optional<std::int64_t>& number, std::size_t measure) {
    return !number || could_be(side(measure, *number, pack), pack.measures[measure], pack);
  };
  if (!sampled.has_counts()) {
    return fits(sampled.numerator, *indicator.numerator) &&
           fits(sampled.denominator, *indicator.denominator);
  }
  return could_be(side(*indicator.numerator, *sampled.numerator, pack),
                  side(*indicator.denominator, *sampled.denominator, pack), indicator, pack);
}

// Whether a screen may show the value beside these counts. What it shows has the rows of a prior
// in it; and of nothing some show 0%.
bool agree(const Sampled& sampled, const Indicator& indicator, const Pack& pack) {
  const Ratio above = side(*indicator.numerator, *sampled.numerator, pack);
  const Ratio below = side(*indicator.denominator, *sampled.denominator, pack);
  if (indicator.prior) return true;
  if (below.numerator == 0) return above.numerator == 0 && sampled.printed.value.numerator == 0;
  const auto exact = divide(above, below);
  return exact && is_shown_as(*exact, sampled.printed);
}

// Of what cannot be so, and of a value and counts that disagree, nothing is taken.
void settle(const Indicator& indicator, const Pack& pack, Sampled& sampled) {
  if (sampled.printed.state == Printed::State::unclear) return refuse(sampled);
  if (!are_possible(sampled, indicator, pack)) {
    sampled.is_impossible = true;
    return refuse(sampled);
  }
  const bool has_both = sampled.printed.state == Printed::State::value && sampled.has_counts();
  if (!has_both || agree(sampled, indicator, pack)) return;
  sampled.disagrees = true;
  refuse(sampled);
}

// Half an order is a slip. A measure that counts in halves says so.
bool is_whole(const Ratio& number, const Measure& measure) {
  return number.numerator * measure.denominator % number.denominator == 0;
}

// A sample that stands alone says the value.
void set_value_of_sample(Sampled& sampled) {
  Printed& printed = sampled.printed;
  printed.text = std::to_string(*sampled.numerator) + '/' + std::to_string(*sampled.denominator);
  printed.has_unit = true;
  if (*sampled.denominator == 0) return;
  printed.value = Ratio::of(*sampled.numerator, *sampled.denominator);
  printed.step = {0, 1};
  printed.state = Printed::State::value;
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
    if (sampled.has_counts()) set_value_of_sample(sampled);
  } else {
    sampled.printed = parse_shown(sample->beside, indicator, pack);
  }
  settle(indicator, pack, sampled);
  return sampled;
}

Sampled parse_beside(std::string_view text, const std::optional<std::int64_t>& numerator,
                     const std::optional<std::int64_t>& denominator, const Indicator& indicator,
                     const Pack& pack) {
  Sampled sampled = parse_sampled(text, indicator, pack);
  if (!indicator.numerator || !indicator.denominator) return sampled;
  bool differs = false;
  const auto set = [&](const std::optional<std::int64_t>& own, std::optional<std::int64_t>& side) {
    differs |= own && side && own != side;
    if (own) side = own;
  };
  if (sampled.printed.state != Printed::State::unclear) {
    set(numerator, sampled.numerator);
    set(denominator, sampled.denominator);
  }
  sampled.disagrees |= differs;
  differs ? refuse(sampled) : settle(indicator, pack, sampled);
  return sampled;
}

Ratio in_type(Type type, const Ratio& number) {
  return type == Type::money ? multiply(number, {100, 1}).value_or(Ratio{}) : number;
}

bool could_be(const Ratio& number, const Measure& measure, const Pack& pack) {
  if (!is_whole(number, measure)) return false;
  const Range range = range_of(measure, pack);
  if (range.least && compare(number, *range.least) < 0) return false;
  return !range.most || compare(number, *range.most) <= 0;
}

bool could_be(const Ratio& numerator, const Ratio& denominator, const Indicator& indicator,
              const Pack& pack) {
  const Measure& some = pack.measures[*indicator.numerator];
  const Measure& all = pack.measures[*indicator.denominator];
  if (!could_be(numerator, some, pack) || !could_be(denominator, all, pack)) return false;
  if (denominator.numerator != 0) {
    const auto value = divide(numerator, denominator);
    return !value || could_be(*value, indicator, pack);
  }
  // Of nothing there is no part and no sum, whatever the range.
  if (is_of_rows_counted(some, all, pack)) return numerator.numerator == 0;
  const Range range = shown_range(indicator, pack);
  return !(range.most && numerator.numerator > 0) && !(range.least && numerator.numerator < 0);
}

Indicator::PrintedAs printed_as(const Measure& measure) {
  return measure.type == Type::duration ? Indicator::PrintedAs::hours : Indicator::PrintedAs::count;
}

Printed parse_count(std::string_view text, const Measure& measure) {
  Printed printed = parse_printed(text, measure.type, printed_as(measure));
  if (printed.state != Printed::State::value) return printed;
  const Int128 units = printed.value.numerator * measure.denominator;
  const bool fits = units >= 0 && units / printed.value.denominator <= INT64_MAX;
  if (!fits || !is_whole(printed.value, measure)) printed.state = Printed::State::unclear;
  return printed;
}

}  // namespace xingji
