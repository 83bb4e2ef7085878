#include "naive/fraction.h"

#include <algorithm>
#include <stdexcept>

namespace xingji::naive {
namespace {

Wide absolute(Wide value) { return value < 0 ? -value : value; }

Wide product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) throw std::overflow_error("a number got too large");
  return result;
}

Wide total_of(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_add_overflow(a, b, &result)) throw std::overflow_error("a number got too large");
  return result;
}

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Wide power_of_ten(int exponent) {
  Wide result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

/// value × 10^decimals, rounded to a whole number.
Wide scaled(const Fraction& value, int decimals) {
  const Wide top = product(absolute(value.top), power_of_ten(decimals));
  Wide whole = top / value.bottom;
  const Wide rest = top % value.bottom;
  if (product(rest, 2) >= value.bottom) ++whole;
  return value.top < 0 ? -whole : whole;
}

}  // namespace

Fraction fraction(Wide top, Wide bottom) {
  if (bottom == 0) throw std::logic_error("division by zero");
  if (bottom == 1) return {top, 1};
  const Wide divisor = common_divisor(absolute(top), absolute(bottom));
  const Wide sign = bottom < 0 ? -1 : 1;
  return {sign * top / divisor, sign * bottom / divisor};
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  return fraction(total_of(product(a.top, b.bottom), product(b.top, a.bottom)),
                  product(a.bottom, b.bottom));
}

Fraction operator-(const Fraction& a, const Fraction& b) { return a + Fraction{-b.top, b.bottom}; }

Fraction operator*(const Fraction& a, const Fraction& b) {
  return fraction(product(a.top, b.top), product(a.bottom, b.bottom));
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  return fraction(product(a.top, b.bottom), product(a.bottom, b.top));
}

bool operator<(const Fraction& a, const Fraction& b) {
  return product(a.top, b.bottom) < product(b.top, a.bottom);
}

Fraction rounded(const Fraction& value, int decimals) {
  return fraction(scaled(value, decimals), power_of_ten(decimals));
}

std::string plain_decimal(const Fraction& value) {
  const Wide micros = scaled(value, 6);
  std::string digits;  // from the last to the first
  Wide rest = absolute(micros);
  for (int place = 0; place < 7 || rest != 0; ++place) {
    if (place == 6) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  std::reverse(digits.begin(), digits.end());
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return micros < 0 ? "-" + digits : digits;
}

}  // namespace xingji::naive
