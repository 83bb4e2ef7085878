// `try` beyond indicators: gates, counts and attributes that are typed or pasted, what stands in
// where they are not, and what is said of the version of the rules.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryInputs : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("try " + words, folder_.path(), input,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran star(const std::string& values, const std::string& more = "--lang zh") const {
    return run("kuaishou/shopping-star --as-of 2022-06-15 " + more + " --values '" + values + "'");
  }
  // Weights by industry, one of them for all others; a line that a shop has agreed on.
  std::string by_industry(const std::string& otherwise) const {
    const std::string file = folder_ / "by-industry.yaml";
    std::ofstream(file)
        << "pack: t.by-industry\n"
           "title: { zh: 行业分, en: By industry }\n"
           "subject: shop\n"
           "judge: daily\n"
           "valid: { since: 2020-01-01, source: R }\n"
           "time_zone: UTC\n"
           "sources: { R: { title: rules, read: 2020-01-01, grade: A } }\n"
           "attributes: { industry: { type: text, title: { zh: 行业, en: Industry } } }\n"
           "tables:\n"
           "  weights:\n"
           "    title: { zh: 权重表, en: Weights }\n"
           "    keys: { industry: equal }\n"
           "    rows:\n"
           "      - { industry: 服饰内衣, goods: 80%, ship: 20% }\n"
           "      - { industry: 生鲜, goods: 10%, ship: 90% }\n" +
               otherwise +
               "    source: R\n"
               "indicators:\n" +
               indicator("rated", "评分率") + indicator("sent", "发货率") +
               "dimensions:\n"
               "  all: { title: { zh: 全部, en: All }, weight: 100%, of: { rated: "
               "\"table.weights(shop.industry).goods\", sent: "
               "\"table.weights(shop.industry).ship\" }, source: R }\n"
               "total: { of: dimensions, source: R }\n"
               "stars: { source: R, s5: { title: { zh: 五, en: Five }, stars: 5, "
               "total_at_least: 5 }, s3: { title: { zh: 三, en: Three }, stars: 3 } }\n";
    return file;
  }
  static std::string indicator(const std::string& id, const std::string& zh) {
    return "  " + id + ":\n    title: { zh: " + zh + ", en: " + id +
           " }\n    printed_as: percent\n    share: { of: orders, by_day: paid_at, window: 30 "
           "days, "
           "counts: shipped_at is present, source: R }\n    better: higher\n    no_data: spread\n  "
           "  "
           "points: { source: R, ladder: [{ at_least: 90%, give: 5 }, { give: 3 }] }\n";
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryInputs, AGateIsTypedUnderItsNameAndLowersTheTotal) {
  const Ran fine = star("客服好评率=95%,发货率=96%,异常揽收率=5%,商责纠纷率=0.1%");
  EXPECT_EQ(fine.code, 0) << fine.out;
  EXPECT_SAYS(fine.out, "总分 5\n");
  EXPECT_SAYS(fine.out, "门槛 异常揽收率  5%  达标\n");
  EXPECT_SILENT(fine.out, "没有填的门槛");
  const Ran failed = star("客服好评率=95%,发货率=96%,异常揽收率=7%,商责纠纷率=0.4%");
  // Logistics is capped at 4, then both lose 0.5: (0.2×4.5 + 0.25×3.5) / 0.45
  EXPECT_SAYS(failed.out, "总分 3.944\n");
  EXPECT_SAYS(failed.out,
              "门槛 异常揽收率  7%  未达标，物流速度最高 4 分   再降低 2 个百分点，不超过 5%\n");
  EXPECT_SAYS(
      failed.out,
      "门槛 商责纠纷率  0.4%  中度未达标，各维度扣 0.5 分   再降低 0.1 个百分点，不超过 0.3%\n");
  EXPECT_SAYS(failed.out, "1. 异常揽收率：达标，总分 +0.556");
  EXPECT_SAYS(failed.out, "2. 商责纠纷率：减轻到「轻度未达标」，总分 +0.4");
  EXPECT_SAYS(failed.out,
              "     看的是 商责纠纷数 ÷ 付款订单数：再降低 0.1 个百分点，不超过 0.3%\n");
  EXPECT_SAYS(star("发货率=96%,商责纠纷率=0.15%").out, "1. 商责纠纷率：达标，总分 +0.1");
  EXPECT_SAYS(star("发货率=96%,异常揽收率=120%").out,
              "「异常揽收率」的值「120%」超出范围，应在 0% 到 100% 之间");
  EXPECT_SAYS(star("Shipped within 48 hours=96%,abnormal_pickup=7%", "--lang en").out,
              "Gate Abnormal pickup share  7%  failed, Logistics at most 4 points   lower by 2 "
              "percentage points");
}

