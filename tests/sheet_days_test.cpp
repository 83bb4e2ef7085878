// A table by dates pasted into a sheet: numbers are kept under their own day or not at all, and
// what is not kept is told with its day.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class SheetDays : public testing::Test {
 protected:
  Ran paste(const std::string& text, const std::string& more = "") const {
    return run_program("sheet paste --sheet s --pack kuaishou/shopping-star " + more,
                       folder_.path(), text,
                       "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  }
  std::string kept() const {
    const std::string file = folder_ / "s/readings.csv";
    return std::filesystem::exists(file) ? read_file(file) : "";
  }

  TemporaryFolder folder_;
};

TEST_F(SheetDays, NumbersOfOtherDaysAreNotThoseOfTheDayAskedFor) {
  const std::string table = "日期,发货率\n2022-06-04,95%\n2022-06-05,85%\n";
  const Ran refused = paste(table, "--lang en --day 2022-06-30");
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.error.find("the table has no numbers of 2022-06-30, only of 2022-06-04 to "
                               "2022-06-05"),
            std::string::npos)
      << refused.error;
  EXPECT_EQ(kept(), "");
  EXPECT_EQ(paste(table, "--lang en --day 2022-06-05").code, 0);
  EXPECT_NE(kept().find("ship_48h_share,2022-06-05,85%,"), std::string::npos) << kept();
  EXPECT_EQ(kept().find("2022-06-04"), std::string::npos) << kept();
  const Ran chinese = paste(table, "--lang zh --day 2022-06-30");
  EXPECT_NE(chinese.error.find("表里没有 2022-06-30 的数，只有 2022-06-04 至 2022-06-05 的"),
            std::string::npos)
      << chinese.error;
}

