// The peers' mean beside the shop's own number decides the gates that compare with it.
#include <fstream>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryPeerMeans : public testing::Test {
 protected:
  Ran paste(const std::string& page) const { return run("--paste", page); }
  Ran values(const std::string& values, const std::string& more = "") const {
    return run("--values '" + values + "' " + more, "");
  }
  Ran run(const std::string& words, const std::string& input) const {
    return run_program("try jd/shop-rating --as-of 2023-06-15 --lang zh " + words, folder_.path(),
                       input, "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

constexpr const char* below = "商品质量低于同行平均  9.1  未达标，商品质量满意度需要处理";
constexpr const char* idle = "这些数没有用上";

TEST_F(TryPeerMeans, OfAPageAndBehindAValueDecideTheirGate) {
  for (const char* head : {"同行均值", "行业平均", "同行平均值", "peer mean"}) {
    const Ran ran = paste("指标\t本店\t" + std::string(head) +
                          "\n商品质量满意度\t9.1\t9.3\n物流速度满意度\t9.3\t9.3\n");
    EXPECT_EQ(ran.code, 0) << ran.error;
    EXPECT_SAYS(ran.out, below);
    EXPECT_SAYS(ran.out, "物流速度低于同行平均  9.3  达标");
    EXPECT_EQ(ran.out.find(idle), std::string::npos) << ran.out;
  }
  for (const char* written : {"9.1 同行均值9.3", "9.1 同行均值 9.3", "9.1 行业均值：9.3"}) {
    EXPECT_SAYS(values(std::string("商品质量满意度=") + written).out, below);
  }
  EXPECT_SAYS(values("商品质量满意度=9.3 同行均值9.3").out, "商品质量低于同行平均  9.3  达标");
}

TEST_F(TryPeerMeans, AreAskedForWhereNobodyGaveThem) {
  const std::string asks =
      "不知道是否：商品质量低于同行平均；知道同行均值就写在数值后面：商品质量满意度=9.1 同行均值 …";
  EXPECT_SAYS(values("商品质量满意度=9.1").out, asks);
  EXPECT_EQ(values("商品质量满意度=9.1 同行均值9.3").out.find("不知道是否"), std::string::npos);
}

TEST_F(TryPeerMeans, AGateThatTwoNumbersDecideTakesNone) {
  const std::string said =
      "「商品质量低于同行平均」的值「9.3」用不上，这道门槛由本店和同行的两个数决定：请写 "
      "商品质量满意度=… 同行均值 …";
  for (const char* more : {"", " 同行均值9.3"}) {
    const Ran ran = values("商品质量满意度=9.1" + std::string(more) + ",商品质量低于同行平均=9.3");
    EXPECT_SAYS(ran.out, said);
    EXPECT_EQ(ran.code, 1);
  }
  for (const char* taken : {"达标", "-"}) {
    const std::string gate = std::string(",商品质量低于同行平均=") + taken;
    EXPECT_EQ(values("商品质量满意度=9.1" + gate).code, 0) << taken;
  }
  const Ran asked = run("", "9.1\n\n\n\n\n\n\n\n\n\n\n");
  EXPECT_EQ(asked.out.find("商品质量低于同行平均（"), std::string::npos) << asked.out;
}

TEST_F(TryPeerMeans, OfOtherPeersOrOfWhatNoRuleComparesAreNotTaken) {
  const Ran best = paste("指标\t本店\t同行优秀均值\n商品质量满意度\t9.1\t9.3\n");
  EXPECT_SAYS(best.out, idle);
  EXPECT_EQ(best.out.find("未达标"), std::string::npos) << best.out;
  EXPECT_SAYS(paste("指标\t本店\t同行均值\n商品质量满意度\t9.1\t9.3\n交易纠纷率\t0.2%\t0.3%\n").out,
              "交易纠纷率 同行均值 0.3%");
  EXPECT_EQ(values("商品质量满意度=9.1 同行均值很高").code, 1);
}

TEST_F(TryPeerMeans, AreToldAsRowsOfBenchmarksWhereTheNumbersAreSaved) {
  const Ran ran = values("商品质量满意度=9.1 同行均值9.3", "--save " + (folder_ / "readings.csv"));
  EXPECT_SAYS(ran.error,
              "同行均值没有存；请写进同一目录的 benchmarks.csv：\n"
              "platform,group,indicator,day,measure,value,source\n"
              "jd,all,product_quality,2023-06-15,mean,9.3,typed\n");
  // Written there, it decides the gate for everybody else.
  std::ofstream(folder_ / "benchmarks.csv") << "platform,group,indicator,day,measure,value,source\n"
                                               "jd,all,product_quality,2023-06-15,mean,9.3,typed\n";
  const Ran explained = run_program(
      "explain --pack jd/shop-rating --subject my-shop --as-of 2023-06-15 --lang zh --facts " +
          folder_.path(),
      folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(explained.out, "商品质量低于同行平均 [below_product_quality]  未达标");
  EXPECT_SAYS(explained.out, "“商品质量满意度” = 9.1，同行“商品质量满意度”的均值 = 9.3");
  const Ran kept = run_program(
      "sheet enter --lang zh --pack jd/shop-rating --day 2023-06-15 --values "
      "'商品质量满意度=9.1 同行均值9.3' --sheet " +
          (folder_ / "sheet"),
      folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(kept.out, "同行均值没有记");
}

}  // namespace
}  // namespace xingji::test
