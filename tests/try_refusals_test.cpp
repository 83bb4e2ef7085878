// `try` where a number does not fit: examples and ranges are the indicator's own, ranks are read in
// all their words, and what was typed and is not used is said.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryRefusals : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("try " + words, folder_.path(), input,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran star(const std::string& values) const {
    return run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh --values '" + values + "'");
  }
  Ran provider(const std::string& values) const {
    return run("jd/after-sales-assessment --as-of 2026-10-31 --lang zh --values '" + values + "'");
  }
  Ran ranked(const std::string& page) const {
    return run("1688/service-star --as-of 2023-06-15 --lang zh --paste", page);
  }
  // One name for two indicators, of which one ended; an open line; a rank that is given points
  // where there are no peers.
  std::string odd_pack() const {
    const std::string file = folder_ / "odd.yaml";
    std::ofstream(file) << "pack: t.odd\n"
                           "title: { zh: 怪分, en: Odd }\n"
                           "subject: shop\n"
                           "judge: daily\n"
                           "valid: { since: 2020-01-01, source: R }\n"
                           "time_zone: UTC\n"
                           "sources: { R: { title: rules, read: 2020-01-01, grade: A } }\n"
                           "peers: { group: all, least: 5, source: R }\n"
                           "indicators:\n" +
                               share("old_share", "发货率", "until: 2021-12-31", "no_data: drop",
                                     "ladder: [{ at_least: 50%, give: 5 }, { give: 1 }]") +
                               share("new_share", "发货率", "since: 2022-01-01",
                                     "no_data: no_score",
                                     "ladder: [{ above: 80%, give: 5 }, { give: 2 }]") +
                               share(
                                   "rank", "回复率", "no_peers: { points: 3, source: R }",
                                   "no_data: peer_mean",
                                   "rank: { ladder: [{ at_least: 50%, give: 5 }, { give: 1 }] }") +
                               "total: { of: lowest of points, source: R }\n"
                               "stars: { source: R, s5: { title: { zh: 五, en: Five }, stars: 5, "
                               "total_at_least: 5 }, s3: { title: { zh: 三, en: Three }, stars: 3 "
                               "} }\n";
    return file;
  }
  static std::string share(const std::string& id, const std::string& zh, const std::string& more,
                           const std::string& no_data, const std::string& points) {
    return "  " + id + ":\n    title: { zh: " + zh + ", en: " + id +
           " }\n    printed_as: percent\n    share: { of: orders, by_day: paid_at, window: 30 "
           "days, counts: shipped_at is present, source: R }\n    better: higher\n    " +
           no_data + "\n    " + more + "\n    points: { source: R, " + points + " }\n";
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryRefusals, OfficialScoresOffTheScaleAreNot) {
  const Ran values = star("星级=1688,总分=99,客服好评率=95%");
  EXPECT_SAYS(values.out, "「1688」超出范围");
  EXPECT_SAYS(values.out, "「99」超出范围");
  EXPECT_SILENT(values.out, "平台显示");
  const Ran page = ranked("1688 卖家工作台\n体验星级\n3分钟旺旺响应率 88% 超过 71% 同行\n");
  EXPECT_SAYS(page.out, "4.5 分   超过同行 71%");
  EXPECT_SILENT(page.out, "平台显示");
}

TEST_F(TryRefusals, StarsOfAFewNumbersAreNotThoseOfAll) {
  const std::string few = star("发货率=0.943").out;
  EXPECT_NE(few.find("★ 2 星   总分 2\n  只算了 1 项指标（共 7 项），其余没有数据"),
            std::string::npos)
      << few;
  EXPECT_LT(few.find("若是 94.3%"), few.find("★")) << few;
  const std::string all = star(
                              "客服5分钟回复率=78%,客服好评率=92%,发货率=97%,品质退款率=0.8%,"
                              "商品评分=4.6,仅退款时长=3小时,退货退款时长=100小时")
                              .out;
  EXPECT_NE(all.find("★ 4 星"), std::string::npos) << all;
  EXPECT_EQ(all.find("只算了"), std::string::npos) << all;
}

