// Counts as a screen prints them: the sample beside a share (`2.08%(1/48)`, `1/48`, `分子 1 分母
// 48`, `样本量 48`, `共48单`), and a count of its own (`342单`). What a value and its sample say
// must agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pack/printed.h"

namespace xingji {

struct Sample {
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
  std::string beside;  // the text without it, in plain signs
};

/// Whether a screen may print the exact value so: screens round, and some cut.
bool is_shown_as(const Ratio& exact, const Printed& printed);

/// The sample in a text; nothing where there is none, or two that differ.
std::optional<Sample> sample_in(std::string_view text);

/// An indicator's value with its sample, where there is one. A sample alone is a value, too.
struct Sampled {
  Printed printed;
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
  bool disagrees = false;      // the value is not that of the sample, so neither is taken
  bool is_impossible = false;  // no facts could give these counts

  bool has_counts() const { return numerator && denominator; }
};

/// As `parse_shown`, of an indicator that is one measure over another with the sample beside it.
Sampled parse_sampled(std::string_view text, const Indicator& indicator, const Pack& pack);

/// As `parse_sampled`, with the counts that stand beside the text in columns of their own.
Sampled parse_beside(std::string_view text, const std::optional<std::int64_t>& numerator,
                     const std::optional<std::int64_t>& denominator, const Indicator& indicator,
                     const Pack& pack);

/// A count or sum as people write it, in the units of formulas: money in hundredths.
Ratio in_type(Type type, const Ratio& number);

/// Whether facts could give the measure such a count or sum, in the units of formulas: half a row
/// they could not.
bool could_be(const Ratio& number, const Measure& measure, const Pack& pack);

/// Whether facts could give the indicator these two sides: of 10 questions not 12 are answered.
bool could_be(const Ratio& numerator, const Ratio& denominator, const Indicator& indicator,
              const Pack& pack);

/// The value of a measure; unclear, too, where no facts could give it: less than none, half a row.
Printed parse_count(std::string_view text, const Measure& measure);

/// How a screen prints a measure.
Indicator::PrintedAs printed_as(const Measure& measure);

}  // namespace xingji
