// The twin's own exact numbers: fractions of 128-bit integers in lowest terms, and the one
// rounding, half away from zero. Whatever does not fit throws; nothing is ever approximated.
#pragma once

#include <cstdint>
#include <string>

namespace xingji::naive {

__extension__ using Wide = __int128;

struct Fraction {
  Wide top = 0;
  Wide bottom = 1;  // positive

  bool operator==(const Fraction&) const = default;
};

Fraction fraction(Wide top, Wide bottom = 1);  // `bottom` is not 0

Fraction operator+(const Fraction& a, const Fraction& b);
Fraction operator-(const Fraction& a, const Fraction& b);
Fraction operator*(const Fraction& a, const Fraction& b);
Fraction operator/(const Fraction& a, const Fraction& b);  // `b` is not 0
bool operator<(const Fraction& a, const Fraction& b);

/// Rounded to so many decimal places: 2.5 becomes 3, −2.5 becomes −3.
Fraction rounded(const Fraction& value, int decimals);

/// Plain decimal, rounded to six places, without trailing zeros: "0.833333", "-4.5", "12".
std::string plain_decimal(const Fraction& value);

}  // namespace xingji::naive