TEST_F(TryInputs, AGateThatGoesByAParameterShowsItsLine) {
  const std::string asked = run("mercadolibre/reputation-brazil --lang en", "\n\n\n\n\n\n\n").out;
  EXPECT_SAYS(asked, "Mediations of a leader (a percentage such as 0.5%)\n");
  EXPECT_SAYS(asked, "; its line: 0.5%\n");
}

TEST_F(TryInputs, AGateWhoseLineAnAttributeMaySetShowsWhatHoldsWithoutIt) {
  const std::string asked = run("jd/agent-assessment --lang zh", std::string(40, '\n')).out;
  EXPECT_SAYS(asked, "消息回复率未达标（百分比，如 95%）\n");
  EXPECT_SAYS(asked, "；线在 95%\n");
}

TEST_F(TryInputs, TheScoresThatAreAskedForAreTakenByTheSameName) {
  EXPECT_SAYS(star("发货率=96%,平台显示的星级=3").out, "平台显示 3 星");
  EXPECT_SAYS(star("发货率=96%,平台显示的总分=3").out, "平台显示 总分 3");
  const Ran english =
      star("Shipped within 48 hours=96%,The stars that the platform shows=3", "--lang en");
  EXPECT_EQ(english.code, 0) << english.out;
}

TEST_F(TryInputs, TheCountsBehindAGateDoAsWellAndSayHowManyFewer) {
  const Ran ran = star("发货率=96%,商责纠纷数=6件,付款订单数=1,000单");
  EXPECT_SAYS(ran.out, "总分 4\n");
  EXPECT_SAYS(ran.out,
              "门槛 商责纠纷率  0.6%  重度未达标，各维度扣 1 分   再降低 0.1 个百分点，不超过 "
              "0.5%，即再少 1 起\n");
  EXPECT_SAYS(star("发货率=96%,付款订单数=99999999999999999").out, "「付款订单数」的值");
  EXPECT_SAYS(star("发货率=96%,商责纠纷数=-1").out, "「商责纠纷数」的值「-1」太小了，不能小于 0");
}

TEST_F(TryInputs, AGateThatAsksForMoreSaysForWhat) {
  const std::string words =
      "kuaishou/experience-score --as-of 2023-05-15 --lang zh --values "
      "'退货退款时长=40h,纠纷商责率=0.5%";
  EXPECT_SAYS(run(words + "'").out, "没有填的门槛：纠纷商责率（还要 判商家责任的完结退款单数）");
  EXPECT_SAYS(run(words + ",判商家责任的完结退款单数=3'").out, "门槛 纠纷商责率  0.5%  达标");
  EXPECT_SAYS(run(words + ",判商家责任的完结退款单数=4'").out, "门槛 纠纷商责率  0.5%  未达标");
}

