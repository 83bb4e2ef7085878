// Names that look like a known one and mean another number: they are told with the known one, and
// no number of theirs is taken. What is called nearly so is taken and said.
#include <array>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryNames : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& page = "") const {
    return run_program("try " + words, folder_.path(), page,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran values(const std::string& pack, const std::string& values) const {
    return run(pack + " --lang zh --values '" + values + "'");
  }
  Ran star(const std::string& page) const {
    return run("kuaishou/shopping-star --lang zh --paste", "客服好评率 95%\n" + page);
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryNames, AWordThatTurnsTheMeaningIsNoSlip) {
  for (const std::string name :
       {"延迟发货率", "虚假发货率", "超时发货率", "异常发货率", "逾期发货率", "迟发货率",
        "漏发货率", "预售发货率", "24小时发货率", "72小时发货率"}) {
    const std::string said = "「" + name + "」：没有这个指标，您是说「发货率」吗？";
    for (const Ran& ran : {star(name + " 5%\n"), star("指标\t本店\n" + name + "\t5%\n"),
                           values("kuaishou/shopping-star", "客服好评率=95%," + name + "=5%")}) {
      EXPECT_EQ(ran.code, 1);
      EXPECT_SAYS(ran.out, said);
      EXPECT_SAYS(ran.out, "没有填：客服5分钟回复率、发货率、");
    }
  }
}

TEST_F(TryNames, ItMayStandBehindASpaceOrInBrackets) {
  for (const char* line : {"延迟 发货率 5%\n", "发货率（延迟） 5%\n", "发货率异常 5%\n"}) {
    const Ran ran = star(line);
    EXPECT_EQ(ran.code, 1);
    EXPECT_SAYS(ran.out, "您是说「发货率」吗？");
    EXPECT_SAYS(ran.out, "没有填：客服5分钟回复率、发货率、");
  }
}

TEST_F(TryNames, AnotherOnesNumberAndAWiderOneAreAskedAbout) {
  const std::string brazil = "mercadolibre/reputation-brazil";
  EXPECT_SAYS(values(brazil, "投诉率=1%,发货率=95%").out, "您是说「延迟发货率」吗？");
  EXPECT_SAYS(values(brazil, "投诉率=1%,买家取消率=1%").out, "您是说「卖家取消率」吗？");
  EXPECT_SAYS(values("kuaishou/shopping-star", "客服好评率=95%,退款率=4%").out,
              "「退款率」：没有这个指标，您是说「品质退款率」吗？");
  EXPECT_SAYS(values("kuaishou/shopping-star", "客服好评率=95%,退款时长=4小时").out,
              "「退款时长」：没有这个指标，您是说");
  const std::string star = "1688/service-star";
  EXPECT_SAYS(values(star, "品质退款率=1%,物流纠纷率=1%").out, "您是说「纠纷率」吗？");
  EXPECT_SAYS(values(star, "品质退款率=1%,5分钟旺旺响应率=90%").out,
              "「5分钟旺旺响应率」：没有这个指标，您是说");
  for (const char* page : {"not shipped within 48 hours 3%\nProduct rating 4.8\n",
                           "not shipped within 48 hours=3%\nProduct rating=4.8\n"}) {
    const Ran ran = run("kuaishou/shopping-star --lang en --paste", page);
    EXPECT_SILENT(ran.out, "Shipped within 48 hours   ");
    EXPECT_SAYS(ran.out, "Not given: Replied within 5 minutes, Chats rated good, Shipped within");
  }
}

TEST_F(TryNames, WhoseItIsAndOverWhichDaysAddsNothing) {
  for (const char* name : {"我的发货率", "近30天发货率", "店铺发货率(%)", "发货率（权重25%）"}) {
    const Ran ran = star(std::string(name) + "\t95%\n");
    EXPECT_EQ(ran.code, 0) << name << ran.out;
    EXPECT_SAYS(ran.out, "发货率           95%     5 分");
  }
  for (const char* name : {"30天客服好评率", "客服好评率(T+1)", "客服服务-客服好评率"}) {
    const Ran ran = values("kuaishou/shopping-star", std::string(name) + "=94%");
    EXPECT_SAYS(ran.out, "客服好评率       94% ");
  }
  EXPECT_SAYS(star("发货率（48小时）\t95%\n").out, "发货率           95% ");
  EXPECT_SAYS(star("客服好凭率 94%\n").out, "注意：「客服好凭率」按「客服好评率」理解");
}

// A word of Chinese is often one character, so that one in place of another is another name.
TEST_F(TryNames, AnotherCharacterOrWordIsAnotherName) {
  struct Written {
    const char* pack;
    const char* name;
    const char* known;
  };
  for (const Written& one : std::to_array<Written>(
           {{"kuaishou/experience-score", "发货前仅退款完结时长=6小时", "仅退款完结时长"},
            {"kuaishou/experience-score", "物流正向投诉率=1%", "物流负向投诉率"},
            {"kuaishou/experience-score", "商品品质换货率=1%", "商品品质退货率"},
            {"kuaishou/experience-score", "退款完结时长=6小时", "发货后仅退款完结时长"},
            {"kuaishou/shopping-star", "客户好评率=95%", "客服好评率"},
            {"kuaishou/shopping-star", "客服好评数=93", "客服好评率"},
            {"kuaishou/shopping-star", "异常签收率=3%", "异常揽收率"},
            {"1688/service-star", "发货违约率=98%", "发货履约率"},
            {"1688/service-star", "48小时签收率=98%", "48小时揽收率"},
            {"1688/service-star", "售前退款时长=6小时", "退款时长"},
            {"douyin/experience-2026", "平均签收时长=6小时", "平均揽收时长"},
            {"jd/shop-rating", "售前处理时长=6小时", "售后处理时长"},
            {"douyin/experience-2026", "Chats rated satisfied=95%", "Chats rated dissatisfied"},
            {"1688/service-star", "Answered within five minutes=9%",
             "Answered within three minutes"},
            {"kuaishou/experience-score", "Orders with a good product review=96%",
             "Orders with a bad product review"},
            {"mercadolibre/reputation-brazil", "Handed over=97%", "Handed over late"}})) {
    const Ran ran = values(one.pack, one.name);
    EXPECT_EQ(ran.code, 1) << one.name;
    EXPECT_SAYS(ran.out + ran.error, std::string("您是说「") + one.known + "」吗？");
  }
}

TEST_F(TryNames, WhatIsMistypedIsTakenAndSaid) {
  for (const char* name : {"客服好率", "客服好评评率", "客服好屏率"}) {
    const Ran ran = values("kuaishou/shopping-star", std::string(name) + "=94%");
    EXPECT_SAYS(ran.out, std::string("「") + name + "」按「客服好评率」理解");
  }
  for (const char* name : {"Chats rated dissatisfed", "Chats ratde dissatisfied",
                           "Chat rated dissatisfied", "Chats ratedd dissatisfied"}) {
    const Ran ran = values("douyin/experience-2026", std::string(name) + "=1%");
    EXPECT_SAYS(ran.out, std::string("「") + name + "」按「Chats rated dissatisfied」理解");
  }
}

TEST_F(TryNames, TheFirstWordsOfAnIndicatorAreNoCount) {
  EXPECT_SAYS(values("douyin/experience-2026", "Mean reply time=45s").out,
              "「Mean reply time」按「Mean reply time in chats」理解");
}

TEST_F(TryNames, TheWordsOfTheSellersScreenAreNames) {
  const Ran ran =
      run("mercadolibre/reputation-brazil --lang en --values "
          "'Claims=0.5%,Cancelled by you=0.2%,Delayed shipments=3%'");
  EXPECT_EQ(ran.code, 0);
  EXPECT_SAYS(ran.out, "Cancelled by the seller  0.2%");
  EXPECT_SAYS(ran.out, "Handed over late           3%");
  EXPECT_SILENT(ran.out, "was taken for");
}

// Titles have colons of their own, and so have times.
TEST_F(TryNames, ANameWithAColonIsTakenAsItIsPrinted) {
  const std::string begin =
      "jd/agent-assessment --lang en --values \"Answered=95%,Mean time of an answer: 1:12,";
  for (const char* sign : {"=", ": ", ":"}) {
    for (const std::string& own : {std::string("share of chats answered") + sign + "90%",
                                   std::string("mean time of an answer") + sign + "0:50"}) {
      const Ran ran = run(begin + "the agent's own target: " + own + '"');
      EXPECT_EQ(ran.code, 0) << ran.out;
      EXPECT_SAYS(ran.out, "'1:12' was read as 1 min 12 s");
      EXPECT_SILENT(ran.out, own.substr(0, 22));  // else the rules' default holds
    }
  }
}

// Ids may be typed, and what is said of them has the title.
TEST_F(TryNames, AnIdIsToldByItsTitle) {
  const std::string star = "kuaishou/shopping-star";
  EXPECT_SAYS(values(star, "cs_good=80%").out, "「cs_good」按「客服好评率」理解");
  EXPECT_SAYS(run(star + " --lang en --values cs_good=80%").out,
              "'cs_good' was taken for 'Chats rated good'");
  const std::string dispute = "客服好评率=80%,dispute=1%";
  EXPECT_SAYS(values(star, dispute).out, "您是说「商责纠纷率」吗？");
  EXPECT_SAYS(run(star + " --lang en --values '" + dispute + "'").out,
              "did you mean 'Disputes ruled the merchant's fault'?");
  EXPECT_SAYS(values(star, "品质退款率=1%,品质退款率分母=300").out, "填的 品质退款率分母 没有用上");
  EXPECT_SAYS(run("mercadolibre/reputation-brazil --lang en --values Claims=0.5%").out,
              "\n  Cancelled by the seller: no data\n  Handed over late: no data\n");
}

// The word of the screen is the gate's own first word.
TEST_F(TryNames, TheScreensWordForMediationsIsTheGate) {
  EXPECT_SAYS(
      run("mercadolibre/reputation-brazil --lang en --values 'Claims=0.5%,Mediations=0.4%'").out,
      "Gate Mediations of a leader  0.4%  passed");
}

// What files write is known, and offered to nobody who meant something else.
TEST_F(TryNames, APathIsTakenAndNotOffered) {
  const std::string star = "kuaishou/shopping-star";
  EXPECT_SAYS(values(star, "品质退款率=1%,dimension.goods=4.8").out, "平台显示 4.8");
  EXPECT_SAYS(values("jd/shop-rating", "im_respons=3").error, "「im_respons」：规则里没有这个指标");
}

// Each colon may end a name; there are as many to try as a known name has.
TEST_F(TryNames, ManyColonsAreReadInNoTime) {
  std::string colons;
  for (int i = 0; i < 50'000; ++i) colons += "a:";
  const Ran ran =
      run_program("try kuaishou/shopping-star --lang zh --values '" + colons + "'", folder_.path(),
                  "", "XINGJI_RULES=" + source_path("rules") + " timeout 20 env");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.error, "没有一个指标有数值");
}

// The printed name of a bonus that attributes and counts decide says what to type.
TEST_F(TryNames, TheTitleOfABonusWithoutAShareSaysWhatToType) {
  EXPECT_SAYS(values("douyin/experience-2026", "退换货运费险=是").error,
              "「退换货运费险」：这一条看的是 已开通退换货运费险、");
}

// A gate on a count has no number of its own.
TEST_F(TryNames, TheTitleOfAGateOnACountSaysWhatToType) {
  const std::string brazil = "mercadolibre/reputation-brazil";
  const std::string said = "「MercadoLíder 订单数」：这一条看的是 窗口内订单数，请填它";
  const Ran typed = values(brazil, "投诉率=0.5%,MercadoLíder 订单数=30");
  EXPECT_SAYS(typed.out, said);
  EXPECT_SAYS(typed.out,
              "没有填的门槛：MercadoLíder 订单数（填 窗口内订单数；平台没有公开它的线，"
              "请用覆盖包填 MercadoLíder 最低订单数）、");
  EXPECT_SILENT(typed.out, "理解");
  EXPECT_SAYS(run(brazil + " --lang zh --paste", "投诉率 0.5%\nMercadoLíder 订单数 30\n").out,
              said);
  EXPECT_SAYS(run(brazil + " --lang en --values \"Claims=1%,Leader's orders=30\"").out,
              "'Leader's orders': this rule looks at orders; give that");
  EXPECT_SAYS(values(brazil, "投诉率=0.5%,窗口内订单数=300").out,
              "MercadoLíder 订单数（平台没有公开它的线，请用覆盖包填 MercadoLíder 最低订单数）");
}

// Its share has a name, as its readings have, and the word that stands in it between spaces is one
// to ask about.
TEST_F(TryNames, AGateIsKnownByTheNameOfItsReadings) {
  const std::string brazil = "mercadolibre/reputation-brazil";
  EXPECT_SAYS(values(brazil, "投诉率=0.5%,gate.leader_mediations=0.3%").out, "MercadoLíder 调解率");
  EXPECT_SAYS(values(brazil, "投诉率=0.5%,调解率=0.3%").out, "「MercadoLíder 调解率」");
}

constexpr const char* words_pack = R"(pack: test.words
title: Words
subject: shop
judge: daily
valid: { since: 2022-01-01, source: RULES }
time_zone: Asia/Shanghai
sources: { RULES: { title: rules, read: 2026-11-22, grade: A } }
measures:
  source: RULES
  paid: { title: Other paid orders, count: orders, by_day: paid_at, window: 30 days }
  in_time: { title: Other orders shipped in time, count: orders, by_day: paid_at, window: 30 days, where: shipped_at <= paid_at + 24h }
indicators:
  source: RULES
  on_time: { title: On-time handover, printed_as: percent, value: in_time / paid, better: higher, no_data: no_score, points: { ladder: [{ at_least: 90%, give: 5 }, { give: 0 }] } }
dimensions:
  source: RULES
  all: { title: All, weight: 100%, of: { on_time: 100% } }
total: { of: dimensions, round: 0, source: RULES }
stars:
  source: RULES
  five: { stars: 5, total_at_least: 5 }
  one: { stars: 1 }
)";

// Letter by letter the orders that were paid are nearer.
TEST_F(TryNames, TheOneNameWithAllTheWordsIsAskedAbout) {
  write_file(folder_ / "words.yaml", words_pack);
  const Ran ran = run_program(
      "try words.yaml --as-of 2026-01-01 --lang en --values 'other shipped=99,On-time handover=9%'",
      folder_.path(), "", "cd " + folder_.path() + " && ");
  EXPECT_SAYS(ran.out,
              "'other shipped': no such indicator; did you mean 'Other orders shipped in time'?");
}

}  // namespace
}  // namespace xingji::test
