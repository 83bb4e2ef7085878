// Days of pasted tables, however they are written: one reader for `try` and `sheet`. What cannot be
// read stops its row and is told; it never becomes today.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class DayCells : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& page) const {
    return run_program(words + " --lang zh", folder_.path(), page,
                       "XINGJI_RULES=" + source_path("rules"));
  }
  Ran keep(const std::string& page, const std::string& more = "") {
    return run("sheet paste --sheet " + (folder_ / std::to_string(++sheets_)) +
                   " --pack douyin/experience-2026 " + more,
               page);
  }
  Ran try_on(const std::string& day, const std::string& page) const {
    return run("try kuaishou/experience-score --paste --as-of " + day, page);
  }

  TemporaryFolder folder_;
  int sheets_ = 0;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(DayCells, UnderDateEveryWayOfWritingADayIsRead) {
  for (const char* day : {"8/6", "8.6", "8-6", "08/06", "8月6日", "08月06日（周四）", "8/6 星期四",
                          "26/8/6", "8/6/2026", "2026.8.6", "20260806", "46240"}) {
    const Ran ran = keep(std::string("日期\t总分\n") + day + "\t70\n");
    EXPECT_EQ(ran.code, 0) << day << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "  2026-08-06  平台总分  70\n");
  }
  EXPECT_SAYS(keep("日期\t总分\n7/8/2026\t70\n13/8/2026\t71\n").out, "2026-08-07  平台总分  70");
  EXPECT_SAYS(keep("\t总分\t商品体验\n8/1\t70\t71\n").out, "2026-08-01  平台总分  70");
}

TEST_F(DayCells, ADayOfAMonthIsNearTheDayBesideIt) {
  const Ran ran = keep("日期\t总分\n2026-08-30\t70\n31日\t71\n1日\t72\n");
  for (const char* said :
       {"2026-08-30  平台总分  70", "2026-08-31  平台总分  71", "2026-09-01  平台总分  72"}) {
    EXPECT_SAYS(ran.out, said);
  }
}

TEST_F(DayCells, DaysMayHeadTheColumns) {
  for (const char* head : {"指标\t8/1\t8/2", "日期\t8/1\t8/2", "\t8.1\t8.2", "指标\t26/8/1\t26/8/2",
                           "日期\t08月01日（周六）\t8月2日 周日"}) {
    const Ran ran = keep(std::string(head) + "\n总分\t70\t71\n");
    EXPECT_SAYS(ran.out, "2026-08-01  平台总分  70");
    EXPECT_SAYS(ran.out, "2026-08-02  平台总分  71");
  }
  EXPECT_SAYS(keep("指标\t2026-07-31\t1日\t2日\n总分\t70\t71\t72\n").out,
              "2026-08-02  平台总分  72");
  // These are periods.
  EXPECT_SAYS(keep("指标\t7日\t15日\t30日\n总分\t70\t71\t72\n").out, "旁边有几个数：70、71、72");
}

TEST_F(DayCells, WhatIsNoDayStopsItsRowAndIsTold) {
  for (const std::string day : {"8/32", "0806", "昨天", "第3周"}) {
    for (const char* more : {"", "--day 2026-08-20"}) {
      const Ran ran = keep("日期\t总分\t商品体验\n" + day + "\t70\t71\n", more);
      EXPECT_EQ(ran.code, 1) << day;
      EXPECT_SAYS(ran.out, "「" + day + "」看不出是哪一天，这一行没有用上");
      EXPECT_SILENT(ran.out, "平台总分");
    }
  }
  const Ran some = keep("日期\t总分\n8/31\t70\n8/32\t1\n本月合计\t70\n");
  EXPECT_SAYS(some.out, "  2026-08-31  平台总分  70\n没看懂");
  EXPECT_SAYS(some.out, "「8/32」看不出是哪一天");
  EXPECT_SILENT(keep("日期\t总分\n合计\t70\n").out, "平台总分");
  EXPECT_SAYS(keep("日期\t指标\t数值\n8/1\t总分\t70\n8/32\t总分\t1\n").out, "「8/32」看不出");
}

TEST_F(DayCells, APageWhoseDayCannotBeReadIsAskedForIt) {
  for (const std::string day : {"昨天", "8/32", "6日"}) {
    const std::string page = "统计日期：" + day + "\n总分 70\n";
    const Ran ran = keep(page);
    EXPECT_EQ(ran.code, 1);
    EXPECT_SILENT(ran.out, "平台总分");
    EXPECT_SAYS(ran.error, "看不出是哪一天：" + day + "（用 --day 说明");
    EXPECT_SAYS(keep(page, "--day 2026-08-06").out, "  2026-08-06  平台总分  70");
  }
  EXPECT_SAYS(keep("统计日期：8.6\n总分 70\n").out, "  2026-08-06  平台总分  70");
}

TEST_F(DayCells, WithoutYearsTheyLieTogether) {
  const std::string late = "日期,商品品质退款率\n11/29,0.4%\n11/30,0.5%\n12/1,2.5%\n12/2,2.6%\n";
  EXPECT_SAYS(try_on("2026-12-02", late).out, "表里取了 2026-12-02 这一天");
  EXPECT_SAYS(try_on("2026-12-02", late).out, "商品品质退款率        2.6% ");
  EXPECT_SAYS(try_on("2026-11-30", late).out, "表里取了 2026-11-30 这一天");
  EXPECT_SAYS(try_on("2026-11-25", late).out, "表里没有 2026-11-25，取了 2025-12-02");
  const std::string over = "日期,商品品质退款率\n12/30,0.1%\n12/31,0.2%\n1/1,0.3%\n1/2,0.4%\n";
  EXPECT_SAYS(try_on("2026-11-30", over).out, "取了 2026-01-02");
  EXPECT_SAYS(try_on("2027-01-01", over).out, "表里取了 2027-01-01 这一天");
  EXPECT_SAYS(try_on("2027-01-02", over).out, "表里取了 2027-01-02 这一天");
  // In one order they are of one year, however far apart.
  EXPECT_SAYS(try_on("2026-11-30", "日期,商品品质退款率\n1/15,0.1%\n11/20,0.2%\n").out,
              "取了 2026-11-20");
}

}  // namespace
}  // namespace xingji::test
