// Ratings below the mean of the trade: the shop is told to act, though its score is fine.
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Diagnosis;

class DiagnosedMeans : public testing::Test {
 protected:
  DiagnosedMeans() : family_(load_pack(source_path("rules/jd/shop-rating.yaml"))) {
    for (Pack& pack : family_.versions) {
      for (Number::Entry& least : pack.peers->least.entries) least.value = 3 * micro_one;
    }
    write_file(folder_ / "coverage.csv",
               "account,table,from,to\ns0,ratings,2021-01-01,2022-12-31\n"
               "s1,ratings,2021-01-01,2022-12-31\ns2,ratings,2021-01-01,2022-12-31\n"
               "s3,ratings,2021-01-01,2022-12-31\n");
    write_file(folder_ / "shops.csv", "shop_id,platform\ns0,jd\ns1,jd\ns2,jd\ns3,jd\n");
  }

  // Four shops of 20 ratings of goods, of five stars but for some of ours with four.
  void write_ratings(int fours, int more) const {
    std::string ratings = "rating_id,shop_id,item,stars,rated_at\n";
    for (int shop = 0; shop < 4; ++shop) {
      for (int i = 0; i < (shop == 0 ? 20 + more : 20); ++i) {
        const std::string id = std::to_string(shop);
        ratings += 'r' + id + '-' + std::to_string(i) + ",s" + id + ",product_quality," +
                   (shop == 0 && i < fours ? "4" : "5") + ",2022-06-10 10:00:00\n";
      }
    }
    write_file(folder_ / "ratings.csv", ratings);
  }

  Diagnosis diagnosed() {
    const Day judged = *parse_day("2022-06-15");
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "s0", judged));
    return diagnose::diagnose(*explanation_);
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
};

// 9.1 is fine by the bands, and below the trade's 9.775: so many ratings of ten lead there.
TEST_F(DiagnosedMeans, WhoIsBelowThemIsToldToActThoughTheScoreIsFine) {
  write_ratings(9, 0);
  const Diagnosis found = diagnosed();
  EXPECT_EQ(found.verdict, diagnose::Verdict::behind);
  const std::string said = to_text(found, {}, Language::zh);
  EXPECT_NE(said.find("需要：商品质量低于同行平均\n"), std::string::npos) << said;
  EXPECT_NE(said.find("60 个新增评价，每个都是 10"), std::string::npos) << said;
  EXPECT_NE(said.find("逐条归类差评"), std::string::npos) << said;
  EXPECT_EQ(said.find("不知道是否达标的门槛"), std::string::npos) << said;
  write_ratings(0, 0);
  EXPECT_EQ(diagnosed().verdict, diagnose::Verdict::best);
}

}  // namespace
}  // namespace xingji::test