TEST_F(SheetDays, WhatIsNoNumberIsToldWithItsDay) {
  const Ran ran = paste(
      "日期,发货率\n2022-06-03,95%\n2022-06-04,百分之九十\n2022-06-05,185%\n2022-06-06,--\n"
      "2022-06-07,94%\n",
      "--lang zh");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("2022-06-04 「发货率」的「百分之九十」不是数"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("2022-06-05 「发货率」的值「185%」"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("2022-06-06"), std::string::npos) << ran.out;
  EXPECT_NE(kept().find("2022-06-03,95%"), std::string::npos);
  EXPECT_NE(kept().find("2022-06-07,94%"), std::string::npos);
}

// A day amid other words may be that of anything; who meant it is told how to say so.
TEST_F(SheetDays, ADayThatWasSeenAndNotUsedIsNamedWithTheOneThatWas) {
  const std::string day = "2022-06-08";
  for (const char* page : {"发货率 95%（2022年6月3日更新）\n", "数据 2022-06-03.\n发货率 95%\n",
                           "店铺 2022/6/3 发货率\n发货率 95%\n"}) {
    EXPECT_NE(paste(page, "--lang zh --day " + day)
                  .error.find("页面上有日期 2022-06-03，没有用，记在 2022-06-08\n"),
              std::string::npos)
        << page;
  }
  const Ran today =
      run_program("sheet paste --sheet t --pack kuaishou/experience-score --lang en",
                  folder_.path(), "体验分 4.3（2022-06-01 至 2022-06-03）\n",
                  "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  EXPECT_NE(
      today.error.find("the page names 2022-06-01, 2022-06-03, which was not used: kept under 20"),
      std::string::npos)
      << today.error;
  EXPECT_NE(today.error.find("; --day 2022-06-03 if the numbers are of that day\n"),
            std::string::npos);
  for (const char* page :
       {"发货率 95%（6月8日更新）\n", "近7日发货率 95%\n发货率 95% 3/94 4.3\n"}) {
    EXPECT_EQ(paste(page, "--lang zh --day " + day).error.find("页面上有日期"), std::string::npos)
        << page;
  }
}

// A row without a year stands among others that say theirs.
TEST_F(SheetDays, ADateWithoutItsYearIsOfTheYearsAroundIt) {
  const Ran ran =
      paste("日期,发货率\n2022-06-03,95%\n6月4日,94%\n06-05,93%\n2022/6/6,92%\n", "--lang zh");
  EXPECT_EQ(ran.code, 0) << ran.out;
  for (const char* day : {"2022-06-03,95%", "2022-06-04,94%", "2022-06-05,93%", "2022-06-06,92%"}) {
    EXPECT_NE(kept().find(day), std::string::npos) << day << kept();
  }
  const Ran turn = paste("日期,发货率\n2021-12-31,90%\n1月1日,91%\n", "--lang zh");
  EXPECT_EQ(turn.code, 0) << turn.out;
  EXPECT_NE(kept().find("2022-01-01,91%"), std::string::npos) << kept();
}

TEST_F(SheetDays, SeveralNumbersOfADayAreToldWithIt) {
  const Ran ran =
      paste("日期,发货率\n2022-06-03,95%\n2022-06-04,94%\n2022-06-04,90%\n", "--lang zh");
  EXPECT_NE(ran.out.find("2022-06-04 「发货率」有几个数：94%、90%；只留一个"), std::string::npos)
      << ran.out;
}

TEST_F(SheetDays, AColumnThatThePackDoesNotKnowIsTold) {
  const Ran ran = paste("日期,发货率,胡说率,备注\n2022-06-03,95%,4.7%,好\n2022-06-04,94%,4.6%,好\n",
                        "--lang zh");
  EXPECT_NE(ran.out.find("「胡说率」"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("备注"), std::string::npos) << ran.out;
}

// The comma between a date and a number is none of thousands.
TEST_F(SheetDays, AHundredPercentIsReadAfterADate) {
  const Ran ran =
      paste("日期,发货率,客服好评率\n2022-06-03,100%,95%\n2022-06-04,95,100%\n", "--lang en");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_NE(kept().find("ship_48h_share,2022-06-03,100%,"), std::string::npos) << kept();
  EXPECT_NE(kept().find("cs_good_share,2022-06-04,100%,"), std::string::npos) << kept();
}

// Names down, days across.
TEST_F(SheetDays, ColumnsOfDaysAreReadTheSameWay) {
  const Ran ran = paste("指标,2022-06-03,2022-06-04\n发货率,95%,百分之九十\n", "--lang zh");
  EXPECT_NE(ran.out.find("2022-06-04 「发货率」的「百分之九十」不是数"), std::string::npos)
      << ran.out;
  EXPECT_NE(kept().find("2022-06-03,95%"), std::string::npos);
}

// A pack that judges by months is looked at on every day of them, as a preview.
TEST_F(SheetDays, EveryDayOfAMonthIsShown) {
  std::string table = "日期,消息回复率\n";
  for (int day = 1; day <= 7; ++day) {
    table += "2023-03-0" + std::to_string(day) + ',' + std::to_string(99 - day) + "%\n";
  }
  const auto run = [&](const std::string& words, const std::string& input = "") {
    return run_program("sheet " + words + " --sheet s --lang zh", folder_.path(), input,
                       "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  };
  EXPECT_EQ(run("paste --pack jd/agent-assessment --subject a", table).code, 0);
  const Ran shown = run("show --format table");
  EXPECT_NE(shown.out.find("98%/100  97%/100▼  96%/100▼  95%/100▼  94%/98▼  93%/96▼  92%/94▼"),
            std::string::npos)
      << shown.out;
  EXPECT_NE(run("trend --format table").out.find("█▆▅▄▃▂▁  98% → 92%"), std::string::npos);
  EXPECT_NE(run("alarms --format table").out.find("消息回复率：连续 6 天变差（98% → 92%）"),
            std::string::npos);
  // A month later: weeks without a number are not drawn, their days are counted.
  EXPECT_EQ(
      run("paste --pack jd/agent-assessment --subject a", "日期,消息回复率\n2023-04-07,97%\n").code,
      0);
  const Ran later = run("show --days 60 --format table");
  EXPECT_NE(later.out.find("04-07"), std::string::npos) << later.out;
  EXPECT_NE(later.out.find("98%/100"), std::string::npos) << later.out;
  EXPECT_EQ(later.out.find("      03-15"), std::string::npos) << later.out;
  EXPECT_NE(later.out.find("缺 30 天"), std::string::npos) << later.out;
}

// Before the first day that was entered there is nothing to show, however many days are asked for.
TEST_F(SheetDays, MoreDaysThanThereAreAreThoseThatThereAre) {
  paste("日期,发货率\n2022-06-03,95%\n2022-06-04,90%\n");
  for (const std::string words : {"show", "trend", "alarms", "export"}) {
    const auto looked = [&](const std::string& days) {
      return run_program("sheet " + words + " --sheet s --lang zh --days " + days, folder_.path(),
                         "", "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
    };
    const Ran two = looked("2");
    EXPECT_EQ(two.code, 0) << two.error;
    for (const char* days : {"100000000", "9999999999"}) {
      const Ran ran = looked(days);
      EXPECT_EQ(ran.code, 0) << words << ' ' << ran.error;
      EXPECT_EQ(ran.out, two.out) << words << ' ' << days;
    }
  }
}

TEST_F(SheetDays, ADayThatHasNotComeIsToldInChinese) {
  const Ran ran = run_program(
      "sheet enter --sheet s --pack jd/agent-assessment --lang zh --day 2099-02-03 --values "
      "消息回复率=98%",
      folder_.path(), "", "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE((ran.out + ran.error).find("2099-02-03 还没到"), std::string::npos) << ran.error;
}

// Five days falling comes first, by the pack's own notice too; a rating that is its own points has
// no step to lose.
TEST_F(SheetDays, FiveDaysFallingPressMost) {
  std::string table = "日期,商品描述\n";
  for (int day = 1; day <= 6; ++day) {
    table += "2023-03-0" + std::to_string(day) + ",4." + std::to_string(9 - day) + "\n";
  }
  const auto run = [&](const std::string& words, const std::string& input = "") {
    return run_program("sheet " + words + " --sheet s --lang zh", folder_.path(), input,
                       "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  };
  EXPECT_EQ(run("paste --pack douyin/dsr", table).code, 0);
  const Ran alarms = run("alarms --format table");
  EXPECT_NE(alarms.out.find("马上 2023-03-06  连续五天下滑：商品描述相符已连续 5 天下滑"),
            std::string::npos)
      << alarms.out;
  EXPECT_EQ(alarms.out.find("掉了"), std::string::npos) << alarms.out;
}

}  // namespace
}  // namespace xingji::test
