#include "sheet/trend.h"

#include <gtest/gtest.h>

namespace xingji::sheet {
namespace {

constexpr Micro one = micro_one;
const Series falling{10 * one, 9 * one, 8 * one, 7 * one, 6 * one, 5 * one};

TEST(Trend, CountsFallsThatFollowEachOther) {
  EXPECT_EQ(falls_until(falling, 5, Better::higher), 5);
  EXPECT_EQ(falls_until(falling, 4, Better::higher), 4);
  EXPECT_EQ(falls_until(falling, 5, Better::lower), 0);
  EXPECT_EQ(falls_until(falling, 5, Better::middle), 0);
  Series gap = falling;
  gap[2].reset();
  EXPECT_EQ(falls_until(gap, 5, Better::higher), 2);
  Series level = falling;
  level[4] = level[3];
  EXPECT_EQ(falls_until(level, 5, Better::higher), 1);
  EXPECT_EQ(falls_until({}, 0, Better::higher), 0);
}

TEST(Trend, IsTheLineOfLeastSquares) {
  EXPECT_EQ(slope(falling), -one);
  EXPECT_EQ(slope({one, std::nullopt, 3 * one, std::nullopt, 5 * one}), one);
  // Sums of 0 1 3 over days 0 1 3: (3·10 − 4·4) of the days, as the values are the days.
  EXPECT_EQ(slope({Micro{0}, one, std::nullopt, 3 * one}), one);
  EXPECT_EQ(slope({one, 2 * one, one}), 0);
  EXPECT_EQ(slope({one, 2 * one}), std::nullopt);
}

TEST(Trend, TheUsualChangeIsTheMiddleOne) {
  const Series series{one, 2 * one, one, 4 * one, 4 * one, 3 * one, 90 * one};
  EXPECT_EQ(usual_change(series, 5), one);  // of 0 1 1 1 3
  EXPECT_EQ(usual_change(series, 4), std::nullopt);
}

TEST(Trend, BarsGoFromTheLeastToTheMost) {
  EXPECT_EQ(sparkline({one, std::nullopt, 8 * one, 4 * one}), "▁·█▄");
  EXPECT_EQ(sparkline({one, one}), "▄▄");
  EXPECT_EQ(sparkline({Micro{INT64_MIN / 2}, Micro{INT64_MAX / 2}}), "▁█");
}

}  // namespace
}  // namespace xingji::sheet
