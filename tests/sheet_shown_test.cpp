// A merchant whose page shows scores and no figures: the platform's own total and dimensions are
// watched as they are, and what a rank lacks is said.
#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class SheetShown : public CommandTest {
 protected:
  std::string told(const std::string& words, const std::string& by = {}) const {
    const Ran ran = run("sheet " + words + " --lang zh --sheet " + sheet() +
                        (by.empty() ? "" : " --pack " XINGJI_SOURCE_DIR "/rules/" + by));
    EXPECT_EQ(ran.code, 0) << ran.error;
    return ran.out;
  }
  void enter(const std::string& by, const std::string& day, const std::string& values) const {
    told("enter --day " + day + " --values '" + values + "'", by);
  }
  std::string sheet() const { return (folder_ / "sheet").string(); }
};

TEST_F(SheetShown, ScoresOfThePlatformAreWatched) {
  for (int day = 1; day <= 7; ++day) {
    enter("douyin/experience-2026", "2026-10-0" + std::to_string(day),
          "总分=" + std::to_string(76 - day) + ",商品体验=" + std::to_string(71 - day));
  }
  const std::string page = told("show --format table");
  EXPECT_NE(page.find("平台商品体验     70"), std::string::npos) << page;
  const std::string trend = told("trend --format table");
  EXPECT_NE(trend.find("75 → 69   每天 -1   连续 6 天变差"), std::string::npos) << trend;
  EXPECT_NE(trend.find("70 → 64   每天 -1   连续 6 天变差"), std::string::npos) << trend;
  const std::string alarms = told("alarms --format table");
  EXPECT_NE(alarms.find("平台总分：连续 6 天变差（75 → 69）"), std::string::npos) << alarms;
  // Lines of the alliance: 70 of the total, 65 of goods.
  EXPECT_NE(alarms.find("平台总分：掉到 70 的线以下（70 → 69）"), std::string::npos) << alarms;
  EXPECT_NE(alarms.find("平台商品体验：掉到 65 的线以下（65 → 64）"), std::string::npos) << alarms;
}

TEST_F(SheetShown, ADayAndAValueMayBeWrittenAsPeopleDo) {
  for (const char* day : {"2022/6/1", "2022年6月2日", "20220603", "2022.6.4"}) {
    enter("kuaishou/shopping-star", day, "发货率=96%");
  }
  const std::string page = told("show --format table");
  EXPECT_NE(page.find("06-01  06-02  06-03  06-04"), std::string::npos) << page;
  EXPECT_EQ(run("sheet show --day 2022/13/1 --sheet " + sheet()).code, 2);
  EXPECT_EQ(run("sheet show --day '2022-06-01 10:00' --sheet " + sheet()).code, 2);
  EXPECT_EQ(run("sheet show --days 0 --sheet " + sheet()).code, 2);
  enter("douyin/experience-2026", "2026-10-01", "商品体验 69，总分 71");
  EXPECT_NE(told("show --format table", "douyin/experience-2026").find("平台商品体验     69"),
            std::string::npos);
}

TEST_F(SheetShown, ARankThatNobodyEnteredIsAskedFor) {
  enter("1688/service-star", "2023-05-05", "发货履约率=97%,品质退款率=0.6%");
  const std::string page = told("show --format table");
  EXPECT_NE(page.find("没有任何指标有得分：2 项按同行排名给分，不知道排名"), std::string::npos)
      << page;
  EXPECT_NE(page.find("不在总分里：发货履约率、品质退款率："), std::string::npos) << page;
}