// A line on the cases or one on their share: what is printed is enough, and no fewer are.
TEST_F(TryInputs, TheFewestCasesPassAGateOfEitherOfTwoLines) {
  const auto gate_with = [&](int cases, int all) {
    const Ran ran = run("kuaishou/experience-score --as-of 2023-06-01 --lang zh --values '" +
                        ("退货退款时长=20h,纠纷商责率=" + std::to_string(cases)) + '/' +
                        std::to_string(all) + "'");
    const std::size_t begin = ran.out.find("门槛 纠纷商责率");
    const std::size_t end = ran.out.find("\n\n", begin);
    return begin == std::string::npos ? ran.out : ran.out.substr(begin, end - begin);
  };
  EXPECT_SAYS(gate_with(4, 100), "最高 4 分   再少 1 起，不超过 3 起");
  EXPECT_SAYS(gate_with(9, 2000), "即再少 2 起");
  const std::string less = "再少 ";
  for (const int all : {10, 100, 1143, 2000, 2001}) {
    for (const int cases : {4, 5, 8, 10}) {
      const std::string text = gate_with(cases, all);
      const std::size_t at = text.find(less);
      if (at == std::string::npos) {
        EXPECT_SAYS(text, "  达标");
        continue;
      }
      const int fewer = std::stoi(text.substr(at + less.size()));
      EXPECT_SAYS(gate_with(cases - fewer, all), "  达标");
      EXPECT_SAYS(gate_with(cases - fewer + 1, all), "未达标");
    }
  }
}

TEST_F(TryInputs, GatesAreReadOffAPageAndAskedFor) {
  const Ran page = run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh --paste",
                       "发货率\n96%\n异常揽收率\n7%\n商责纠纷率 0.05%\n");
  EXPECT_EQ(page.code, 0) << page.out;
  EXPECT_SAYS(page.out, "总分 4\n");
  EXPECT_SAYS(page.out, "门槛 商责纠纷率  0.05%  达标\n");
  const Ran asked = run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh",
                        "\n\n96%\n\n\n\n\n4%\n返回\n7%\n完成\n");
  EXPECT_SAYS(asked.out,
              "8/11  异常揽收率（百分比，如 5%）\n"
              "     门槛：超时揽收包裹数 ÷ 应揽收包裹数；线在 5%\n");
  EXPECT_SAYS(asked.out, "总分 4\n");
}

// A page may say in words whether a gate is passed; how much failing costs only a number tells.
TEST_F(TryInputs, AGateInWordsIsPassedOrToldAndNeverTakenForPassed) {
  const std::string what =
      "」没有数值，算不出扣多少，现在按通过算，真实结果会更低；请填百分比，如 ";
  const auto page = [&](const std::string& text) {
    return run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh --paste", text);
  };
  const Ran both = page("发货率 92%\n商责纠纷率 未达标（轻度）\n异常揽收率\n未达标\n");
  EXPECT_EQ(both.code, 1);
  EXPECT_SAYS(both.out, "「商责纠纷率」的值「未达标(轻度)" + what + "0.1%");
  EXPECT_SAYS(both.out, "「异常揽收率」的值「未达标" + what + "5%");
  const Ran level = page("指标\t数值\n发货率\t92%\n商责纠纷率\t轻度\n异常揽收率\t达标\n");
  EXPECT_SAYS(level.out, "「商责纠纷率」的值「轻度" + what);
  EXPECT_SAYS(level.out, "没有填的门槛：商责纠纷率，");
  const Ran fine = star("发货率=92%,商责纠纷率=达标,异常揽收率=已达标");
  EXPECT_EQ(fine.code, 0) << fine.out;
  EXPECT_SILENT(fine.out, "没有填的门槛");
  EXPECT_SAYS(star("发货率=92%,商责纠纷率=不达标").out, "「商责纠纷率」的值「不达标" + what);
}

