// What `check` asks the cases of a pack for, and what it does not: nothing that cannot be, and
// everything that acts.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.asks
title: Asks
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  HELP: { title: Help page, read: 2026-11-22, grade: A }
attributes: { grown: { type: flag, title: Grown } }
exemptions:
  source: HELP
  weather: { of: orders, matches: promised_ship_at, effect: out }
sets:
  source: HELP
  calm: { of: orders, where: not presale, exempt: [weather] }
measures:
  source: HELP
  rated: { count: ratings, by_day: rated_at, window: 30 days, where: order in calm }
  good: { count: ratings, by_day: rated_at, window: 30 days, where: order in calm and stars >= 4 }
indicators:
  source: HELP
  good_share:
    title: Good
    printed_as: percent
    value: good / rated
    better: higher
    no_data: spread
    points: { ladder: [{ at_least: 80%, give: 5 }, { give: 3 }] }
dimensions:
  source: HELP
  goods: { title: Goods, weight: 100%, of: { good_share: 100% } }
total: { of: dimensions, clip: { least: 0, most: 5 }, source: HELP }
stars:
  source: HELP
  s5: { stars: 5, total_at_least: if shop.grown then 4.5 else 101 }
  s4: { stars: 4, total_at_least: if shop.grown then 4 else 101 }
  s3: { stars: 3 }
)";

class CheckAsks : public testing::Test {
 protected:
  std::string check(const std::string& part = "", const std::string& other = "") const {
    std::string text = pack_text;
    if (!part.empty()) text.replace(text.find(part), part.size(), other);
    write_file(folder_ / "asks.yaml", text);
    write_file(folder_ / "asks.cases.yaml",
               "pack: test.asks\ncases:\n"
               "  - { name: nothing is known, on: 2022-06-15, facts: { shops: [{ shop_id: shop-1 "
               "}] }, expect: { status: no_score } }\n");
    const Ran ran = run_program("check asks.yaml --lang en", folder_.path(), "",
                                "cd " + folder_.path() + " && ");
    return ran.out + ran.error;
  }

  static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  TemporaryFolder folder_;
};

TEST_F(CheckAsks, NoClipThatNoScoreComesTo) {
  const std::string said = check();
  EXPECT_FALSE(has(said, "total.clip, down to 'least'")) << said;
  EXPECT_TRUE(has(said, "no case tries total.clip, up to 'most'")) << said;
  EXPECT_TRUE(has(check("least: 0,", "least: 3,"), "no case tries total.clip, down to 'least'"));
}

TEST_F(CheckAsks, BandsWhoseLinesAreComputedDoNotHideOneAnother) {
  const std::string said = check();
  EXPECT_FALSE(has(said, "is never reached")) << said;
}

TEST_F(CheckAsks, AnExemptionOfASetThatOrdersBelongToIsUsedAndTriedByLeavingItOut) {
  const std::string said = check();
  EXPECT_FALSE(has(said, "the exemption 'weather' is not used")) << said;
  EXPECT_FALSE(has(said, "a row that it holds for")) << said;
  EXPECT_TRUE(has(said, "no case notices: 'weather' left out of calm")) << said;
  EXPECT_TRUE(has(check(", exempt: [weather]", ""), "the exemption 'weather' is not used"));
}

}  // namespace
}  // namespace xingji::test