// Stars that were lost and are back press nobody; what was lost and is not stays first.
TEST_F(SheetShown, ALossThatIsOverComesLast) {
  const auto enter_share = [&](int day, const std::string& share) {
    enter("kuaishou/shopping-star", "2022-06-0" + std::to_string(day), "发货率=" + share);
  };
  for (const auto& [day, share] :
       {std::pair{1, "96%"}, {2, "96%"}, {3, "88%"}, {4, "80%"}, {5, "91%"}}) {
    enter_share(day, share);
  }
  const std::string lost = told("alarms --format table");
  EXPECT_NE(lost.find("  马上 2022-06-03  掉星：星级从 5 降到 3"), std::string::npos) << lost;
  EXPECT_EQ(lost.find("已恢复"), std::string::npos) << lost;
  enter_share(6, "96%");
  enter_share(7, "96%");
  const std::string regained = told("alarms --format table");
  EXPECT_EQ(regained.find("马上 2022-06-03  掉星"), std::string::npos) << regained;
  EXPECT_NE(regained.find("  马上 2022-06-03  分销权限被收回"), std::string::npos) << regained;
  const std::size_t over = regained.find("  留意 2022-06-03  已恢复：掉星：星级从 5 降到 3");
  ASSERT_NE(over, std::string::npos) << regained;
  EXPECT_EQ(regained.find("\n  ", over), std::string::npos) << regained;
  // It went up again, and one step is no pace.
  EXPECT_EQ(regained.find("照这样"), std::string::npos) << regained;
  EXPECT_NE(told("alarms --format csv").find("2022-06-03,look,notice,lost_star,已恢复："),
            std::string::npos);
}

// Below the line of a standing it presses until it is above again, and the days are counted.
TEST_F(SheetShown, AScoreBelowALineOfAStandingStaysAnAlarm) {
  const auto enter_total = [&](int day, const std::string& total) {
    enter("kuaishou/experience-score", "2025-06-0" + std::to_string(day), total);
  };
  enter_total(1, "总分=4.2");
  enter_total(2, "总分=3.9");
  EXPECT_NE(told("alarms --format table").find("平台总分：掉到 4 的线以下（4.2 → 3.9）"),
            std::string::npos);
  enter_total(3, "总分=3.9");
  enter_total(5, "总分=3.95");
  const std::string later = told("alarms --format table");
  EXPECT_NE(later.find("马上 2025-06-05  平台总分：低于 4 的线，从 2025-06-02 起已 4 天（现在 "
                       "3.95）"),
            std::string::npos)
      << later;
  enter_total(6, "总分=4");
  EXPECT_EQ(told("alarms --format table").find("平台总分：低于"), std::string::npos);
}

// What the pack's standing makes of the platform's totals, where there are no others: how far the
// removal is, marked as theirs.
TEST_F(SheetShown, TheStandingCountsOverThePlatformsTotalsAlone) {
  for (int day = 1; day <= 9; ++day) {
    enter("kuaishou/experience-score", "2025-06-0" + std::to_string(day),
          day == 1 ? "总分=4.2" : "总分=3.9");
  }
  const std::string countdown =
      "按平台的总分：低于预警线：店铺体验分 3.9，已连续 8 天低于 4，再过 7 天店铺会被清退";
  EXPECT_NE(told("alarms --format csv").find("2025-06-09,soon,notice,below," + countdown),
            std::string::npos)
      << told("alarms --format csv");
  // With a total of ours the standing goes by ours.
  enter("kuaishou/experience-score", "2025-06-09", "品质退款率=0.1%");
  EXPECT_EQ(told("alarms --format csv").find("按平台的总分"), std::string::npos);
}

TEST_F(SheetShown, StarsAloneHaveTrendsAndAlarms) {
  enter("1688/service-star", "2023-05-05", "星级=4");
  enter("1688/service-star", "2023-05-06", "星级=3");
  enter("1688/service-star", "2023-05-07", "星级=3");
  EXPECT_NE(told("trend --format table").find("平台星级  █▁▁  4 → 3"), std::string::npos)
      << told("trend --format table");
  EXPECT_NE(told("alarms --format table").find("平台星级：低于 3.5 的线，从 2023-05-06 起已 2 天"),
            std::string::npos);
}