TEST_F(TryInputs, AGateIsTypedWithItsCountsToo) {
  for (const char* typed : {"0.6%(6/1000)", "6/1000", "0.6% 分子 6 分母 1000"}) {
    const Ran ran = star(std::string("发货率=96%,商责纠纷率=") + typed);
    EXPECT_EQ(ran.code, 0) << typed << ran.out;
    EXPECT_SAYS(ran.out, "门槛 商责纠纷率  0.6%  重度未达标");
    EXPECT_SAYS(ran.out, "即再少 1 起\n");
  }
  EXPECT_SAYS(star("发货率=96%,商责纠纷率=0.9%(6/1000)").out,
              "「商责纠纷率」的值「0.9%(6/1000)」与分子、分母算出来的对不上");
  EXPECT_SAYS(star("发货率=96%,商责纠纷率=7/6").out, "「商责纠纷率」的值「7/6」看不懂");
  EXPECT_SAYS(star("发货率=96%,商责纠纷数=6").out, "商责纠纷率（还要 付款订单数）");
  EXPECT_SAYS(star("商品评分=4.8,发货率=1/0").out, "「发货率」的值「1/0」看不懂，应是百分比");
}

TEST_F(TryInputs, AnAttributeWithoutATitleIsCalledByItsId) {
  const std::string file = by_industry("    else: { goods: 50%, ship: 50% }\n");
  std::string text = read_file(file);
  const std::string titled = "{ type: text, title: { zh: 行业, en: Industry } }";
  text.replace(text.find(titled), titled.size(), "text");
  write_file(file, text);
  EXPECT_SAYS(run(file + " --lang zh --values '评分率=95%,发货率=80%'").out, "没有填「industry」");
}

TEST_F(TryInputs, OneHearsOfTheRulesFirstAndAnAnswerTakenBackLeavesNothing) {
  const Ran ran = run("kuaishou/shopping-star --as-of 2022-06-15 --lang zh",
                      "\n\n\n\n\n1:12\n返回\n1:30\n完成\n");
  EXPECT_LT(ran.out.find("这套规则 2022-09-20 已经停用"), ran.out.find("1/11"));
  EXPECT_SAYS(ran.out, "「1:30」按 1小时30分 理解");
  EXPECT_SILENT(ran.out, "「1:12」按");
}

TEST_F(TryInputs, ScoresOfDimensionsAloneAreComparedAndNotUsed) {
  const Ran ran = run("1688/service-star --lang zh --values '咨询体验=4.5,物流体验=5'");
  EXPECT_SAYS(ran.error, "咨询体验、物流体验 是平台算好的维度分，只用来对照，不用来算\n");
  EXPECT_SAYS(ran.error, "没有一个指标有数值，算不了");
}

// A month's hours, where the mean of a day is asked for.
TEST_F(TryInputs, AMeanByDayIsNoLongerThanADay) {
  const auto tried = [&](const std::string& hours) {
    return run("jd/agent-assessment --lang zh --values '在线时长=" + hours + "小时'");
  };
  EXPECT_SAYS(tried("120").error, "「在线时长」的值「120小时」超出范围，应在 0秒 到 24小时 之间");
  EXPECT_SAYS(tried("24").out, "在线时长        24小时   100 分");
}

// The way to the next band takes five points of one figure, more than a step of each.
TEST_F(TryInputs, NoLesserWayIsToldAfterTheOneToTheNextBand) {
  const std::string out =
      run("jd/after-sales-assessment --as-of 2026-11-30 --lang zh --values '售后满意度=84%(84/100),"
          "服务单审核20分钟达标率=94%,服务单处理20分钟达标率=94%,服务规范达标率=90%,待客户反馈率=3%"
          "'")
          .out;
  EXPECT_SAYS(out, "  做到：总分 91.5，5 星");
  EXPECT_SILENT(out, "每项都升一档");
}

