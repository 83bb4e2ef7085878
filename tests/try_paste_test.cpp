// `try --paste`: what merchants copy from pages and sheets, and what is said of that which cannot
// be used.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryPaste : public testing::Test {
 protected:
  Ran paste(const std::string& pack, const std::string& page, const std::string& more) const {
    return run_program("try " + pack + " --lang zh --paste " + more, folder_.path(), page,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran paste(const std::string& page, const std::string& more = "--as-of 2022-06-15") const {
    return paste("kuaishou/shopping-star", page, more);
  }
  Ran douyin(const std::string& page) const {
    return paste("douyin/experience-2026", page, "--as-of 2026-10-15");
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryPaste, IndicatorsOfAnotherVersionAreRefusedWithTheDayThatAsksForIt) {
  const Ran ran = douyin("商品综合评分\n4.72分\n揽收时长平均得分\n92.5分\n发货物流品退率 0.1%\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out,
              "「发货物流品退率」「揽收时长平均得分」是 2026-07-14 至 2026-09-07 的规则里的指标，"
              "这次用的是 2026-09-08 起的");
  EXPECT_SAYS(ran.out, "要按那一版算，加上 --as-of 2026-09-07\n");
  EXPECT_SILENT(ran.out, "平均揽收时长  ");
  EXPECT_SAYS(douyin("goods_rating,4.7\n揽收得分,90\n").out, "「揽收得分」是 2026-07-14");
  const Ran values = run_program(
      "try douyin/experience-2026 --lang en --as-of 2026-10-15 --values '揽收得分=90,商品评分=4.7'",
      folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(values.out, "'揽收得分' belongs to the rules of 2026-07-14 to 2026-09-07");
}

TEST_F(TryPaste, AUnitMustBeTheIndicators) {
  const Ran ran = douyin(
      "平均揽收时长\t92.5 points\n商品综合评分\t92%\n商品品质退货率\t4小时\n"
      "售后平均审核时长\t92.5分\n平均响应时长\t25 秒\n");
  EXPECT_SAYS(ran.out,
              "「平均揽收时长」的值「92.5 points」看不懂，应是时长，如 12小时；只写数字按小时算");
  EXPECT_SAYS(ran.out, "「商品综合评分」的值「92%」看不懂");
  EXPECT_SAYS(ran.out, "「商品品质退货率」的值「4小时」看不懂");
  EXPECT_SAYS(ran.out, "「售后平均审核时长」的值「92.5分」看不出是分钟还是得分");
  EXPECT_SAYS(ran.out, "25秒");
}

// The unit stands in the head, the name, or a column of its own.
TEST_F(TryPaste, AUnitIsReadWhereverItStands) {
  for (const std::string page :
       {"指标\t数值\t单位\n仅退款时长\t90\t分钟\n退货退款时长\t3.2\t天\n",
        "日期\t仅退款时长(分钟)\t退货退款时长（天）\n2022-06-14\t90\t3.2\n",
        "仅退款时长（分钟）\t90\n退货退款时长（天） 3.2\n",
        "指标\t数值（分钟）\n仅退款时长\t90\n退货退款时长\t4608\n"}) {
    const Ran ran = paste(page);
    EXPECT_SAYS(ran.out, "1小时30分     4 分");
    EXPECT_SAYS(ran.out, "76小时48分");
    EXPECT_EQ(ran.code, 0) << ran.out;
  }
  EXPECT_SAYS(paste("品质退款率(‰)\t8\n仅退款时长\t5小时\n").out,
              "品质退款率        0.8%     4 分");
  const Ran values =
      run_program("try kuaishou/shopping-star --lang zh --values '仅退款时长(分钟)=90'",
                  folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(values.out, "1小时30分");
}

TEST_F(TryPaste, TimesAgoAndChangesAreNoValues) {
  const Ran before =
      paste("douyin/experience-2021", "揽收及时率 94.3% 之前 85%\n投诉率 0.8% 目前 0.8%\n",
            "--as-of 2022-06-15");
  EXPECT_SILENT(before.out, "超过同行 15%");
  EXPECT_SAYS(before.out, "投诉率                 0.8%     - 分");
  EXPECT_SAYS(paste("客服5分钟回复率\n目标 ≥80%\n当前 78%\n").out, "78%     4 分");
  const Ran changed = paste("品质退款率 下降 0.1%\n客服5分钟回复率 提升 2%\n");
  EXPECT_EQ(changed.code, 1);
  EXPECT_SAYS(changed.out + changed.error, "「品质退款率」：旁边只有 下降 0.1%");
  EXPECT_SAYS(
      paste("douyin/experience-2021", "揽收及时率 94.3% 行业前 15%\n", "--as-of 2022-06-15").out,
      "超过同行 85%");
}

TEST_F(TryPaste, TheNumbersOfAListAreNoValues) {
  const Ran spaced = paste("2 仅退款时长 5小时\n3 客服好评率 93%\n");
  EXPECT_SAYS(spaced.out, "5小时     4 分");
  EXPECT_SAYS(spaced.out, "93%     4 分");
  const Ran signs =
      paste("1、商品评分 4.72\n2、客服好评率 93%\n\n① 品质退款率 0.1%\n② 仅退款时长 5小时\n");
  EXPECT_EQ(signs.code, 0);
  for (const char* value : {"4.72     4 分", "93%     4 分", "0.1%     5 分", "5小时     4 分"}) {
    EXPECT_SAYS(signs.out, value);
  }
}

// Who watched is no sample of what a share is made of.
TEST_F(TryPaste, OnlookersAreNoCount) {
  const Ran watched = paste("指标\t数值\t直播间人数\n客服5分钟回复率\t78%\t1200\n");
  EXPECT_EQ(watched.out.find("旁边的件数"), std::string::npos) << watched.out;
  EXPECT_SAYS(watched.out, "78%     4 分");
  EXPECT_SAYS(paste("指标\t数值\t咨询人数\n客服5分钟回复率\t78%\t1200\n").out,
              "旁边的件数没有用上");
}

TEST_F(TryPaste, AGatesShareMayNotContradictItsCounts) {
  const Ran ran = paste("商责纠纷率 0.2%\n商责纠纷数 8\n付款订单数 1000\n发货率 97%\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「商责纠纷率」的 0.2% 与 8/1000 算出来的对不上，按件数算");
  EXPECT_SAYS(ran.out, "门槛 商责纠纷率  0.8%");
  EXPECT_SILENT(paste("商责纠纷率 0.8%\n商责纠纷数 8\n付款订单数 1000\n发货率 97%\n").out,
                "对不上");
}

TEST_F(TryPaste, HoursAndMinutesOfAClockAreSaid) {
  const Ran ran = paste("仅退款时长: 1:12\n");
  EXPECT_SAYS(ran.out, "1小时12分     4 分");
  EXPECT_SAYS(ran.out, "注意：「1:12」按 1小时12分 理解");
}

TEST_F(TryPaste, AColumnOfTheShopsOwnHoldsBeforeTargetsAndRanks) {
  for (const char* page :
       {"指标\t目标\t本店\n发货率\t95%\t92%\n", "指标,排名,数值\n发货率,12,92%\n",
        "| 指标 | 本店 | 同行均值 |\n|---|---|---|\n| 发货率 | 92% | 88% |\n",
        "发货率 92% 目标 95% +0.3%\n", "发货率\n同行均值\n88%\n本店\n92%\n",
        "日期,发货率\n本店,92%\n同行均值,88%\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 0) << page << ran.out;
    EXPECT_SAYS(ran.out, "发货率           92%     4 分");
  }
}

TEST_F(TryPaste, WhereNothingTellsNumbersApartNoneIsTaken) {
  for (const char* page :
       {"发货率\t12\t92%\n商品评分\t4.8\n", "发货率 12 92%\n商品评分 4.8\n",
        "店铺,发货率\nA店,12\nB店,92%\n商品评分,4.8\n", "发货率\n12%\n92%\n商品评分\n4.8\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 1) << page;
    EXPECT_SAYS(ran.out, "「发货率」旁边有几个数：12");
    EXPECT_SAYS(ran.out, "92%，看不出哪个是本店的；请给列写上表头“本店”");
    EXPECT_SAYS(ran.out, "总分 5\n");
  }
}

TEST_F(TryPaste, OfATableByDatesTheNewestDayOrTheOneAskedForIsTaken) {
  const std::string down = "日期,发货率\n2022-06-13,80%\n2022-06-14,92%\n2022-06-20,99%\n";
  const std::string across = "指标\t2022/6/20\t6月14日\t2022-06-13\n发货率\t99%\t92%\t80%\n";
  for (const std::string& page : {down, across}) {
    const Ran newest = paste(page, "");
    EXPECT_SAYS(newest.out, "99%     5 分");
    EXPECT_SAYS(newest.out,
                "表里取了最新的一天 2022-06-20；要按那天的规则算，加上 --as-of 2022-06-20");
    const Ran asked = paste(page, "--as-of 2022-06-14");
    EXPECT_SAYS(asked.out, "92%     4 分");
    EXPECT_SAYS(asked.out, "表里取了 2022-06-14 这一天");
    EXPECT_SAYS(paste(page).out, "表里没有 2022-06-15，取了 2022-06-14");
  }
}

TEST_F(TryPaste, WhatIsEmptyOnTheScreenIsNotGiven) {
  const Ran ran = paste("发货率 92%\n品质退款率 --\n商品评分 暂无\n仅退款时长\t-\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "没有填：客服5分钟回复率、客服好评率、品质退款率、商品评分、仅退款时长");
}

TEST_F(TryPaste, ASlipInANameIsForgivenAndSaid) {
  const Ran ran = paste("客服好凭率\n94%\n近30日仅退款时长(小时)\n1\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "注意：「客服好凭率」按「客服好评率」理解");
  EXPECT_SILENT(ran.out, "仅退款时长」理解");
  const Ran line = paste("客服好凭率 94%\n");
  EXPECT_EQ(line.code, 0) << line.out;
  EXPECT_SAYS(line.out, "注意：「客服好凭率」按「客服好评率」理解");
  EXPECT_SAYS(line.out, "客服好评率       94%");
}

TEST_F(TryPaste, LinesThatWereOfNoUseAreSaid) {
  const Ran ran =
      paste("首页 店铺管理\n发货率\n92%\n客服好凭\n94%\n神秘指标 77%\n同行均值 88%\n发货率 91%\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "注意：有 2 行没有用上：首页 店铺管理｜同行均值 88%");
  EXPECT_SAYS(ran.out, "注意：「发货率」后面又出现 91%，用的是先出现的 92%");
  EXPECT_SAYS(ran.out, "「客服好凭」：没有这个指标，您是说「客服好评率」吗？");
  EXPECT_SAYS(ran.out, "「神秘指标」：规则里没有这个指标");
  std::string many = "发货率,92%\n";
  for (int i = 0; i < 12; ++i)
    many += "颜色" + std::to_string(i) + "甲,红," + std::to_string(i) + "\n";
  EXPECT_SAYS(paste(many).out, "还有 4 个：「颜色8甲」「颜色9甲」「颜色10甲」「颜色11甲」");
}

// Telephones, times, counts of messages and another thing's share are no fault of the person.
TEST_F(TryPaste, WhatStandsAroundThePageIsNoFault) {
  const Ran ran = paste(
      "首页 消息 3 待发货 12\n发货率\n92%\n待付款\n7\n客服热线 400-820-8888\n更新时间 08:30\n"
      "Copyright © 2012-2022 京ICP备16013397号-3\n共 12 条\n第 1 页\n版本 3.2.1\n神秘指标 77%\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "「待付款」：规则里没有这个指标");
  EXPECT_SAYS(ran.out, "「神秘指标」：规则里没有这个指标");
  EXPECT_SAYS(ran.out, "客服热线 400-820-8888｜更新时间 08:30｜Copyright © 2012-2022");
  EXPECT_SILENT(ran.out, "「共」");
  // A number of a name that is nearly known is lost by a slip.
  EXPECT_EQ(paste("发货率\n92%\n客服好凭\n94%\n").code, 1);
}

// As phones show it: arrows, the month's sign, stars, a name with a space, counts in thousands.
TEST_F(TryPaste, APhonesScreenIsReadLineByLine) {
  const Ran ran = paste(
      "购物体验星级\n★★★★☆ 4.5\n客服5分钟回复率 78.00%↓\n客服好评率\n94.3%\n1.2%↑\n"
      "发货率\n92.1%（1,105/1,200）\n商品评分\n4.82分\n退货退款时长\n—\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  for (const char* said : {"平台显示 4.5 星", "客服5分钟回复率    78%     4 分",
                           "客服好评率       94.3%     5 分", "发货率           92.1%     4 分"}) {
    EXPECT_SAYS(ran.out, said);
  }
  EXPECT_SAYS(paste("douyin/experience-2021", "IM 3分钟平均回复率 92%\n", "--as-of 2021-08-15").out,
              "IM3分钟平均回复率");
  const Ran counts = douyin(
      "商品品质退货率\n0.62%\n分子：7 分母：1,129\n"
      "有效支付订单数（近30天） 1,263\n不满意 3 / 有效评价 97\n");
  EXPECT_EQ(counts.code, 0) << counts.out;
  EXPECT_SILENT(counts.out, "小样本规则没有判定");
}

// The header of columns holds beyond the title of a group, and 得分 of a table is not the total.
TEST_F(TryPaste, TitlesOfGroupsStandBetweenAHeaderAndItsRows) {
  for (const char* title : {"物流类", "物流类\t\t\t", "物流速度", "— 物流 —"}) {
    const Ran ran = paste("指标\t得分\t同行均值\t本店\n客服好评率\t4\t91%\t94.3%\n" +
                          std::string(title) + "\n发货率\t4\t95%\t92%\n");
    EXPECT_EQ(ran.code, 0) << title << ran.out;
    EXPECT_SAYS(ran.out, "发货率             92%     4 分");
    EXPECT_SILENT(ran.out, "平台显示");
  }
  // Another table has other columns.
  EXPECT_SAYS(paste("指标\t目标\t本店\n客服好评率\t95%\t94.3%\n物流类\n发货率\t92%\n").out,
              "发货率             92%     4 分");
}

TEST_F(TryPaste, TheTotalIsKnownByTheNamesOfItsPage) {
  struct Named {
    const char* pack;
    const char* day;
    const char* page;
    const char* shown;
  };
  for (const Named& each :
       {Named{"douyin/experience-2026", "2026-08-01", "商品评分 4.7\n商家体验分 92分\n",
              "平台显示 总分 92"},
        {"douyin/experience-2026", "2026-08-01", "商品评分 4.7\n我的抖店体验分\n92\n",
         "平台显示 总分 92"},
        {"jd/shop-rating", "2019-06-15", "商品质量 9.5\n店铺评分 9.61\n", "平台显示 总分 9.61"},
        {"1688/service-star", "2023-06-15", "48小时揽收率 96%\n综合体验星级 4.5\n",
         "平台显示 4.5 星"},
        {"kuaishou/shopping-star", "2022-06-15", "发货率 92%\n店铺星级\n4.5\n星级总分 4.6\n",
         "平台显示 4.5 星 总分 4.6"},
        {"kuaishou/experience-score", "2024-03-01", "商品品退率 1%\n小店体验分 4.55\n",
         "平台显示 总分 4.55"}}) {
    EXPECT_SAYS(paste(each.pack, each.page, std::string("--as-of ") + each.day).out, each.shown);
  }
  // The score of something else is not the total.
  EXPECT_SILENT(
      paste("douyin/experience-2026", "商品评分 4.7\n内容体验分 60分\n", "--as-of 2026-08-01").out,
      "平台显示 总分");
}

TEST_F(TryPaste, APageWithNumbersAboveTheirNamesIsReadSo) {
  const Ran ran = paste("96%\n发货率\n0.8%\n品质退款率\n4.82分\n商品评分\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "发货率            96%     5 分");
  EXPECT_SAYS(ran.out, "品质退款率       0.8%     4 分");
  EXPECT_SAYS(ran.out, "注意：这一页的数字写在名称上面，按这样读的");
  EXPECT_SILENT(paste("总览\n96%\n发货率\n92%\n").out, "写在名称上面");
}

TEST_F(TryPaste, ANameWithCommasIsOneName) {
  const std::string words = "try douyin/experience-2026 --as-of 2026-08-01 --lang zh ";
  const auto run = [&](const std::string& more, const std::string& input) {
    return run_program(words + more, folder_.path(), input, "XINGJI_RULES=" + source_path("rules"));
  };
  for (const char* page : {"商品评分 4.9\n异常售后地址、拒开发票 2次\n",
                           "商品评分 4.9\n异常售后地址、拒开发票\n2次\n"}) {
    EXPECT_SAYS(run("--paste", page).out, "总分 94\n");  // 100 less two times 3
  }
  EXPECT_SAYS(run("--values '商品评分=4.9,异常售后地址、拒开发票=2'", "").out, "总分 94\n");
  EXPECT_SAYS(run("--values '商品评分=4.9,异常,品退率=1%'", "").out, "「异常」：请写成 名称=数值");
}

TEST_F(TryPaste, ARankMayStandOnTheNextLine) {
  const Ran ran = paste("1688/service-star",
                        "3分钟旺旺响应率 85%\n超过 55% 同行\n发货履约率\n96%\n超过72%的同行\n",
                        "--as-of 2023-06-15");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "总分 4.25\n");  // 4 and 4.5
  EXPECT_SILENT(ran.out, "没有用上");
}

TEST_F(TryPaste, WhereNothingWasOfUseItsLinesAreSaidToo) {
  const Ran ran = paste("首页\n神秘指标 77%\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.error, "有 1 行没有用上：首页");
  EXPECT_SAYS(ran.error, "「神秘指标」：规则里没有这个指标");
}

TEST_F(TryPaste, ADateIsNoUnknownIndicator) {
  EXPECT_EQ(paste("更新时间：2022-06-15 12:00\n统计日期 2022-06-15\n发货率 96%\n").code, 0);
}

TEST_F(TryPaste, ALabelThatBeginsWithATimeIsNoValue) {
  const std::string page = "平均揽收时长\n24小时揽收率\n99%\n商品评分\n4.7\n";
  const Ran ran = paste("douyin/experience-2026", page, "--as-of 2026-10-15");
  EXPECT_SAYS(ran.out, "商品综合评分");
  EXPECT_SILENT(ran.out, "「平均揽收时长」的值");
  EXPECT_SAYS(ran.out, "24小时揽收率");
  EXPECT_SAYS(paste("1688/service-star", "发货及时率\n95%\n", "").out, "发货履约率       95%");
}

TEST_F(TryPaste, AttributesAreReadWhereTheirValueIsKnown) {
  for (const char* words : {"行业：个护家清\n旗舰店 是\n", "行业\n个护家清\n旗舰店\t是\n"}) {
    const Ran ran =
        paste("douyin/experience-2026",
              std::string(words) + "平均响应时长\n100秒\n行业均值\n60秒\n平台求助率\n0.4%\n",
              "--as-of 2026-08-01");
    EXPECT_EQ(ran.code, 0) << ran.out;
    EXPECT_SAYS(ran.out, "服务体验  78.182");
    EXPECT_SILENT(ran.out, "按规则的默认算");
  }
  const Ran unknown =
      paste("douyin/experience-2026", "行业\t玩偶\n商品评分\t4.7\n", "--as-of 2026-08-01");
  EXPECT_SAYS(unknown.out, "有 1 行没有用上：行业 玩偶");
  EXPECT_SAYS(paste("发货率 96%\n异常揽收率 7小时\n").out,
              "「异常揽收率」的值「7小时」看不懂，应是百分比");
}

}  // namespace
}  // namespace xingji::test