// A gate that looks at an indicator's own share fails by what was entered of that; one event is one
// alarm; a month has no days that are missing.
TEST_F(SheetShown, GatesOfAnIndicatorAndMonthsAreShown) {
  for (const auto& [day, share] : {std::pair{"2023-04-30", "85%"}, {"2023-05-31", "75%"}}) {
    enter("jd/agent-assessment", day,
          "在线时长=9小时,消息回复率=97%,首次30秒应答率=" + std::string(share));
  }
  const std::string page = told("show --format table --days 60");
  EXPECT_NE(page.find("响应速度未达标        85%      75%✗▼\n"), std::string::npos) << page;
  EXPECT_NE(page.find("  04-30      05-31\n"), std::string::npos) << page;
  EXPECT_EQ(page.find("缺"), std::string::npos) << page;
  const std::string alarms = told("alarms --format table");
  EXPECT_NE(alarms.find("马上 2023-05-31  响应速度未达标：门槛没过（现在 75%）"), std::string::npos)
      << alarms;
  EXPECT_EQ(alarms.find("缺"), std::string::npos) << alarms;
}

TEST_F(SheetShown, OneEventIsOneAlarm) {
  enter("kuaishou/shopping-star", "2022-06-01", "发货率=99%");
  enter("kuaishou/shopping-star", "2022-06-02", "发货率=91%");
  const std::string alarms = told("alarms --format table");
  EXPECT_NE(alarms.find("掉星：星级从 5 降到 4"), std::string::npos) << alarms;
  EXPECT_EQ(alarms.find("星级：掉了"), std::string::npos) << alarms;
}

TEST_F(SheetShown, OneStepDownIsNoPace) {
  for (int day = 1; day <= 5; ++day) {
    enter("kuaishou/shopping-star", "2022-06-0" + std::to_string(day),
          day < 3 ? "发货率=96%" : "发货率=95.5%");
  }
  EXPECT_EQ(told("alarms --format table").find("照这样"), std::string::npos);
  enter("kuaishou/shopping-star", "2022-06-06", "发货率=95.1%");
  enter("kuaishou/shopping-star", "2022-06-07", "发货率=95.1%");
  EXPECT_NE(told("alarms --format table").find("发货率：照这样约 1 天后越过 95% 的线"),
            std::string::npos);
}

// The figures of one dimension only: what a notice would say of the other is not a dash.
TEST_F(SheetShown, ANoticeOfWhatNobodyKnowsSaysSo) {
  enter("jd/shop-rating", "2019-05-05", "商品质量满意度=8.1,卖家服务态度满意度=8.2");
  const std::string alarms = told("alarms --format table");
  EXPECT_NE(alarms.find("平台监控 没有数据"), std::string::npos) << alarms;
  EXPECT_EQ(alarms.find("–"), std::string::npos) << alarms;
}

// Ahead of 95 in a hundred is what 前 5% says, not ahead of the first five.
TEST_F(SheetShown, ARankIsSaidAsItWasKept) {
  fs::create_directories(sheet());
  write("sheet/readings.csv",
        "subject_id,pack,indicator,day,value,source,rank_share\n"
        "my-shop,1688.service-star,fulfilment,2023-05-05,97%,typed,前 5%\n"
        "my-shop,1688.service-star,quality_refund_share,2023-05-05,0.6%,typed,80%\n");
  const std::string exported = told("export", "1688/service-star");
  EXPECT_NE(exported.find("97% 前 5%"), std::string::npos) << exported;
  EXPECT_NE(exported.find("0.6% 超过80%"), std::string::npos) << exported;
  const std::string pasted =
      run_program("try --paste --as-of 2023-05-05 --lang zh " XINGJI_SOURCE_DIR
                  "/rules/1688/service-star",
                  folder_, exported)
          .out;
  EXPECT_NE(pasted.find("超过同行 95%"), std::string::npos) << pasted;
  const std::string entered =
      told("enter --day 2023-05-05 --values '发货履约率=98% 前10%'", "1688/service-star");
  EXPECT_NE(entered.find("97% 前 5% → 98% 超过90%（改）"), std::string::npos) << entered;
}

