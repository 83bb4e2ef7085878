// What may be typed follows from what a pack's parameters are, under its overlays.
#include "pack/range.h"

#include "pack/family_fixture.h"
#include "pack/printed.h"
#include "pack/score_range.h"

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

// Whoever has too few peers gets 1 point, so that a total below 2 can be.
TEST(ScoreRange, HoldsWhatIsGivenWithoutPeers) {
  const Folder folder;
  const auto family = load_family(folder.write("np.yaml", R"(pack: test.np
title: X
subject: shop
judge: daily
valid: { since: 2016-01-01 }
time_zone: Asia/Shanghai
sources:
  R: { title: R, read: 2026-11-29, grade: A }
peers: { group: all, least: 20, source: R }
indicators:
  source: R
  i0:
    title: T
    printed_as: percent
    share: { of: orders, by_day: placed_at, window: 30 days, counts: "presale" }
    better: higher
    no_data: spread
    no_peers: { points: 1 }
    points: { rank: { ladder: [ { at_least: 50%, give: 5 }, { give: 3 } ] } }
dimensions:
  source: R
  all: { title: A, weight: 100%, of: { i0: 100% } }
total: { of: dimensions }
stars: { source: R, s: { stars: 5, total_at_least: 3 }, t: { stars: 1 } }
standing:
  right:
    title: Right
    start: held
    source: R
    states: { held: { title: held }, lost: { title: lost } }
    moves:
      a: { title: a, from: held, to: lost, when: total < 2 }
      h: { title: h, from: lost, to: held, when: total >= 3 }
)"),
                                  options());
  ASSERT_TRUE(family.ok()) << to_text(family.problems()[0]);
  const Range total = range_of_score(family.value().versions.front(), "total");
  EXPECT_EQ(to_text(total, Type::number, ""), "from 1 to 5");
}

}  // namespace
}  // namespace xingji::family_test
