// The counts behind a value, as pages write them: "(1/48)", "分子 1，分母 48", "共48单",
// "48单中1单". Makes one plain word of each. Knows nothing about what is counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xingji {

/// The text, in plain signs, with each sample as a word of its own: "2.08% (1 / 48单)" is
/// "2.08% 1/48", "2.08%,共 48 单" is "2.08% 分母48".
std::string with_plain_samples(std::string_view text);

/// What one such word says.
struct Counts {
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;
};

/// Nothing where the word is none that `with_plain_samples` makes.
std::optional<Counts> counts_in(std::string_view word);

/// A number as the one side: "分子1", "分母48".
std::string as_numerator(std::string_view number);
std::string as_denominator(std::string_view number);

}  // namespace xingji