TEST_F(SheetShown, ADiagnosisGoesByWhatThePlatformShowed) {
  enter("1688/service-star", "2023-05-05", "综合分=4.4,咨询体验=4.5,物流体验=3.8,售后体验=3.5");
  const std::string by = " --lang zh --as-of 2023-05-05 --subject my-shop --pack " XINGJI_SOURCE_DIR
                         "/rules/1688/service-star --facts " +
                         sheet();
  const Ran ran = run("diagnose" + by);
  EXPECT_EQ(ran.code, 0) << ran.error;
  for (const char* words :
       {"需要：补短板", "按平台 2023-05-05 显示的判断：总分 4.4，4 星", "没有任何指标有数值",
        "平台显示的分里偏低的：物流体验 3.8、售后体验 3.5", "4.5 星：总分 4.5，还差 0.1",
        "物流体验  3.8（平台显示）  权重 20%  短板", "物流体验 3.8：把它的指标也填上",
        "    售后退款时长："}) {
    EXPECT_NE(ran.out.find(words), std::string::npos) << words << "\n" << ran.out;
  }
  EXPECT_EQ(ran.out.find("没有要做的"), std::string::npos) << ran.out;
  const Ran json = run("diagnose --format json" + by);
  EXPECT_NE(json.out.find("\"weak_dimensions\":[\"logistics\",\"after_sales\"]"), std::string::npos)
      << json.out;
}

// Of a day that no score of ours judges no state is asserted, and what there is to do is to fill
// in.
TEST_F(SheetShown, ATotalAloneJudgesNoStandingAndHasWhatToFillIn) {
  enter("kuaishou/experience-score", "2025-06-01", "总分=3.9");
  const std::string by = " --lang zh --as-of 2025-06-01 --pack " XINGJI_SOURCE_DIR
                         "/rules/kuaishou/experience-score --facts " +
                         sheet();
  const std::string state = run("standing --format table" + by).out;
  EXPECT_NE(state.find("  店铺：没有判定，没有一天算得出分数\n"), std::string::npos) << state;
  EXPECT_NE(run("standing --format csv" + by).out.find("my-shop,shop,2025-06-01,state,,,,"),
            std::string::npos);
  EXPECT_NE(run("standing --format json" + by).out.find("\"state\":null"), std::string::npos);
  const std::string page = run("diagnose --subject my-shop" + by).out;
  EXPECT_NE(page.find("店铺：没有判定"), std::string::npos) << page;
  EXPECT_EQ(page.find("短板"), std::string::npos) << page;
  EXPECT_NE(page.find("还没有一项指标有数值：先填上这些"), std::string::npos) << page;
  EXPECT_NE(page.find("    平台求助率："), std::string::npos) << page;
  EXPECT_EQ(page.find("没有要做的"), std::string::npos) << page;
}

// Facts have no counts for it, and yet its share was entered.
TEST_F(SheetShown, AGateWhoseShareWasEnteredIsNotUnknown) {
  const auto diagnosed = [&](const std::string& share) {
    enter("kuaishou/shopping-star", "2022-06-01",
          "客服5分钟回复率=95%,发货率=99%,异常揽收率=" + share);
    return run("diagnose --subject my-shop --lang zh --as-of 2022-06-01 --pack " XINGJI_SOURCE_DIR
               "/rules/kuaishou/shopping-star --facts " +
               sheet())
        .out;
  };
  const std::string failed = diagnosed("6%");
  EXPECT_NE(failed.find("  需要：异常揽收率未达标\n"), std::string::npos) << failed;
  EXPECT_NE(failed.find("  门槛未达标：异常揽收率（填的 6%）；连它算总分 4.444，星级 4\n"),
            std::string::npos)
      << failed;
  EXPECT_NE(failed.find("不知道是否达标的门槛：商责纠纷率，"), std::string::npos) << failed;
  const std::string passed = diagnosed("0.1%");
  EXPECT_NE(passed.find("  门槛达标：异常揽收率（填的 0.1%）\n"), std::string::npos) << passed;
  EXPECT_NE(passed.find("  不需要：已在最高一档\n"), std::string::npos) << passed;
}