// Each dimension must reach 4.31: the three that gain most alone leave one below it.
TEST_F(TryInputs, WhatIsAdvisedReachesTheNextStar) {
  const std::string six =
      "客服5分钟回复率=78%,客服好评率=93%,发货率=96%,品质退款率=0.8%,商品评分=4.7,仅退款时长=1小时"
      "12分";
  const auto tried = [&](const std::string& values) {
    return run("kuaishou/shopping-star --as-of 2022-09-20 --lang zh --values '" + values + "'").out;
  };
  const std::string now = tried(six);
  EXPECT_SAYS(now, "★ 4 星   总分 4.25\n");
  EXPECT_SAYS(now,
              "要升到 4.5 星，一起做这几件，少一件都不够\n"
              "  1. 客服5分钟回复率：再提高 2 个百分点，达到 80%，就得 5 分\n");
  EXPECT_SAYS(now, "  2. 品质退款率：再降低 0.3 个百分点，不超过 0.5%，就得 5 分\n");
  EXPECT_SAYS(now, "  3. 仅退款时长：再缩短 12分钟，不超过 1小时，就得 5 分\n");
  EXPECT_SAYS(now, "  一起做：总分 4.725，4.5 星\n");
  EXPECT_SAYS(tried("客服5分钟回复率=80%,客服好评率=93%,发货率=96%,品质退款率=0.5%,商品评分=4.7,"
                    "仅退款时长=1小时"),
              "★ 4.5 星   总分 4.725\n");
}

TEST_F(TryInputs, DeductionsAreAdvisedLikeAllElse) {
  const Ran ran =
      run("douyin/experience-2026 --as-of 2026-09-10 --lang zh --values '商品综合评分=4.9,"
          "近30天有效支付订单数=600,拒开发票=6,虚假交易刷体验分=1'");
  EXPECT_SAYS(ran.out, "拒开发票：一起也没有，总分 +10");
  EXPECT_SAYS(ran.out, "     从现在起一起也不要再有；已有的过了统计期就不再扣\n");
}

TEST_F(TryInputs, WhatTheTotalNeedsIsTypedOrTakenToBeEnough) {
  const auto meli = [&](const std::string& more) {
    return run(
        "mercadolibre/reputation-brazil --lang zh --values "
        "'投诉率=1.5%,卖家取消率=0.4%,延迟发货率=5%" +
        more + "'");
  };
  EXPECT_SAYS(meli("").out, "★ 4 星（绿）   总分 4\n");
  EXPECT_SAYS(meli("").out, "没有填「窗口内订单数」，按够了算；不够就是：订单不足10笔，还没有颜色");
  EXPECT_SAYS(meli("，窗口内订单数=9").out, "算不出总分\n  订单不足10笔，还没有颜色");
  EXPECT_SILENT(meli("，窗口内订单数=10").out, "没有填「窗口内订单数」");
}

TEST_F(TryInputs, WeightsByAnAttributeTakeItOrTheRowForAllOthers) {
  const std::string with_else =
      by_industry("    else: { goods: 50%, ship: 50%, assumed: { zh: 其他, en: others } }\n") +
      " --as-of 2022-06-15 --lang zh --values '评分率=95%,发货率=50%";
  EXPECT_SAYS(run(with_else + ",行业=生鲜'").out, "总分 3.2\n");
  EXPECT_SAYS(run(with_else + ",行业=服饰'").out, "总分 4.6\n");
  EXPECT_SAYS(run(with_else + ",行业=服饰'").out, "注意：「服饰」按「服饰内衣」理解");
  EXPECT_SAYS(run(with_else + ",industry=玩具'").out,
              "「industry」的值「玩具」不在规则的表里；可填 服饰内衣、生鲜，都不是就填 其他");
  EXPECT_SAYS(run(with_else + ",行业=生鲜类'").out, "您是说「生鲜」吗？");
  EXPECT_SAYS(run(with_else + ",行业=其他'").out, "注意：「其他」按规则的表里没有列出的算");
  const Ran untold = run(with_else + "'");
  EXPECT_EQ(untold.code, 0) << untold.out << untold.error;
  EXPECT_SAYS(untold.out, "总分 4\n");
  EXPECT_SAYS(untold.out, "没有填「行业」，按表里没有列出的算；可填 服饰内衣、生鲜\n");
  EXPECT_SAYS(untold.out, "1. 发货率：升一档，总分 +1");
}

