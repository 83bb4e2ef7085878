#include "base/ratio.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

Micro rounded(std::int64_t numerator, std::int64_t denominator) {
  return static_cast<Micro>(divide_rounded(numerator, denominator));
}

TEST(Ratio, RoundsHalfAwayFromZero) {
  EXPECT_EQ(rounded(5, 2), 3);
  EXPECT_EQ(rounded(-5, 2), -3);
  EXPECT_EQ(rounded(5, -2), -3);
  EXPECT_EQ(rounded(7, 3), 2);
  EXPECT_EQ(rounded(-7, 3), -2);
  EXPECT_EQ(round_to(76'500'000, 0), 77'000'000);  // V-a1: rounding is a star
  EXPECT_EQ(round_to(4'494'999, 2), 4'490'000);
}

TEST(Ratio, ComparesWithoutDividing) {
  // V-d2: below 80 % although it prints as 0.8.
  const Ratio share = Ratio::of(320'003, 400'004);
  EXPECT_EQ(compare(share, Ratio::of_micro(800'000)), -1);
  EXPECT_EQ(to_micro(share), 800'000);
  EXPECT_EQ(compare(Ratio::of(-1, 3), Ratio::of(-1, 3)), 0);
  EXPECT_EQ(compare(Ratio::of(-1, 3), Ratio::of(-1, 4)), -1);
  EXPECT_EQ(compare(Ratio::of(1, 3), Ratio::of(-1, 4)), 1);
}

TEST(Ratio, CarriesAFormulaExactlyAndRoundsOnce) {
  // V-d1: spot share 195/261, within 48 h 31/58, within 72 h 6/58, presale 6/8 style counts.
  const Ratio spot = Ratio::of(195, 261);
  const Ratio in_time =
      *add(Ratio::of(31, 58), *multiply(Ratio::of_micro(200'000), Ratio::of(6, 58)));
  const Ratio composite = *multiply(spot, in_time);
  EXPECT_EQ(composite.numerator * 261 * 58 * 10, composite.denominator * 195 * (31 * 10 + 12));
}

TEST(Ratio, SaysWhenANumberDoesNotFit) {
  const Ratio huge = Ratio::of(static_cast<Int128>(1) << 100, 1);
  EXPECT_FALSE(multiply(huge, huge).has_value());
  EXPECT_FALSE(to_micro(huge).has_value());
  EXPECT_EQ(compare(huge, Ratio::of(1, 3)), 1);
}

TEST(Ratio, PrintsPlainDecimals) {
  EXPECT_EQ(format_micro(4'500'000), "4.5");
  EXPECT_EQ(format_micro(-250'000), "-0.25");
  EXPECT_EQ(format_micro(0), "0");
  EXPECT_EQ(format_micro(1), "0.000001");
  EXPECT_EQ(format_micro(12'000'000), "12");
}

TEST(Ratio, ReadsPlainDecimals) {
  EXPECT_EQ(parse_micro("0.35"), 350'000);
  EXPECT_EQ(parse_micro("-12"), -12'000'000);
  EXPECT_FALSE(parse_micro("1.0000001"));
  EXPECT_FALSE(parse_micro("."));
  EXPECT_FALSE(parse_micro("5."));
  EXPECT_FALSE(parse_micro("1e6"));
  EXPECT_FALSE(parse_micro("99999999999999"));
  EXPECT_FALSE(parse_micro(""));
}

}  // namespace
}  // namespace xingji
