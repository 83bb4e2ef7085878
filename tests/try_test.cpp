// `try` as a merchant uses it: through the program, in Chinese, with the platform's own words.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class Try : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program(words, folder_.path(), input, "XINGJI_RULES=" + source_path("rules"));
  }
  Ran merchant(const std::string& values, const std::string& more = "") const {
    return run("try kuaishou/shopping-star --as-of 2022-06-15 --lang zh --values '" + values +
               "' " + more);
  }
  Ran paste(const std::string& page) const {
    return run("try kuaishou/shopping-star --as-of 2022-06-15 --lang zh --paste", page);
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

constexpr const char* six =
    "客服5分钟回复率=78%，客服好评率=94.3%，发货率=92%，品退率=0.8%，商品评分=4.82分，仅退款时长="
    "1小时12分";

TEST_F(Try, SixValuesGiveStarsWeakPointsAndAdviceOnOneScreen) {
  const Ran ran = merchant(six);
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_EQ(ran.error, "");
  // 0.2×4.5 + 0.25×4 + 0.35×4.5 + 0.2×4 = 4.275
  EXPECT_SAYS(ran.out, "总分 4.275");
  EXPECT_SAYS(ran.out, "再提高 2 个百分点，达到 80%，就得 5 分");
  EXPECT_SAYS(ran.out, "再缩短 12分钟，不超过 1小时，就得 5 分");
  EXPECT_SAYS(ran.out, "已到最高一档");
  EXPECT_SAYS(ran.out, "库存预警，当日订单当日打包");
  EXPECT_SAYS(ran.out, "没有填：退货退款时长");
  EXPECT_SAYS(ran.out, "没有填的门槛：异常揽收率、商责纠纷率");
  for (const char* english : {" the ", "points", "reply_5min_share", "weight", "total"}) {
    EXPECT_SILENT(ran.out, english);
  }
  EXPECT_LE(std::count(ran.out.begin(), ran.out.end(), '\n'), 36);  // one screen
  for (const std::string_view line : split(ran.out, '\n')) {
    EXPECT_LE(display_width(line), 120U) << line;
  }
}

TEST_F(Try, OnALineTheNextCornerIsTheStep) {
  const Ran ran =
      run("try douyin/experience-2026 --as-of 2026-10-15 --lang zh --values "
          "'商品综合评分=4.72，平均揽收时长=20小时，售后平均审核时长=1小时'");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_SAYS(ran.out, "再提高 0.13，达到 4.85，就得 100 分");
  EXPECT_SAYS(ran.out, "再缩短 8小时，不超过 12小时，就得 100 分");
  EXPECT_SAYS(ran.out, "1. 商品综合评分：到 4.85，总分 +");
  EXPECT_SAYS(ran.out, "逐条看1、2星评价");
  EXPECT_SILENT(ran.out, "设置自动同意策略");  // has all there is
}

TEST_F(Try, NamesAreFoundByAliasIdAndSmallSlips) {
  const Ran ran = merchant("reply_5min_share：７８％；客服 好评律=90,product rating=4.6");
  EXPECT_EQ(ran.code, 0) << ran.error << ran.out;
  EXPECT_SAYS(ran.out, "「客服 好评律」按「客服好评率」理解");
  EXPECT_SAYS(ran.out, "78%");
  EXPECT_SAYS(ran.out, "4.6 ");
}

TEST_F(Try, WhatIsNotUnderstoodIsSaidWithTheNearestName) {
  const Ran ran = merchant("客服5分钟回复率=七八成,发货绿=92%,发货率=92%,颜色=红");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「客服5分钟回复率」的值「七八成」看不懂，应是百分比，如 80%");
  EXPECT_SAYS(ran.out, "「发货绿」：没有这个指标，您是说「发货率」吗？");
  EXPECT_SAYS(ran.out, "「颜色」：规则里没有这个指标");
}

TEST_F(Try, WhatNoFactsCouldGiveIsNotTaken) {
  const Ran ran = merchant("客服5分钟回复率=172%,商品评分=48,仅退款时长=-3小时,发货率=92%");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「客服5分钟回复率」的值「172%」超出范围，应在 0% 到 100% 之间");
  EXPECT_SAYS(ran.out, "「商品评分」的值「48」超出范围，应在 1 到 5 之间");
  EXPECT_SAYS(ran.out, "「仅退款时长」的值「-3小时」超出范围，应在 ");
  EXPECT_SAYS(ran.out, "总分 4\n");
}

TEST_F(Try, TheOfficialFigureStandsBesideOursAndChangesNothing) {
  const Ran without = merchant("发货率=92%");
  const Ran with = merchant("发货率=92%,总分=4.5,星级=4.5");
  EXPECT_SAYS(without.out, "总分 4\n");
  EXPECT_SAYS(with.out, "总分 4   平台显示 4.5 星 总分 4.5（试算减平台：总分 -0.5，星级 ");
}

TEST_F(Try, NothingUnderstoodIsAProblem) {
  EXPECT_EQ(merchant("颜色=红").code, 1);
  EXPECT_EQ(merchant("发货率=-").code, 1);
}

TEST_F(Try, ReadsSheetsMarkdownAndWholePages) {
  for (const char* page :
       {"指标\t数值\n发货率\t92%\n客服好评率\t94.3%\n", "发货率,客服好评率\n92%,94.3%\n",
        "| 指标 | 数值 |\n|---|---|\n| 发货率 | 92% |\n| 客服好评率 | 94.3% |\n",
        "首页 店铺管理\n购物体验星级\n物流服务\n发货率\n92%\n较昨日 +0.2%\n客服好评率 94.3% "
        "超过同行 60%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "92%");
    EXPECT_SAYS(ran.out, "94.3%");
    EXPECT_SAYS(ran.out, "总分 4.44");
  }
}

TEST_F(Try, ASheetsUnknownRowIsSaid) {
  const Ran ran = paste("发货率\t92%\n客服好凭\t94.3%\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「客服好凭」：没有这个指标");
}

TEST_F(Try, AsksInTheOrderOfTheScreenAndGoesBack) {
  const Ran ran = run("try kuaishou/shopping-star --as-of 2022-06-15 --lang zh",
                      "78%\n什么\n90%\n返回\n94.3%\n\n完成\n");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_SAYS(ran.out, "1/11  客服5分钟回复率（百分比，如 80%）");
  EXPECT_SAYS(
      ran.out,
      "在哪里看：手机端：点个人昵称旁的购物体验星级；电脑端（主账号登录）：快手小店（卖家端） › "
      "店铺管理 › 购物体验星级 › 客服服务");
  EXPECT_SAYS(ran.out, "「什么」看不懂，应是百分比，如 94%");
  EXPECT_SAYS(ran.out, "94.3%     5 分");
  EXPECT_EQ(run("try kuaishou/shopping-star --as-of 2022-06-15", "quit\n").out.find("★"),
            std::string::npos);
}

TEST_F(Try, SavedNumbersScoreTheSame) {
  const std::string file = folder_ / "readings.csv";
  const Ran tried = merchant(std::string(six) + ",总分=4.4", "--save " + file + " --subject 店1");
  EXPECT_EQ(tried.code, 0) << tried.error;
  const Ran scored =
      run("score --pack kuaishou/shopping-star --facts " + folder_.path() + " --format csv");
  EXPECT_SAYS(scored.out, "店1,2022-06-15,kuaishou.shopping-star,provisional,4.275,");
  EXPECT_SAYS(scored.out, ",4320,4,reported");
  // Another day's rows stand below; a file of something else is left alone.
  EXPECT_EQ(
      run("try kuaishou/shopping-star --as-of 2022-06-16 --values 发货率=95% --save " + file).code,
      0);
  EXPECT_SAYS(content_of(file),
              "my-shop,kuaishou.shopping-star,ship_48h_share,2022-06-16,95%,typed");
  std::ofstream(file) << "a,b\n";
  EXPECT_EQ(run("try kuaishou/shopping-star --values 发货率=95% --save " + file).code, 1);
  EXPECT_EQ(content_of(file), "a,b\n");
}

// Three gates cap the total at 79 each; what is printed is typed in again.
TEST_F(Try, WhatHoldsATotalIsMendedTogether) {
  const auto with = [&](const std::string& three) {
    return run("try jd/agent-assessment --as-of 2022-06-30 --lang zh --values '" + three +
               "挂起超时次数=2,平均响应时长=52秒,回答准确率=96%,服务态度合格率=92%,问题解决率=88%,"
               "日均接待量=30,咨询转化率=40%,客服好评率=80%,退货率=35%,改评数=3'")
        .out;
  };
  const std::string held = with("在线时长=7小时30分,消息回复率=93%,首次30秒应答率=75%,");
  EXPECT_SAYS(held, "总分 79\n");
  EXPECT_SAYS(held, "先把这几件一起做：单做一件，总分不变\n  1. 首次30秒应答率\n");
  EXPECT_SAYS(held, "  2. 在线时长\n");
  EXPECT_SAYS(held, "  3. 消息回复率\n");
  EXPECT_EQ(held.find("  4. "), std::string::npos) << held;
  EXPECT_SAYS(held, "  一起做：总分 90，5 星（优秀）\n");
  EXPECT_SAYS(with("在线时长=8小时,消息回复率=95%,首次30秒应答率=80%,"),
              "★ 5 星（优秀）   总分 90\n");
}

}  // namespace
}  // namespace xingji::test