TEST_F(TryInputs, WithoutARowForAllOthersTheAttributeIsAskedFor) {
  const std::string pack = by_industry("    else: refuse\n") +
                           " --as-of 2022-06-15 --lang zh --values '评分率=95%,发货率=50%";
  const Ran untold = run(pack + "'");
  EXPECT_SAYS(untold.out, "算不出总分\n");
  EXPECT_SAYS(untold.out, "没有填「行业」，有的权重或分数线查不到；请填 服饰内衣、生鲜\n");
  for (const char* raw : {"table.", "shop.", "dimensions."}) EXPECT_SILENT(untold.out, raw);
  EXPECT_SAYS(run(pack + ",行业=生鲜'").out, "总分 3.2\n");
  EXPECT_SAYS(run(pack + ",行业=玩具'").out,
              "「行业」的值「玩具」不在规则的表里；可填 服饰内衣、生鲜\n");
  EXPECT_SAYS(run(by_industry("    else: refuse\n") + " --lang zh", "生鲜\n95%\n50%\n完成\n").out,
              "总分 3.2\n");
}

TEST_F(TryInputs, ShippedPacksSayWhatTheirTablesTookForUntoldAttributes) {
  const std::string words =
      "douyin/experience-2026 --as-of 2026-08-01 --lang zh --values "
      "'商品评分=4.7,平均响应时长=100秒,"
      "平台求助率=0.4%";
  EXPECT_SAYS(run(words + "'").out, "没有填、按规则的默认算：行业（3C数码、个护家清");
  // 个护家清 weighs the replies 40 %, the help 20 %, 旗舰 30 % and 25 %.
  EXPECT_SAYS(run(words + ",行业=个护家清'").out, "服务体验  73.333");
  EXPECT_SAYS(run(words + ",行业=个护家清,旗舰店=是'").out, "服务体验  78.182");
  EXPECT_SAYS(run(words + ",旗舰店=也许'").out, "「旗舰店」的值「也许」看不懂，应是是或否");
}

TEST_F(TryInputs, AValueThatIsItsOwnPointsSaysHowFarTheNextBandIs) {
  const std::string words =
      "jd/shop-rating --lang zh --values '商品质量=9.2,服务态度=9.1,物流速度=9.5,"
      "商品描述=8,退换货满意度=8.8";
  const Ran ran = run(words + "'");
  EXPECT_SAYS(ran.out, "再提高 0.38，达到 8.38，总分 +0.08\n");  // 8.92 to 9, a fifth each
  EXPECT_SAYS(ran.out, "1. 商品描述满意度：到 8.38，总分 +0.08，升到 4.5 星");
  EXPECT_SAYS(ran.out, "详情页写清参数、尺寸和色差");
}

TEST_F(TryInputs, PointsForWhatIsShortOfATargetHaveANextStep) {
  const Ran ran =
      run("jd/after-sales-assessment --as-of 2023-03-31 --lang zh --values "
          "'售后满意度=88.2%,服务单审核20分钟达标率=93.4%'");
  EXPECT_SAYS(ran.out, "46 分   再提高 0.8 个百分点，达到 89%，就得 48 分\n");
  EXPECT_SAYS(ran.out, "18 分   再提高 0.6 个百分点，达到 94%，就得 19 分\n");
  EXPECT_SAYS(ran.out, "可以做这几件（没有总分，不分先后）");
}

