// Regions of filings that rows are written nearly like are told when the shop is scored.
#include "io/near_regions.h"

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class NearRegions : public testing::Test {
 protected:
  // Orders to these regions, and an approved filing for one.
  std::string told(const std::vector<std::string>& regions, const std::string& filed) const {
    std::string orders = "order_id,shop_id,placed_at,paid_at,region_to\n";
    for (const std::string& region : regions) {
      orders += 'o' + std::to_string(orders.size()) +
                ",s,2022-06-01 10:00:00,2022-06-01 10:00:00," + region + '\n';
    }
    write_file(folder_ / "orders.csv", orders);
    write_file(folder_ / "exemptions.csv",
               "exemption_id,shop_id,region,reason,from,to,filed_at,status,decided_at\ne,s," +
                   filed +
                   ",疫情原因,2022-06-01,2022-06-05,2022-06-02 11:00:00,approved,"
                   "2022-06-03 10:00:00\n");
    const Family family = load_pack(source_path("rules/kuaishou/shopping-star.yaml"));
    std::string text;
    for (const Problem& problem : near_regions(read_folder(folder_.path(), family).facts)) {
      text += to_text(problem) + '\n';
    }
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(NearRegions, AreNamedWithTheirRows) {
  EXPECT_EQ(
      told({"山西太原", "山西省/太原", "山西太原", "陕西/西安"}, "山西"),
      "warning: exemptions.region: '山西' does not hold for '山西太原, 山西省/太原'; rows with "
      "such: 3 (regions hold by whole steps of a path: write both alike, as 浙江/杭州)\n");
  EXPECT_NE(told({"浙江/杭州/余杭"}, "浙江/杭州市"), "");
}

TEST_F(NearRegions, WholeStepsAreNone) {
  EXPECT_EQ(told({"山西/太原", "山西", "陕西/西安"}, "山西"), "");
  EXPECT_EQ(told({"浙江/杭州", "浙江/宁波"}, "浙江/杭州"), "");
}

TEST_F(NearRegions, AreToldInChinese) {
  told({"山西太原"}, "山西");
  const Ran ran =
      run_program("score --lang zh --pack " + source_path("rules/kuaishou/shopping-star.yaml") +
                      " --facts " + folder_.path(),
                  folder_.path());
  EXPECT_NE(ran.error.find("“山西”对“山西太原”不起作用，有 1 行这样写"), std::string::npos)
      << ran.error;
}

}  // namespace
}  // namespace xingji::test
