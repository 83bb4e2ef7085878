// What decides whether two packs count alike.
#include "pack/counting.h"

#include "pack/family_fixture.h"

namespace xingji::family_test {
namespace {

bool counts_as_before(const std::string& change) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {
      folder.write("mine.yaml", "extends: example.small\nassumed: x\n" + change)};
  return count_alike(load_small(options()), load_small(with_overlay));
}

TEST(Counting, stays_where_only_points_and_stars_change) {
  EXPECT_TRUE(counts_as_before(""));
  EXPECT_TRUE(counts_as_before("stars: { s4: { total_at_least: 4.2 } }\n"));
  EXPECT_TRUE(counts_as_before("dimensions: { shipping: { weight: 50% } }\n"));
}

TEST(Counting, changes_with_windows_filters_and_parameters) {
  EXPECT_FALSE(counts_as_before("measures: { orders_60: { window: 61 days } }\n"));
  EXPECT_FALSE(counts_as_before("measures: { lost_cases: { where: liability = merchant } }\n"));
  EXPECT_FALSE(counts_as_before("parameters: { leader_orders: { value: 300 } }\n"));
  EXPECT_FALSE(counts_as_before("gates: { few_bad: { disabled: true } }\n"));
}

}  // namespace
}  // namespace xingji::family_test