TEST_F(TryInputs, CountsThatCannotBothBeSoAreTold) {
  const std::string words = "jd/after-sales-assessment --as-of 2023-03-31 --lang zh --values ";
  const Ran both = run(words + "'售后满意度=48/50,不满意和非常不满意的评价数=5'");
  EXPECT_SAYS(both.out,
              "填的数对不上：非常满意和满意的评价数 48 加 不满意和非常不满意的评价数 5，超过了"
              "月度参评量 50");
  const Ran rest = run(words + "'服务规范达标率=15/19,抽检不达标数=9'");
  EXPECT_SAYS(rest.out, "抽查达标量 15 加 抽检不达标数 9，超过了月度服务单抽检量 19");
  const Ran alone = run(words + "'月度参评量=30,不满意和非常不满意的评价数=31'");
  EXPECT_SAYS(alone.out, "不满意和非常不满意的评价数 31，超过了月度参评量 30");
  // Three stars are of neither kind.
  const Ran fits = run(words + "'售后满意度=44/50,不满意和非常不满意的评价数=5'");
  EXPECT_SILENT(fits.out, "对不上");
}

TEST_F(TryInputs, ACountThatWaitsForAnotherAsksForIt) {
  const std::string words = "jd/after-sales-assessment --as-of 2023-03-31 --lang zh --values ";
  const Ran alone = run(words + "'不满意和非常不满意的评价数=20,服务规范达标率=20/20'");
  EXPECT_SAYS(alone.out, "填的 不满意和非常不满意的评价数 还没有用上：售后满意度按哪一条算要看 ");
  EXPECT_SILENT(alone.out, "这一天的规则用不到");
  const Ran with = run(words + "'月度参评量=40,不满意和非常不满意的评价数=20'");
  EXPECT_SILENT(with.out, "没有用上");
  const Ran beyond = run(words + "'售后满意度=90/100,不满意和非常不满意的评价数=5'");
  EXPECT_SAYS(beyond.out, "这一天的规则用不到");
}

TEST_F(TryInputs, WithoutRanksItIsSaidWhatIsMissingAndWhereItStands) {
  const Ran ran =
      run("1688/service-star --as-of 2023-06-15 --lang zh --values '3分钟响应率=85%,品退率=1%'");
  EXPECT_SAYS(ran.out, "算不出总分\n  有 2 项按同行排名给分，还没有填排名，见下面\n");
  EXPECT_SAYS(ran.out, "超过 90% 得 5 分，超过 70% 得 4.5 分");
  EXPECT_SAYS(ran.out,
              "在 卖家工作台（work.1688.com）首页右侧 › 体验星级 › 提升星级 上看“超过同行 "
              "…%”，写在数值后面：\n    3分钟旺旺响应率=85% 超过75%\n");
  EXPECT_SILENT(ran.out, "没有任何指标有数值");
}

TEST_F(TryInputs, TheVersionsStandingIsSaid) {
  EXPECT_SAYS(star("发货率=96%").out, "这套规则 2022-09-20 已经停用，只能看当时的情形");
  EXPECT_SAYS(star("发货率=96%").out, "规则的起止没有证实：后继体系的首日有公开");
  const auto douyin = [&](const std::string& more) {
    return run("douyin/experience-2026 --lang zh --values 商品评分=4.7 " + more).out;
  };
  EXPECT_SAYS(douyin("--as-of 2026-08-01"),
              "这套规则 2026-09-07 已经停用，现行的是 2026-09-08 起的");
  EXPECT_SAYS(douyin("--as-of 2026-10-15"),
              "规则的起止没有证实：公示的生效日；是否如期生效未得到证实");
  EXPECT_SAYS(douyin("--as-of 2026-10-15 --assume-version 2026-08-01"),
              "借用的是 2026-07-14 至 2026-09-07 的规则");
  EXPECT_SAYS(
      run("douyin/experience-2026 --lang zh --values 商品评分=4.7 --assume-version 1999-01-01")
          .error,
      "没有适用于 1999-01-01 的版本；它适用于");
  const std::string file = folder_ / "late.yaml";
  std::string text = read_file(by_industry("    else: refuse\n"));
  text.replace(text.find("2020-01-01"), 10, "2099-01-01");
  std::ofstream(file) << text;
  EXPECT_SAYS(run(file + " --lang en --values 'sent=95%,Industry=生鲜'").out,
              "these rules begin on 2099-01-01");
}

