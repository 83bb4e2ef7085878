// `xingji sheet` among others: gates, the pack's notices, what is written out, two who enter at
// once, and a program that is killed.
#include <filesystem>
#include <thread>

#include "base/text.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

// The shipping share falls half a point a day from 96% on the first to 89.5% on the 14th; nothing
// was entered on the 5th.
std::string two_weeks() {
  std::string table = "日期\t发货率\t客服好评率\t品质退款率\n";
  for (int day = 1; day <= 14; ++day) {
    if (day == 5) continue;
    const int tenths = 960 - 5 * (day - 1);
    table += "2022-06-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + '\t' +
             std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + "%\t" +
             (day % 2 == 0 ? "95%" : "94.9%") + "\t" + (day == 14 ? "3.5%" : "0.4%") + '\n';
  }
  return table;
}

class SheetKept : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("sheet " + words, folder_.path(), input,
                       "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  }
  Ran enter(const std::string& day, const std::string& values, const std::string& more = "") const {
    return run("enter --sheet s --pack kuaishou/shopping-star --lang zh --day " + day +
               " --values '" + values + "' " + more);
  }
  Ran paste(const std::string& text, const std::string& more = "") const {
    return run("paste --sheet s --pack kuaishou/shopping-star --lang zh " + more, text);
  }
  Ran look(const std::string& words) const {
    return run(words + " --sheet s --lang zh --format table");
  }
  std::string file() const { return read_file(folder_ / "s/readings.csv"); }

  TemporaryFolder folder_;
};

// Shares of gates: entered by the gate's name, shown with a mark where they fail it, judged with
// the total as `xingji try` judges them, told by an alarm, and taken back.
TEST_F(SheetKept, SharesOfGatesAreKeptAndJudged) {
  const std::string good = "5分钟回复率=95%,客服好评率=95%,发货率=99%,品质退款率=0.1%,商品评分=4.9";
  EXPECT_EQ(enter("2022-06-13", good + ",异常揽收率=4%").code, 0);
  const Ran entered = enter("2022-06-14", good + ",异常揽收率=6%");
  EXPECT_EQ(entered.code, 0) << entered.out;
  EXPECT_SAYS(entered.out, "  2022-06-14  异常揽收率  6%\n");
  EXPECT_SAYS(file(), "kuaishou.shopping-star,gate.abnormal_pickup,2022-06-14,6%,typed");
  const std::string shown = look("show").out;
  EXPECT_SAYS(shown, "异常揽收率           4%    6%✗▼\n");
  EXPECT_SAYS(shown,
              "总分                  5  4.688▼\n");  // logistics 4 at most, of three dimensions
  const Ran tried = run_program(
      "try kuaishou/shopping-star --lang zh --as-of 2022-06-14 "
      "--values '" +
          good + ",异常揽收率=6%'",
      folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(tried.out, "总分 4.688\n");
  EXPECT_SAYS(look("alarms").out, "马上 2022-06-14  异常揽收率：门槛没过（现在 6%）\n");
  EXPECT_SILENT(look("alarms --day 2022-06-13").out, "门槛没过");
  EXPECT_SAYS(look("trend").out, "异常揽收率       ▁█  4% → 6%");
  EXPECT_SAYS(run("show --sheet s").out, ",2022-06-14,gate.abnormal_pickup,0.06,,,worse\n");
  EXPECT_SAYS(run("undo --sheet s --lang zh").out, "异常揽收率  6%\n");
  EXPECT_SILENT(look("show").out, "✗");
  EXPECT_SILENT(look("show").error, "gate");
}

// What the pack's rules tell of the sheet's own numbers, as `xingji notices` tells it.
TEST_F(SheetKept, NoticesOfThePackAreAmongTheAlarms) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  const std::string said = look("alarms").out;
  const Ran notices = run_program(
      "notices --pack kuaishou/shopping-star --facts s --as-of 2022-06-14 --since 2022-06-08 "
      "--format csv",
      folder_.path(), "", "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  const std::string alarms = run("alarms --sheet s --lang zh").out;
  std::size_t told = 0;
  for (const std::string_view row : split(notices.out, '\n')) {
    const auto cells = split(row, ',');
    if (cells.size() < 3 || cells[0] != "my-shop") continue;
    const std::string day(cells[1]);
    ++told;
    EXPECT_SAYS(alarms, "my-shop,kuaishou.shopping-star," + day + ",");
  }
  std::size_t among = 0;
  for (const std::string_view row : split(alarms, '\n')) {
    among += row.find(",notice,") != std::string_view::npos ? 1U : 0U;
  }
  EXPECT_EQ(among, told);
  EXPECT_GT(told, 0U);
  EXPECT_SAYS(said, "马上 2022-06-14  掉星");
}

// Entered, written out and pasted into another sheet, it is the same table.
TEST_F(SheetKept, ExportIsReadBack) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  EXPECT_EQ(enter("2022-06-14", "异常揽收率=6%,总分=4.2,星级=4").code, 0);
  for (const std::string language : {"zh", "en"}) {
    const std::string table = run("export --sheet s --lang " + language).out;
    EXPECT_SAYS(table, language == "zh" ? "日期,客服好评率,发货率,品质退款率,异常揽收率,总分,星级\n"
                                        : "date,Chats rated good,Shipped within 48 hours,");
    EXPECT_SAYS(table, "2022-06-14,95%,89.5%,3.5%,6%,4.2,4\n");
    const std::string other = "copy-" + language;
    const Ran pasted = run("paste --sheet " + other + " --pack kuaishou/shopping-star", table);
    EXPECT_EQ(pasted.code, 0) << pasted.out << pasted.error;
    EXPECT_EQ(run("export --lang " + language + " --sheet " + other).out, table);
  }
  EXPECT_SAYS(run("export --sheet s --days 2").out, "\n2022-06-13,");
  EXPECT_SILENT(run("export --sheet s --days 2").out, "2022-06-12");
  const std::string until = run("export --sheet s --days 2 --day 2022-06-12").out;
  EXPECT_SAYS(until, "\n2022-06-12,");
  EXPECT_SILENT(until, "2022-06-13");
  EXPECT_EQ(run("export --sheet s --day 2001-01-01").code, 1);
  EXPECT_EQ(run("enter --sheet s --pack kuaishou/shopping-star --subject zwei --values 发货率=90% "
                "--day 2022-06-14")
                .code,
            0);
  EXPECT_SAYS(run("export --sheet s").error,
              "holds several tables: my-shop kuaishou/shopping-star");
  EXPECT_SAYS(run("export --sheet s --subject zwei").out, "2022-06-14,90%\n");
  EXPECT_EQ(run("export --sheet nothing").code, 1);
  EXPECT_SAYS(run("exprot --sheet s").error, "did you mean 'export'?");
}

