// `try` with packs that rank among peers: what the screen says of them is typed behind the value.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryRanks : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("try 1688/service-star --as-of 2023-06-15 " + words, folder_.path(), input,
                       "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST_F(TryRanks, AreTypedBehindTheValueAndAdviseTheNextStep) {
  const Ran ran =
      run("--lang zh --values '3分钟响应率=85% 超过同行55%，履约率=96%（超过72%），退款时长=20小时 "
          "超过 90%'");
  EXPECT_EQ(ran.code, 0) << ran.error << ran.out;
  EXPECT_SAYS(ran.out, "★ 4.5 星   总分 4.5\n");  // 4, 4.5 and 5, each a third
  EXPECT_SAYS(ran.out, "超过同行 55%   再多超过 15 个百分点的同行，到 70%，就得 4.5 分\n");
  EXPECT_SAYS(ran.out, "超过同行 90%   已到最高一档\n");
  EXPECT_SAYS(ran.out, "1. 3分钟旺旺响应率：升一档，总分 +0.17\n");
  const Ran english = run("--lang en --values 'Refund duration=20h beats 33.5%'");
  EXPECT_SAYS(english.out, "beat 16.5 percentage points more of the peers, 50%, for 4 points\n");
}

TEST_F(TryRanks, WithoutThemTheScreenSaysHowToGiveThem) {
  const Ran ran = run("--lang zh --values '品退率=1.2%'");
  EXPECT_SAYS(ran.out, "算不出总分");
  EXPECT_SAYS(ran.out, "- 分   排名不知道，得分也就不知道\n");
  EXPECT_SAYS(ran.out, "写在数值后面：\n    品质退款率=1.2% 超过75%\n");
}

TEST_F(TryRanks, OfMoreThanEverybodyAreNotUnderstood) {
  EXPECT_SAYS(run("--lang zh --values '品退率=1.2% 超过同行150%'").error, "看不懂");
  EXPECT_SAYS(run("--lang zh --values '品退率=超过同行50%'").error, "看不懂，先写数值");
  // Of a share that is better lower this may be worse.
  EXPECT_SAYS(run("--lang zh --values '品退率=1.2% 高于75%的同行'").error,
              "看不懂排名；请在数值后面写好过百分之几的同行，如 超过75%");
}

TEST_F(TryRanks, AreReadOffAPageWhoseNamesBeginWithANumber) {
  const Ran ran = run("--lang zh --paste",
                      "| 3分钟旺旺响应率 | 85% 超过同行55% |\n|---|---|\n| 纠纷率 | 0.1% |\n");
  EXPECT_SAYS(ran.out, "★ 4 星   总分 4\n");
}

TEST_F(TryRanks, AreAskedForAndForgottenWithTheirValue) {
  const Ran ran = run("--lang zh", "85% 超过55%\n返回\n85%\n完成\n");
  EXPECT_SAYS(ran.out, "屏幕上有“超过同行”的比例，写在数值后面：… 超过75%");
  EXPECT_SAYS(ran.out, "还没有填排名");
}

TEST_F(TryRanks, SavedTheyScoreTheSame) {
  const std::string file = folder_ / "readings.csv";
  EXPECT_EQ(run("--values '3分钟响应率=85% 超过同行55%,品退率=1.2%' --save " + file).code, 0);
  EXPECT_SAYS(read_file(file), "response_3min,2023-06-15,85%,typed,55%\n");
  EXPECT_SAYS(read_file(file), "quality_refund_share,2023-06-15,1.2%,typed,\n");
  const Ran scored =
      run_program("score --pack 1688/service-star --format csv --facts " + folder_.path(),
                  folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(scored.out, "my-shop,2023-06-15,1688.service-star,provisional,4,");
}

}  // namespace
}  // namespace xingji::test