TEST_F(TryInputs, OneScreenStaysOneScreen) {
  const Ran ran = star(
      "客服5分钟回复率=78%,客服好评率=94.3%,发货率=92%,品退率=0.8%,商品评分=4.82分,仅退款时长="
      "1小时12分,"
      "异常揽收率=7%,商责纠纷率=0.4%");
  EXPECT_LE(std::count(ran.out.begin(), ran.out.end(), '\n'), 36);
  for (const std::string_view line : split(ran.out, '\n')) {
    EXPECT_LE(display_width(line), 120U) << line;
  }
}

TEST_F(TryInputs, AGatesShareIsSavedAndWhatScoreCannotGoByIsSaid) {
  const std::string file = folder_ / "readings.csv";
  const Ran ran = star("发货率=96%,异常揽收率=7%", "--lang zh --save " + file);
  EXPECT_SAYS(content_of(file),
              "my-shop,kuaishou.shopping-star,gate.abnormal_pickup,2022-06-15,7%,typed\n");
  EXPECT_SAYS(ran.error, "门槛的比率也存了，sheet 用得上；score 按件数判门槛");
}

TEST_F(TryInputs, ABranchIsPrintedInItsOwnUnit) {
  const std::string card =
      run("jd/after-sales-assessment --lang zh --as-of 2026-10-31 --values "
          "'服务单审核20分钟达标率=95%,月度参评量=30,不满意和非常不满意的评价数=5'")
          .out;
  EXPECT_NE(card.find("  5    45 分   再降低 5，不超过 0，就得 50 分"), std::string::npos) << card;
}

TEST_F(TryInputs, DeductionsAndBonusesThatCountAreShown) {
  const std::string card =
      run("douyin/experience-2026 --lang zh --as-of 2026-10-31 --values "
          "'商品综合评分=4.7,拒开发票=2,次日签收订单数=30,近30天签收订单数=100'")
          .out;
  EXPECT_NE(card.find("扣分：拒开发票  2 起  -4\n"), std::string::npos) << card;
  EXPECT_NE(card.find("加分：明日达  +5\n"), std::string::npos) << card;
  EXPECT_NE(card.find("没有填的加分和扣分：异常售后地址、"), std::string::npos) << card;
}

// What earns nothing whatever it is has no best step, and its lack is no lack.
TEST_F(TryInputs, WhatIsOnlyShownIsSaidToBe) {
  const std::string card =
      run("jd/after-sales-assessment --lang zh --as-of 2026-10-31 --values "
          "'售后满意度=85%,审核达标率=90%,处理达标率=90%,规范达标率=90%,待客户反馈率=5%,"
          "录音规范达标率=90%,月度参评量=80,月度服务单抽检量=30'")
          .out;
  EXPECT_NE(card.find("录音规范达标率          90%     0 分   只供查看，不影响得分\n"),
            std::string::npos)
      << card;
  EXPECT_EQ(card.find("只算了"), std::string::npos) << card;
}

TEST_F(TryInputs, AStageThatGivesTheTotalIsNamed) {
  const std::string card = run("douyin/experience-2026 --lang zh --as-of 2026-10-31 --values "
                               "'商品综合评分=4.7,近30天有效支付订单数=20,在售商品数=5'")
                               .out;
  EXPECT_NE(card.find("阶段：成长阶段，总分是这个阶段的规则给的"), std::string::npos) << card;
  EXPECT_EQ(card.find("下一档"), std::string::npos) << card;
  EXPECT_EQ(card.find("先做这几件"), std::string::npos) << card;
}

}  // namespace
}  // namespace xingji::test
