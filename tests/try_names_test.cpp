// Names that look like a known one and mean another number: they are told with the known one, and
// no number of theirs is taken. What is called nearly so is taken and said.
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

// A gate on a count has no number of its own.
TEST_F(TryNames, TheTitleOfAGateOnACountSaysWhatToType) {
  const std::string brazil = "mercadolibre/reputation-brazil";
  const std::string said = "「MercadoLíder 订单数」：这道门槛看的是 窗口内订单数，请填它";
  const Ran typed = values(brazil, "投诉率=0.5%,MercadoLíder 订单数=30");
  EXPECT_SAYS(typed.out, said);
  EXPECT_SAYS(typed.out, "没有填的门槛：MercadoLíder 订单数（填 窗口内订单数）、");
  EXPECT_SILENT(typed.out, "理解");
  EXPECT_SAYS(run(brazil + " --lang zh --paste", "投诉率 0.5%\nMercadoLíder 订单数 30\n").out,
              said);
  EXPECT_SAYS(run(brazil + " --lang en --values \"Claims=1%,Leader's orders=30\"").out,
              "'Leader's orders': this gate looks at orders; give that");
  EXPECT_SAYS(values(brazil, "投诉率=0.5%,窗口内订单数=300").out,
              "MercadoLíder 订单数（平台没有公开它的线，请用覆盖包填 MercadoLíder 最低订单数）");
}

}  // namespace
}  // namespace xingji::test
