#include "io/zones.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

TEST(zones, knows_every_change_of_the_clock) {
  const auto shanghai = find_zone("Asia/Shanghai");
  ASSERT_TRUE(shanghai.has_value());
  EXPECT_EQ(shanghai->name(), "Asia/Shanghai");
  EXPECT_EQ(shanghai->offset_at(0), 8 * 3600);
  EXPECT_EQ(shanghai->offset_at(584'000'000), 9 * 3600);  // July 1988
  EXPECT_EQ(shanghai->offset_at(4'000'000'000), 8 * 3600);

  const auto sao_paulo = find_zone("America/Sao_Paulo");
  ASSERT_TRUE(sao_paulo.has_value());
  EXPECT_EQ(format_instant(1'508'036'399, *sao_paulo), "2017-10-14 23:59:59");
  EXPECT_EQ(format_instant(1'508'036'400, *sao_paulo), "2017-10-15 01:00:00");
  EXPECT_EQ(format_instant(1'518'919'199, *sao_paulo), "2018-02-17 23:59:59");
  EXPECT_EQ(format_instant(1'518'919'200, *sao_paulo), "2018-02-17 23:00:00");
  EXPECT_EQ(format_instant(1'560'000'000, *sao_paulo), "2019-06-08 10:20:00");
}

TEST(zones, unknown_names_give_nothing) {
  EXPECT_FALSE(find_zone("Asia/Shangai").has_value());
  EXPECT_FALSE(find_zone("").has_value());
  EXPECT_FALSE(find_zone("../../etc/passwd").has_value());
  EXPECT_GT(zone_names().size(), 400U);
}

}  // namespace
}  // namespace xingji
