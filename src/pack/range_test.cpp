// What may be typed follows from what a pack's parameters are, under its overlays.
#include "pack/range.h"

#include "pack/family_fixture.h"
#include "pack/printed.h"

namespace xingji::family_test {
namespace {

// A mean of stars on another scale: `stars * points_per_star`.
constexpr auto pack_text = R"(pack: example.scaled
title: Scaled
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources: { HELP: { title: Help, read: 2026-11-22, grade: A } }
parameters: { points_per_star: { title: Points, value: 2, source: HELP } }
indicators:
  goods:
    title: Goods
    printed_as: score
    mean: { of: ratings, by_day: rated_at, window: 30 days, value: stars * points_per_star, source: HELP }
    better: higher
    no_data: spread
    points: value
dimensions: { d: { title: D, weight: 100%, of: { goods: 100% }, source: HELP } }
stars: { s5: { stars: 5, source: HELP } }
)";

// Whether a number typed for the indicator is taken, under an overlay with these entries.
bool is_taken(std::string_view typed, const std::string& points_per_star = "") {
  const Folder folder;
  LoadOptions load_options = options();
  if (!points_per_star.empty()) {
    load_options.overlays = {folder.write(
        "mine.yaml",
        "extends: example.scaled\nparameters: { points_per_star: { assumed: ours, value: " +
            points_per_star + " } }\n")};
  }
  const Family family = load(folder.write("scaled.yaml", pack_text), load_options);
  if (family.versions.empty()) return false;
  const Pack& pack = family.versions.front();
  return parse_shown(typed, pack.indicators.front(), pack).state == Printed::State::value;
}

TEST(Range, of_what_is_typed_folds_parameters) {
  EXPECT_TRUE(is_taken("9.8"));
  EXPECT_FALSE(is_taken("10.1"));
  EXPECT_FALSE(is_taken("1.9"));
  EXPECT_TRUE(is_taken("48", "20"));
  EXPECT_FALSE(is_taken("9.8", "20"));
}

TEST(Range, of_a_dated_parameter_holds_all_its_values) {
  const std::string dated = "[{ value: 2 }, { since: 2023-01-01, value: 20 }]";
  EXPECT_TRUE(is_taken("2.5", dated));
  EXPECT_TRUE(is_taken("99", dated));
  EXPECT_FALSE(is_taken("101", dated));
}

}  // namespace
}  // namespace xingji::family_test
