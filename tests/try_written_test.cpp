// Numbers as people write them: in words, per thousand, without a sign between name and value.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryWritten : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& page = "") const {
    return run_program("try " + words + " --lang zh", folder_.path(), page,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran star(const std::string& values) const {
    return run("kuaishou/shopping-star --values '" + values + "'");
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryWritten, SharesInWordsAndPerThousand) {
  for (const char* ninety : {"九成", "百分之九十", "九十%", "90%"}) {
    EXPECT_SAYS(star(std::string("客服好评率=") + ninety).out, "客服好评率       90% ");
  }
  EXPECT_SAYS(star("客服好评率=九十四点三%").out, "客服好评率       94.3% ");
  EXPECT_SAYS(star("客服好评率=九成五").out, "客服好评率       95% ");
  for (const char* eight : {"8‰", ".8%", "0.8%", "百分之零点八"}) {
    EXPECT_SAYS(star(std::string("品质退款率=") + eight).out, "品质退款率       0.8% ");
  }
  EXPECT_EQ(star("客服好评率=一般").code, 1);
}

TEST_F(TryWritten, ANameMayHaveItsValueRightBehindIt) {
  for (const char* values :
       {"客服5分钟回复率78%、发货率94.3%", "客服5分钟回复率=78% 发货率=94.3%",
        "客服5分钟回复率 78%，发货率 94.3%", "客服5分钟回复率 = 78%  发货率=94.3%"}) {
    const Ran ran = star(values);
    EXPECT_EQ(ran.code, 0) << values << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "客服5分钟回复率    78% ");
    EXPECT_SAYS(ran.out, "发货率           94.3% ");
  }
  EXPECT_SAYS(star("仅退款时长=1小时 12分 发货率=94%").out, "1小时12分");
}

TEST_F(TryWritten, MinutesBeyondAnHourAreSaid) {
  EXPECT_SAYS(star("仅退款时长=1小时72分").out, "注意：「1小时72分」按 2小时12分 理解");
  EXPECT_SILENT(star("仅退款时长=1小时12分").out, "理解");
  EXPECT_SILENT(star("仅退款时长=90分钟").out, "理解");
}

TEST_F(TryWritten, TheLeastDistanceIsNotNone) {
  EXPECT_SAYS(star("客服5分钟回复率=320003/400004").out, "再提高一点，达到 80%，就得 5 分");
}

TEST_F(TryWritten, APageSaysItsDay) {
  for (const char* day : {"06.15", "06-15", "6/15", "2022.06.15", "2022-06-15"}) {
    const std::string page = std::string("统计日期：") + day + "\n发货率 94%\n";
    EXPECT_SAYS(run("kuaishou/shopping-star --paste", page).out,
                "注意：页面上写的是 2022-06-15；要按那天的规则算，加上 --as-of 2022-06-15");
    EXPECT_SAYS(run("kuaishou/shopping-star --paste --as-of 2022-06-20", page).out,
                "页面上写的是 2022-06-15，按 2022-06-20 的规则算");
    EXPECT_SILENT(run("kuaishou/shopping-star --paste --as-of 2022-06-15", page).out, "页面上");
  }
}

TEST_F(TryWritten, APlaceMayBeAPartOfAll) {
  for (const char* place : {"Top 25%", "TOP 25%", "前1/4", "排名：前1/4"}) {
    EXPECT_SAYS(
        run("1688/service-star --paste", std::string("3分钟旺旺响应率 85% ") + place + "\n").out,
        "超过同行 75%");
  }
}

// What gives a dimension its score stands below it.
TEST_F(TryWritten, PointsOfASmallSampleHaveTheirLine) {
  EXPECT_SAYS(run("douyin/experience-2026 --as-of 2026-11-30 --values "
                  "'近30天有效支付订单数=10,在售商品数=5,开店超过90天=是,商品差评订单数=0'")
                  .out,
              "没有数据    80 分   样本小，按规则这样给分");
}

}  // namespace
}  // namespace xingji::test