TEST_F(SheetKept, DaysEnteredAtOnceAreAllKept) {
  std::vector<std::thread> people;
  for (int day = 1; day <= 8; ++day) {
    people.emplace_back([&, day] {
      const std::string own = folder_ / ("desk" + std::to_string(day));
      std::filesystem::create_directories(own);
      const Ran ran =
          run_program("sheet enter --sheet " + folder_.path() +
                          "/s --pack kuaishou/shopping-star --day 2022-06-0" + std::to_string(day) +
                          " --values 发货率=9" + std::to_string(day) + "%",
                      own, "", "XINGJI_RULES=" + source_path("rules"));
      EXPECT_EQ(ran.code, 0) << ran.error;
    });
  }
  for (std::thread& person : people) person.join();
  const std::string readings = file();
  for (int day = 1; day <= 8; ++day) {
    EXPECT_SAYS(readings, "2022-06-0" + std::to_string(day) + ",9" + std::to_string(day) + "%");
  }
}

// A file that grows beyond the limit kills the program in the midst of its writing.
TEST_F(SheetKept, KilledInMidWriteTheSheetIsAsItWas) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  const std::string before = file();
  const Ran killed = run_program(
      "sheet enter --sheet s --pack kuaishou/shopping-star --day 2022-06-15 --values "
      "发货率=88%",
      folder_.path(), "",
      "cd " + folder_.path() + " && export XINGJI_RULES=" + source_path("rules") +
          "; ulimit -f 1;");
  EXPECT_NE(killed.code, 0);
  EXPECT_EQ(file(), before);
  EXPECT_EQ(enter("2022-06-15", "发货率=88%").code, 0);
  EXPECT_SAYS(look("show").out, "88%/3▼\n");
}

TEST_F(SheetKept, NothingToTakeBackLeavesNoFolder) {
  const Ran ran = run("undo --sheet s --lang zh");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.error, "没有可以撤销的");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "s"));
}

}  // namespace
}  // namespace xingji::test
