// One paste with several shops, several days below each other, or a row for each number: every
// number is kept under its own shop and day, or not at all.
#include <chrono>
#include <filesystem>
#include <set>
#include <sstream>

#include "base/calendar.h"
#include "base/text.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class SheetParts : public testing::Test {
 protected:
  Ran paste(const std::string& text, const std::string& more = "--pack jd/shop-rating") const {
    return run_program("sheet paste --lang zh --sheet s " + more, folder_.path(), text,
                       "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  }
  // "good_quality 2026-11-20 9.1" of each number kept, ascending.
  std::set<std::string> kept() const {
    std::set<std::string> numbers;
    const std::string file = folder_ / "s/readings.csv";
    if (!std::filesystem::exists(file)) return numbers;
    std::istringstream in(read_file(file));
    for (std::string line; std::getline(in, line);) {
      const auto cells = split(line, ',');
      if (cells[0] == "subject_id") continue;
      numbers.insert(std::string(cells[0]) + ' ' + std::string(cells[3]) + ' ' +
                     std::string(cells[4]));
    }
    return numbers;
  }
  using Numbers = std::set<std::string>;

  TemporaryFolder folder_;
};

TEST_F(SheetParts, ARowForEachNumberIsOfTheDayThatItSays) {
  const Ran ran = paste(
      "日期,指标,数值\n2026-11-26,商品质量满意度,9.4\n2026-11-27,商品质量满意度,9.1\n"
      "2026-11-28,商品质量满意度,8.0\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_EQ(kept(), (Numbers{"my-shop 2026-11-26 9.4", "my-shop 2026-11-27 9.1",
                             "my-shop 2026-11-28 8.0"}));
}

TEST_F(SheetParts, APageIsOfTheDayThatItSays) {
  const std::string numbers = "商品质量满意度 9.1\n";
  for (const char* heading :
       {"统计日期:2026-11-20", "2026-11-20", "数据更新至 2026年11月20日", "截止 2026/11/20",
        "统计周期：2026-10-22 至 2026-11-20", "更新时间：2026-11-20 08:30"}) {
    EXPECT_EQ(paste(heading + ("\n" + numbers)).code, 0) << heading;
    EXPECT_EQ(kept(), Numbers{"my-shop 2026-11-20 9.1"}) << heading;
    std::filesystem::remove_all(folder_ / "s");
  }
  const Ran other =
      paste("统计日期:2026-11-20\n" + numbers, "--pack jd/shop-rating --day 2026-11-21");
  EXPECT_NE(other.error.find("页面上写的是 2026-11-20，按 --day 记在 2026-11-21"),
            std::string::npos)
      << other.error;
  EXPECT_EQ(kept(), Numbers{"my-shop 2026-11-21 9.1"});
}

TEST_F(SheetParts, PagesBelowEachOtherAreOfTheirDays) {
  EXPECT_EQ(paste("2026-11-20\n商品质量满意度 9.1\n2026-11-21\n商品质量满意度 9.0\n").code, 0);
  EXPECT_EQ(kept(), (Numbers{"my-shop 2026-11-20 9.1", "my-shop 2026-11-21 9.0"}));
}

TEST_F(SheetParts, DaysOfAMonthAreNumbersUnderIt) {
  EXPECT_EQ(paste("2026年10月,商品质量满意度\n7,9.1\n28,9.0\n").code, 0);
  EXPECT_EQ(kept(), (Numbers{"my-shop 2026-10-07 9.1", "my-shop 2026-10-28 9.0"}));
}

TEST_F(SheetParts, ATableOfSeveralShopsGivesTheOneThatIsNamed) {
  const std::string table =
      "| 店铺 | 日期 | 商品质量满意度 |\n|---|---|---|\n| 甲店 | 2026-10-01 | 9.5 |\n"
      "| 乙店 | 2026-10-01 | 8.5 |\n| 甲店 | 2026-10-02 | 9.4 |\n";
  const Ran refused = paste(table);
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.error.find("表里有几家店："), std::string::npos) << refused.error;
  EXPECT_EQ(kept(), Numbers{});
  EXPECT_EQ(paste(table, "--pack jd/shop-rating --subject 乙店").code, 0);
  EXPECT_EQ(kept(), Numbers{"乙店 2026-10-01 8.5"});
}

// A line of shops above the names tells their columns apart for people only.
TEST_F(SheetParts, ANameThatHeadsTwoColumnsIsRefused) {
  const Ran ran = paste("日期,甲店,乙店\n,商品质量满意度,商品质量满意度\n2026-10-01,9.5,8.5\n");
  EXPECT_EQ(ran.code, 1) << ran.out;
  EXPECT_NE(ran.out.find("2026-10-01 「商品质量满意度」有几个数：9.5、8.5"), std::string::npos)
      << ran.out;
  EXPECT_EQ(kept(), Numbers{});
}

TEST_F(SheetParts, OneDayOfATableLeavesWordOfTheOthers) {
  const std::string table = "指标\t6月1日\t6月2日\n发货率\t95%\t94%\n";
  const Ran one = paste(table, "--pack kuaishou/shopping-star --day 2022-06-02");
  EXPECT_NE(one.error.find("只记了 --day 那一天，表里还有：06-01"), std::string::npos) << one.error;
  // Of rules that have ended the year is the last that they hold in.
  EXPECT_EQ(paste(table, "--pack kuaishou/shopping-star").code, 0);
  EXPECT_EQ(kept(), (Numbers{"my-shop 2022-06-01 95%", "my-shop 2022-06-02 94%"}));
}

// At half past midnight in China it is still yesterday in UTC.
TEST_F(SheetParts, TodayIsTheDayWhereThePackCountsDays) {
  const auto day_in_china = [] {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours(8);
    const auto days = std::chrono::floor<std::chrono::days>(now);
    return format_day(static_cast<Day>(days.time_since_epoch().count()));
  };
  const std::string before = day_in_china();
  EXPECT_EQ(paste("商品质量满意度 9.1\n").code, 0);
  const std::string after = day_in_china();
  EXPECT_TRUE(kept() == Numbers{"my-shop " + before + " 9.1"} ||
              kept() == Numbers{"my-shop " + after + " 9.1"});
}

}  // namespace
}  // namespace xingji::test
