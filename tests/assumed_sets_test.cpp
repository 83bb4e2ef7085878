// Why a set has the rows that it has is told with whatever counts it.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.sets
title: Sets
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  HELP: { title: Help page, read: 2026-11-22, grade: A }
sets:
  spot: { of: orders, where: not presale, source: HELP, assumed: presales are another matter }
  quick: { of: spot, where: not custom, source: HELP, assumed: so are pieces made to order }
indicators:
  late_share:
    title: Late
    printed_as: percent
    share: { of: quick, by_day: promised_ship_at, window: 30 days, counts: shipped_at > promised_ship_at }
    better: lower
    no_data: spread
    source: HELP
    points: { ladder: [{ at_most: 5%, give: 5 }, { give: 3 }] }
dimensions:
  goods: { title: Goods, weight: 100%, of: { late_share: 100% }, source: HELP }
stars:
  source: HELP
  s5: { stars: 5, total_at_least: 4.5 }
  s3: { stars: 3 }
)";

TEST(AssumedSets, AreToldWithWhatCountsThem) {
  const TemporaryFolder folder;
  write_file(folder / "sets.yaml", pack_text);
  const Ran said = run_program("describe sets.yaml --lang en", folder.path(), "",
                               "cd " + folder.path() + " && ");
  EXPECT_NE(said.out.find("presales are another matter; so are pieces made to order"),
            std::string::npos)
      << said.out << said.error;
}

}  // namespace
}  // namespace xingji::test
