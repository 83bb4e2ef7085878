// Ways in which people and sheets write values and days.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryForms : public testing::Test {
 protected:
  Ran paste(const std::string& page) const { return run("--paste", page); }
  Ran values(const std::string& values) const { return run("--values '" + values + "'", ""); }
  Ran run(const std::string& words, const std::string& input) const {
    return run_program("try kuaishou/shopping-star --as-of 2022-06-15 --lang zh " + words,
                       folder_.path(), input, "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST_F(TryForms, DaysAreReadAsSheetsWriteThem) {
  for (const char* page :
       {"日期\t客服好评率\n20220613\t92%\n20220614\t93%\n",
        "日期,客服好评率\n44725,92%\n44726,93%\n", "日期\t44725\t44726\n客服好评率\t92%\t93%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "表里没有 2022-06-15，取了 2022-06-14");
    EXPECT_SAYS(ran.out, "客服好评率       93%");
  }
}

// Where the comma is the point of a number a sheet has semicolons: half a number is never taken.
TEST_F(TryForms, DecimalCommasAndSemicolonsAreRead) {
  for (const char* page :
       {"客服好评率;78,5%\n商品评分;4,82\n", "指标；数值\n客服好评率；78.5%\n商品评分；4.82\n",
        "客服好评率\t78,5%\n商品评分\t4,82\n",
        "| 客服好评率 | 78,5% |\n|---|---|\n| 商品评分 | 4,82 |\n",
        "客服好评率 78,5%\n商品评分 4,82\n", "客服好评率：78，5%\n商品评分：4，82 分\n",
        "客服好评率\n78,5%\n商品评分\n4,82\n",
        "指标,数值\n客服好评率,\"78,5%\"\n商品评分,\"4,82\"\n",
        "指标,数值\n客服好评率,78,5%\n商品评分,4,82\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "客服好评率       78.5%");
    EXPECT_SAYS(ran.out, " 4.82 ");
  }
  const Ran typed = values("客服好评率=78,5%,商品评分=4,82");
  EXPECT_SAYS(typed.out, "客服好评率       78.5%");
  EXPECT_SAYS(typed.out, " 4.82 ");
}

TEST_F(TryForms, MoneyThatIsKeptAsANumberHasItsMark) {
  for (const char* written : {"239.5元", "¥239.5", "239.5", "￥239.50", "239.5 CNY"}) {
    const std::string pack = "try agents/kpi-sales --lang zh ";
    const std::string rules = "XINGJI_RULES=" + source_path("rules");
    const Ran typed =
        run_program(pack + "--values '客单价=" + written + "'", folder_.path(), "", rules);
    EXPECT_SAYS(typed.out, "客单价          239.5    80 分") << written;
    const Ran pasted = run_program(pack + "--paste", folder_.path(),
                                   "客单价 " + std::string(written) + "\n", rules);
    EXPECT_SAYS(pasted.out, "客单价          239.5    80 分") << written;
  }
}

TEST_F(TryForms, AMonthIsNoDay) {
  for (const char* page :
       {"月份\t客服好评率\n2022年6月\t93%\n", "指标\t2022年6月\n客服好评率\t93%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 1) << ran.out;
    EXPECT_SAYS(ran.error, "「2022年6月」是整个月，不是一天，没有用上");
  }
}

TEST_F(TryForms, DurationsAndScoresAreReadAsPeopleWriteThem) {
  for (const auto& [written, shown] :
       std::initializer_list<std::pair<const char*, const char*>>{{"1h 12m", "1小时12分"},
                                                                  {"1天 2小时", "26小时"},
                                                                  {"2天半", "60小时"},
                                                                  {"1小时半", "1小时30分"},
                                                                  {"1个半小时", "1小时30分"},
                                                                  {"半天", "12小时"}}) {
    EXPECT_SAYS(paste(std::string("仅退款时长 ") + written + "\n").out, shown);
    EXPECT_SAYS(values(std::string("仅退款时长=") + written).out, shown);
  }
  EXPECT_SAYS(values("仅退款时长=18.5秒").out, "18.5秒");
  for (const char* written : {"4.72/5", "4.72 / 5.0", "4.72/5分"}) {
    EXPECT_SAYS(paste(std::string("商品评分 ") + written + "\n").out, "商品评分         4.72 ");
    EXPECT_SAYS(values(std::string("商品评分=") + written).out, "商品评分         4.72 ");
  }
  EXPECT_EQ(values("商品评分=4.72/10").code, 1);
  EXPECT_SAYS(values("品退率=12/340").out, "3.5294%");
  EXPECT_SAYS(values("仅退款时长=1.5分").error,
              "「1.5分」看不出是分钟还是得分；是分钟就写 1.5分钟");
}

TEST_F(TryForms, ATimeWithoutAUnitBeyondEveryLineIsSaidAsItWasRead) {
  const std::string remark = "仅退款时长没有写单位，按 ";
  EXPECT_SAYS(values("仅退款时长=65").out, remark + "65小时 理解；若不是，请连单位一起写");
  for (const char* plain : {"仅退款时长=24", "仅退款时长=65小时", "仅退款时长=65分钟"}) {
    EXPECT_EQ(values(plain).out.find(remark), std::string::npos) << plain;
  }
  EXPECT_EQ(paste("指标\t本店\n仅退款时长(小时)\t65\n").out.find(remark), std::string::npos);
  // A unit in the name is that of the number below it, too.
  for (const char* page : {"仅退款时长（分钟）\n65\n", "仅退款时长(分钟)\n本店\n65\n"}) {
    EXPECT_SAYS(paste(page).out, "仅退款时长       1小时5分");
  }
}

}  // namespace
}  // namespace xingji::test