TEST_F(TryRefusals, ExamplesAreTheNumbersOwn) {
  const std::string asked = run("jd/after-sales-assessment --lang zh", "\n\n\n\n\n完成\n").out;
  EXPECT_SAYS(asked, "本服务商的售后满意度目标值（百分比，如 90%）");
  EXPECT_SILENT(asked, "如 12）");
  const std::string rating = run("jd/shop-rating --lang zh", "\n完成\n").out;
  EXPECT_SAYS(rating, "商品质量满意度（分数，如 8.4）");  // from 2 to 10
  EXPECT_SILENT(rating, "4.82");
  EXPECT_SAYS(run("1688/service-star --lang zh", "\n\n\n\n完成\n").out,
              "纠纷率（百分比，如 0.8%）");
  EXPECT_SAYS(run("douyin/experience-2026 --as-of 2026-10-15 --lang en", "\n\n\ndone\n").out,
              "(a duration such as 12 h; a plain number is hours)");
}

TEST_F(TryRefusals, NameTheRange) {
  EXPECT_SAYS(star("商品评分=4.9,发货率=101%").out,
              "「发货率」的值「101%」超出范围，应在 0% 到 100% 之间");
  EXPECT_SAYS(provider("售后满意度=172%,审核达标率=90%").out,
              "「售后满意度」的值「172%」超出范围，应在 0% 到 100% 之间");
  EXPECT_SAYS(run("jd/shop-rating --lang en --values 'Goods=11'").error, "lies from 2 to 10");
}

TEST_F(TryRefusals, APlainNumberFarFromEveryLineNeedsItsUnit) {
  const auto douyin = [&](const std::string& value) {
    return run("douyin/experience-2026 --as-of 2026-10-15 --lang zh --values "
               "'商品评分=4.7,平均揽收时长=" +
               value + "'")
        .out;
  };
  EXPECT_SAYS(douyin("93600"), "「93600」按小时算是 3900 天，太大了；请带上单位，如 93600秒");
  EXPECT_SAYS(douyin("93600秒"), "26小时");
  EXPECT_SAYS(douyin("26"), "26小时");
  EXPECT_SAYS(douyin("93600小时"), "「93600小时」超出范围，应在 ");
}

TEST_F(TryRefusals, APartOfOneUnderAPercentageIsAskedAbout) {
  EXPECT_SAYS(star("客服好评率=0.943").out, "客服好评率按 0.943% 理解；若是 94.3%，请写 94.3%");
  EXPECT_SAYS(star("发货率=92%,品退率=0.008").out,
              "品质退款率按 0.008% 理解；若是 0.8%，请写 0.8%");
  EXPECT_SILENT(star("发货率=92%,品退率=0.8").out, "若是");
  EXPECT_SAYS(star("发货率=92%,异常揽收率=0.003").out,
              "异常揽收率按 0.003% 理解；若是 0.3%，请写 0.3%");
  EXPECT_SILENT(star("发货率=92%,异常揽收率=3").out, "若是");
}

// 4.8 of five under a share that should be high is far from every line.
TEST_F(TryRefusals, AScoreUnderAPercentageIsAskedAbout) {
  EXPECT_SAYS(star("客服好评率=4.8").out,
              "客服好评率是百分比，按 4.8% 理解；若填的是评分或别的数，请改");
  EXPECT_SILENT(star("客服好评率=4.8%").out, "若填的是评分");
  EXPECT_SILENT(star("客服好评率=48").out, "若填的是评分");
  EXPECT_SILENT(star("发货率=92%,品退率=4.8").out, "若填的是评分");
}

