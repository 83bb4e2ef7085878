// Exact numbers. A ratio is two 128-bit integers; comparing multiplies across and never divides.
// What is stored or shown has six decimals (Micro) and comes from the one rounding function, half
// away from zero.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace xingji {

__extension__ using Int128 = __int128;

/// A decimal with six places, as an integer: 4.5 is 4,500,000.
using Micro = std::int64_t;
inline constexpr Micro micro_one = 1'000'000;

/// Whether a number fits into 64 bits, as nearly all do: there dividing costs a fifth of what it
/// does in 128.
inline bool is_narrow(Int128 value) { return static_cast<std::int64_t>(value) == value; }
inline bool are_narrow(Int128 a, Int128 b) { return is_narrow(a) && is_narrow(b); }

Int128 divide_wide_rounded(Int128 numerator, Int128 denominator);

/// numerator / denominator rounded to an integer, half away from zero. The denominator is not 0.
/// This is the only rounding in the program that nobody asked for by name.
inline Int128 divide_rounded(Int128 numerator, Int128 denominator) {
  if (!are_narrow(numerator, denominator) || denominator <= 0) {
    return divide_wide_rounded(numerator, denominator);
  }
  const auto divided = static_cast<std::int64_t>(numerator);
  const auto by = static_cast<std::int64_t>(denominator);
  const std::int64_t rest = std::abs(divided % by);
  const std::int64_t away = rest >= by - rest ? 1 : 0;
  return divided / by + (divided < 0 ? -away : away);
}

/// numerator / denominator rounded down to an integer. The denominator is positive.
Int128 divide_down(Int128 numerator, Int128 denominator);

/// Which of `count` values in ascending order is the quantile at `share`: the ⌈share · count⌉-th.
std::int64_t quantile_rank(Micro share, std::int64_t count);

/// `value` rounded to `decimals` places (0-6), still as a Micro.
Micro round_to(Micro value, int decimals);

/// An exact fraction with a positive denominator, in lowest terms where `of` or arithmetic made it.
struct Ratio {
  Int128 numerator = 0;
  Int128 denominator = 1;

  static Ratio of(Int128 numerator, Int128 denominator);  // the denominator is not 0
  static Ratio of_micro(Micro value) { return of(value, micro_one); }
};

/// The result, or nothing when it does not fit into 2^120.
std::optional<Ratio> add(const Ratio& a, const Ratio& b);
std::optional<Ratio> subtract(const Ratio& a, const Ratio& b);
std::optional<Ratio> multiply(const Ratio& a, const Ratio& b);
/// `b` is not zero.
std::optional<Ratio> divide(const Ratio& a, const Ratio& b);

/// -1, 0 or 1; always exact.
int compare(const Ratio& a, const Ratio& b);

/// Rounded to six decimals; nothing when it does not fit.
std::optional<Micro> to_micro(const Ratio& value);

/// Plain decimal: no thousands separators, no trailing zeros: "4.5", "-0.25", "12".
std::string format_micro(Micro value);
/// The same behind what is there already.
void append_micro(Micro value, std::string& to);

/// A plain decimal with up to six places, "80", "-0.35"; nothing when written otherwise or out of
/// range.
std::optional<Micro> parse_micro(std::string_view text);

}  // namespace xingji
