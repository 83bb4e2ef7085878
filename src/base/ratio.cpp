#include "base/ratio.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <numeric>

#include "base/check.h"

namespace xingji {
namespace {

constexpr Int128 ratio_limit = static_cast<Int128>(1) << 120;

Int128 magnitude(Int128 value) { return value < 0 ? -value : value; }

Int128 quotient(Int128 a, Int128 b) {
  if (!are_narrow(a, b) || b == -1) return a / b;
  return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
}

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  a = magnitude(a);
  b = magnitude(b);
  if (are_narrow(a, b)) {
    return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
  }
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<Int128> product(Int128 a, Int128 b) {
  Int128 result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  if (magnitude(result) > ratio_limit) return std::nullopt;
  return result;
}

}  // namespace

Int128 divide_down(Int128 numerator, Int128 denominator) {
  CHECK(denominator > 0);
  const Int128 whole = quotient(numerator, denominator);
  return numerator < whole * denominator ? whole - 1 : whole;
}

Int128 divide_wide_rounded(Int128 numerator, Int128 denominator) {
  CHECK(denominator != 0);
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Int128 whole = quotient(numerator, denominator);
  const Int128 rest = magnitude(numerator - whole * denominator);
  if (rest < denominator - rest) return whole;
  return numerator < 0 ? whole - 1 : whole + 1;
}

std::int64_t quantile_rank(Micro share, std::int64_t count) {
  return static_cast<std::int64_t>(-divide_down(-Int128{share} * count, micro_one));
}

Micro round_to(Micro value, int decimals) {
  CHECK(decimals >= 0 && decimals <= 6);
  Micro step = 1;
  for (int place = decimals; place < 6; ++place) step *= 10;
  return static_cast<Micro>(divide_rounded(value, step) * step);
}

Ratio Ratio::of(Int128 numerator, Int128 denominator) {
  CHECK(denominator != 0);
  const Int128 divisor = greatest_common_divisor(numerator, denominator);
  const Int128 signed_divisor = denominator < 0 ? -divisor : divisor;
  if (signed_divisor == 1) return {numerator, denominator};
  return {quotient(numerator, signed_divisor), quotient(denominator, signed_divisor)};
}

std::optional<Ratio> add(const Ratio& a, const Ratio& b) {
  const auto left = product(a.numerator, b.denominator);
  const auto right = product(b.numerator, a.denominator);
  const auto denominator = product(a.denominator, b.denominator);
  if (!left || !right || !denominator) return std::nullopt;
  return Ratio::of(*left + *right, *denominator);
}

std::optional<Ratio> subtract(const Ratio& a, const Ratio& b) {
  return add(a, Ratio{-b.numerator, b.denominator});
}

std::optional<Ratio> multiply(const Ratio& a, const Ratio& b) {
  if (are_narrow(a.numerator, a.denominator) && are_narrow(b.numerator, b.denominator)) {
    const Int128 above = a.numerator * b.numerator;
    const Int128 below = a.denominator * b.denominator;
    if (are_narrow(above, below)) return Ratio::of(above, below);
  }
  // Crosswise cancelling keeps exact products of many shares inside the limit.
  const Ratio left = Ratio::of(a.numerator, b.denominator);
  const Ratio right = Ratio::of(b.numerator, a.denominator);
  const auto numerator = product(left.numerator, right.numerator);
  const auto denominator = product(left.denominator, right.denominator);
  if (!numerator || !denominator) return std::nullopt;
  return Ratio{*numerator, *denominator};
}

std::optional<Ratio> divide(const Ratio& a, const Ratio& b) {
  if (a.denominator == 1 && b.denominator == 1) return Ratio::of(a.numerator, b.numerator);
  return multiply(a, Ratio::of(b.denominator, b.numerator));
}

int compare(const Ratio& a, const Ratio& b) {
  if (are_narrow(a.numerator, a.denominator) && are_narrow(b.numerator, b.denominator)) {
    const Int128 left = a.numerator * b.denominator;
    const Int128 right = b.numerator * a.denominator;
    return static_cast<int>(left > right) - static_cast<int>(left < right);
  }
  // Continued fractions: compare whole parts, then the flipped rests. No product, so no overflow.
  Ratio x = a;
  Ratio y = b;
  int sign = 1;
  for (;;) {
    const Int128 x_floor =
        x.numerator / x.denominator - static_cast<Int128>(x.numerator % x.denominator < 0);
    const Int128 y_floor =
        y.numerator / y.denominator - static_cast<Int128>(y.numerator % y.denominator < 0);
    if (x_floor != y_floor) return x_floor < y_floor ? -sign : sign;
    const Int128 x_rest = x.numerator - x_floor * x.denominator;
    const Int128 y_rest = y.numerator - y_floor * y.denominator;
    if (x_rest == 0 || y_rest == 0) {
      if (x_rest == y_rest) return 0;
      return x_rest == 0 ? -sign : sign;
    }
    x = {x.denominator, x_rest};
    y = {y.denominator, y_rest};
    sign = -sign;
  }
}

std::optional<Micro> to_micro(const Ratio& value) {
  // Whole part and rest apart, so that multiplying by a million cannot overflow for sane values.
  const bool is_whole = value.denominator == 1;
  const Int128 whole = is_whole ? value.numerator : quotient(value.numerator, value.denominator);
  if (magnitude(whole) > INT64_MAX / micro_one - 1) return std::nullopt;
  if (is_whole) return static_cast<Micro>(whole * micro_one);
  const Int128 rest = value.numerator - whole * value.denominator;
  Int128 scaled = 0;
  if (__builtin_mul_overflow(rest, static_cast<Int128>(micro_one), &scaled)) return std::nullopt;
  return static_cast<Micro>(whole * micro_one + divide_rounded(scaled, value.denominator));
}

std::string format_micro(Micro value) {
  std::string text;
  append_micro(value, text);
  return text;
}

void append_micro(Micro value, std::string& to) {
  std::array<char, 24> text{};
  char* end = text.data();
  if (value < 0) *end++ = '-';
  const std::uint64_t size =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  end = std::to_chars(end, text.data() + text.size(), size / micro_one).ptr;
  std::uint64_t places = size % micro_one;
  if (places != 0) {
    *end = '.';
    for (int place = 6; place > 0; --place, places /= 10) {
      end[place] = static_cast<char>('0' + places % 10);
    }
    end += 7;
    while (*(end - 1) == '0') --end;
  }
  to.append(text.data(), end);
}

std::optional<Micro> parse_micro(std::string_view text) {
  bool negative = false;
  if (!text.empty() && text.front() == '-') {
    negative = true;
    text.remove_prefix(1);
  }
  std::int64_t value = 0;
  int places = -1;  // digits after the point, -1 before it
  int digit_count = 0;
  for (const char c : text) {
    if (c == '.') {
      if (places >= 0 || digit_count == 0) return std::nullopt;
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (places == 6) return std::nullopt;
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, c - '0', &value)) {
      return std::nullopt;
    }
    ++digit_count;
    if (places >= 0) ++places;
  }
  if (digit_count == 0 || places == 0) return std::nullopt;
  for (int place = places < 0 ? 0 : places; place < 6; ++place) {
    if (__builtin_mul_overflow(value, 10, &value)) return std::nullopt;
  }
  return negative ? -value : value;
}

}  // namespace xingji