TEST_F(TryRefusals, NumbersComeFromOnePlace) {
  const std::string both = "--lang zh --values '商品评分=4.9,发货率=99%' ";
  for (const std::string& words :
       {"try kuaishou/shopping-star --paste " + both,
        "sheet paste --pack kuaishou/shopping-star --day 2022-06-15 --sheet kept " + both}) {
    const Ran ran = run_program(words, folder_.path(), "商品评分 4.2\n发货率 80%\n",
                                "XINGJI_RULES=" + source_path("rules"));
    EXPECT_EQ(ran.code, 2) << ran.out;
    EXPECT_EQ(ran.out, "");
    EXPECT_SAYS(ran.error, "粘贴和 --values 只能用一个");
  }
}

TEST_F(TryRefusals, WhoIsNamedExactlyHasTheValueInAnyOrder) {
  for (const char* values : {"店铺商品评分=4.8,商品评分=4.5", "商品评分=4.5,店铺商品评分=4.8"}) {
    const std::string out = star(values).out;
    EXPECT_SAYS(out, "  商品评分         4.5     3 分");
    EXPECT_SAYS(out, "「店铺商品评分=4.8」：像是「商品评分」，它已经填过 4.5，未采用");
  }
  EXPECT_SAYS(star("商品评分=4.5,商品评分=4.8").out,
              "「商品评分=4.8」：这个指标已经填过 4.5，未采用");
  EXPECT_SAYS(star("店铺商品评分=4.8,商品评分=好").out, "「店铺商品评分」按「商品评分」理解");
  for (const char* page :
       {"店铺商品评分\t4.8\n商品评分\t4.5\n", "商品评分\t4.5\n店铺商品评分\t4.8\n"}) {
    const std::string out =
        run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh --paste", page).out;
    EXPECT_SAYS(out, "  商品评分         4.5     3 分");
    EXPECT_SAYS(out, "4.8");
  }
}

TEST_F(TryRefusals, TargetsAreReadAsTheyArePrinted) {
  const auto way = [&](const std::string& target) {
    return provider("审核达标率=94.5%,本服务商的审核达标率目标值=" + target).out;
  };
  for (const char* same : {"95", "95%", "0.95"}) {
    EXPECT_SAYS(way(same), "94.5%    19 分   再提高 0.5 个百分点，达到 95%，就得 20 分");
  }
  EXPECT_SAYS(way("0.95"), "「0.95」按 95% 理解");
  EXPECT_SAYS(way("950"), "「本服务商的审核达标率目标值」的值「950」看不懂，应是百分比，如 95%");
}

TEST_F(TryRefusals, RanksAreReadInAllTheirWords) {
  for (const char* words : {"超过同行 70%", "超越70%同行", "（打败了 70% 的同行）",
                            "领先 70% 的商家", "超70%同行", "优于70%", "击败 70%", "排名前30%",
                            "前 30%", "\n超越 70% 同行", "\n领先同行 70%", "\n行业排名前30%"}) {
    const Ran ran = ranked("3分钟旺旺响应率 85% " + std::string(words) + "\n发货履约率\n96%\n");
    EXPECT_SAYS(ran.out, "4.5 分   超过同行 70%") << words;
    EXPECT_EQ(ran.code, 0) << words << ran.out;
  }
}