TEST_F(SheetShown, APartOfTheFiguresGivesWayToWhatThePlatformShowed) {
  enter("1688/service-star", "2023-05-05",
        "3分钟响应率=98% 超过85%,发货履约率=90% 超过20%,品质退款率=1% 超过55%,综合分=4.4");
  const Ran ran =
      run("diagnose --lang zh --as-of 2023-05-05 --subject my-shop --pack " XINGJI_SOURCE_DIR
          "/rules/1688/service-star --facts " +
          sheet());
  EXPECT_NE(ran.out.find("平台是按全部指标算的，显示的是 总分 4.4，以它为准：4 星"),
            std::string::npos)
      << ran.out;
  // Acts among peers whose values nobody knows cannot be counted: that is not "no way".
  EXPECT_NE(ran.out.find("4.5 星：上面没有一项数得出件数"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("没有找到做法"), std::string::npos) << ran.out;
}

// One good figure of eight does not outweigh the total that the platform makes of all.
TEST_F(SheetShown, TheVerdictIsByThePlatformWhereFewFiguresAreKnown) {
  enter("jd/shop-rating", "2023-05-05",
        "商品质量满意度=9.1,用户评价=8.9,平台监控=7.5,店铺评分=8.4");
  const std::string by = " --as-of 2023-05-05 --subject my-shop --pack " XINGJI_SOURCE_DIR
                         "/rules/jd/shop-rating --facts " +
                         sheet();
  const Ran ran = run("diagnose --lang zh" + by);
  for (const char* words :
       {"  需要：补短板\n  自己算的总分 9.1，4.5 星（不错）", "，以它为准：4 星（需要改进）",
        "没有可比的数，不知道是否：商品质量低于同行平均", "总分再降超过 0.4 就到 3 星（偏低）",
        "平台显示的分里偏低的：平台监控 7.5", "4.5 星（不错）：总分 9，还差 0.6",
        "用户评价  8.9（平台显示）", "→ 10 分：要每一件都是才到，多做几件到不了",
        "5 星（满分）：要每一件都做到最好才到", "    交易纠纷率：投诉升级前"}) {
    EXPECT_NE(ran.out.find(words), std::string::npos) << words << "\n" << ran.out;
  }
  EXPECT_EQ(ran.out.find("件以内达不到"), std::string::npos) << ran.out;
  const Ran json = run("diagnose --format json" + by);
  EXPECT_NE(json.out.find("\"verdict\":\"behind\""), std::string::npos) << json.out;
  EXPECT_NE(json.out.find("\"by_official\":true"), std::string::npos) << json.out;
  EXPECT_NE(json.out.find("\"unknown_gates\":[\"below_product_quality\"]"), std::string::npos)
      << json.out;
  // For a week it holds, and then what is known of today.
  for (const auto& [day, verdict] : {std::pair{"2023-05-12", "  需要：补短板"},
                                     std::pair{"2023-05-13", "  不急：还可以再上一档"}}) {
    enter("jd/shop-rating", day, "商品质量满意度=9.1");
    const Ran later = run(
        "diagnose --lang zh --as-of " + std::string(day) +
        " --subject my-shop --pack " XINGJI_SOURCE_DIR "/rules/jd/shop-rating --facts " + sheet());
    EXPECT_NE(later.out.find(verdict), std::string::npos) << later.out;
  }
  // A total that is ours but for rounding leaves the verdict to our own figures.
  enter("jd/shop-rating", "2023-05-05", "店铺评分=9.1");
  EXPECT_NE(run("diagnose --lang zh" + by).out.find("不急：还可以再上一档"), std::string::npos);
}

}  // namespace
}  // namespace xingji::test