TEST_F(TryRefusals, ARankThatSaysNoShareIsSaid) {
  const Ran ran = ranked("3分钟旺旺响应率 85% 打败一半同行\n发货履约率\n96%\n行业排名 12\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "「3分钟旺旺响应率」旁的「打败一半同行」看不出超过百分之几的同行");
  EXPECT_SAYS(ran.out, "「发货履约率」旁的「行业排名 12」看不出超过百分之几的同行");
  EXPECT_SILENT(ranked("3分钟旺旺响应率 85% 高于同行均值 3%\n").out, "超过同行 3%");
  // A figure that is higher than the peers' may be worse.
  EXPECT_SILENT(ranked("品质退款率 2% 高于同行业 70%\n").out, "超过同行 70%");
  for (const std::string words : {"高于同行72%", "高于同行的72%", "高于72%的同行"}) {
    EXPECT_SAYS(ranked("3分钟旺旺响应率 85% " + words + "\n发货履约率\n96%\n").out,
                "「3分钟旺旺响应率」旁的「" + words + "」看不出超过百分之几的同行");
  }
  const Ran star = run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh --paste",
                       "发货率\n92%\n领先 70% 的同行\n客服好评率 94.3% 前60%\n");
  EXPECT_EQ(star.code, 0) << star.out;
  EXPECT_SAYS(star.out, "这些指标不按排名给分：发货率 70%、客服好评率 40%");
  EXPECT_SAYS(this->star("发货率=92% 超过同行60%").out, "这些指标不按排名给分：发货率 超过同行60%");
}

TEST_F(TryRefusals, NamesThatMeanAnotherNumberAreNotOffered) {
  const auto said = [&](const std::string& name) {
    return star("发货率=92%," + name + "=90%").out;
  };
  for (const char* other : {"同行发货率", "客服差评率", "物流评分", "未发货率"}) {
    EXPECT_SAYS(said(other), "「" + std::string(other) + "」：规则里没有这个指标");
  }
  EXPECT_SAYS(said("客服3分钟回复率"), "您是说「客服5分钟回复率」吗？");
  EXPECT_SAYS(
      run("douyin/experience-2026 --as-of 2026-10-15 --lang zh --values '商品评分=4.7,揽收得芬=9'")
          .out,
      "「揽收得芬」：规则里没有这个指标");
}

TEST_F(TryRefusals, WhatTheBranchInForceDoesNotUseIsSaid) {
  const std::string few = provider("售后满意度=88%,月度参评量=30,审核达标率=95%").out;
  EXPECT_SAYS(few, "没有数据     - 分");
  EXPECT_SAYS(few,
              "售后满意度填的 88% 没有用上：照填的件数，规则这时按另一条算，看的是 "
              "不满意和非常不满意的评价数");
  const std::string many =
      provider("售后满意度=88%,月度参评量=300,不满意和非常不满意的评价数=4").out;
  EXPECT_SAYS(many, "填的 不满意和非常不满意的评价数 没有用上");
  EXPECT_SILENT(provider("月度参评量=30,不满意和非常不满意的评价数=4").out, "没有用上");
}

// The source means solving by 转化率, tools of agents mean sales.
TEST_F(TryRefusals, AConversionOfTwoMeaningsIsAskedAbout) {
  const std::string agent = "jd/agent-assessment --as-of 2023-06-15 --lang zh --values '";
  const Ran either = run(agent + "转化率=40%'");
  EXPECT_SAYS(either.error, "「转化率」：没有这个指标，您是说");
  EXPECT_SILENT(either.out, "总分");
  EXPECT_SAYS(run(agent + "咨询转化率=40%,服务转化率=95%'").out, "只算了 2 项指标");
}

TEST_F(TryRefusals, ThePackThatIsOdd) {
  const std::string words = odd_pack() + " --as-of 2022-06-15 --lang zh --values '";
  const std::string on_line = run(words + "发货率=80%'").out;
  EXPECT_SAYS(on_line, "  80%     2 分   再提高一点，超过 80%，就得 5 分\n");
  EXPECT_SAYS(on_line, "回复率  没有数据     3 分   没有排名，按规则这样给分\n");
  EXPECT_SAYS(on_line, "总分 2\n");
  EXPECT_SAYS(run(odd_pack() + " --as-of 2021-06-15 --lang zh --values '发货率=80%'").out,
              "  80%     5 分   已到最高一档");
  const std::string without = run(words + "回复率=80%'").out;
  EXPECT_SAYS(without, "算不出总分\n  发货率：无数据\n");
  EXPECT_SILENT(without, "还没有填排名");
}

}  // namespace
}  // namespace xingji::test
