// `xingji sheet` as a merchant keeps it: two weeks entered, pasted, corrected and looked at; and
// whatever else may stand in the file or in the text that is pasted.
#include <filesystem>
#include <regex>

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

class Sheet : public testing::Test {
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

TEST_F(Sheet, TwoWeeksArePastedAndShownDayByDay) {
  const Ran pasted = paste(two_weeks());
  EXPECT_EQ(pasted.code, 0) << pasted.out << pasted.error;
  EXPECT_SAYS(pasted.out, "  2022-06-14  发货率  89.5%\n");
  const std::string shown = look("show").out;
  EXPECT_SAYS(shown, "my-shop · 购物体验星级 · 2022-06-08 至 2022-06-14\n");
  EXPECT_SAYS(shown, "92.5%/4    92%/4▼  91.5%/4▼    91%/4▼  90.5%/4▼    90%/4▼  89.5%/3▼\n");
  EXPECT_SILENT(shown, "缺");
  EXPECT_SAYS(look("show --days 14").out, "缺 1 天：06-05\n");
  EXPECT_SILENT(look("show --days 40").out, "2022-05");
  const std::string csv = run("show --sheet s --days 1").out;
  EXPECT_SAYS(csv, "my-shop,kuaishou.shopping-star,2022-06-14,ship_48h_share,0.895,3,,");
}

TEST_F(Sheet, TheScoreIsThatOfScore) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  const Ran scored = run_program(
      "score --pack kuaishou/shopping-star --facts s --as-of 2022-06-14 --days 14 --format csv",
      folder_.path(), "", "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  const std::string sheet = run("show --sheet s --days 14").out;
  const std::regex total("my-shop,kuaishou.shopping-star,(2022-06-..),total,([0-9.]+),");
  int days = 0;
  for (std::sregex_iterator at(sheet.begin(), sheet.end(), total), end; at != end; ++at, ++days) {
    EXPECT_SAYS(scored.out, "my-shop," + (*at)[1].str() + ",kuaishou.shopping-star,provisional," +
                                (*at)[2].str() + ",");
  }
  EXPECT_EQ(days, 13);
}

TEST_F(Sheet, AlarmsSayWhatPressesFirst) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  const std::string said = look("alarms").out;
  EXPECT_SAYS(said,
              "  马上 2022-06-14  发货率：连续 8 天变差（93.5% → 89.5%），马上处理：库存预警");
  EXPECT_SAYS(said, "  尽快 2022-06-14  发货率：掉了一档：4 分 → 3 分（现在 89.5%）\n");
  EXPECT_SAYS(said, "  留意 2022-06-05  缺 1 天的数：06-05，请补上\n");
  EXPECT_LT(said.find("马上"), said.find("尽快"));
  const std::string before = look("alarms --day 2022-06-13").out;
  EXPECT_SAYS(before, "尽快 2022-06-13  发货率：照这样约 1 天后越过 90% 的线（现在 90%）\n");
  EXPECT_SAYS(run("alarms --sheet s --format csv --lang en").out,
              "my-shop,kuaishou.shopping-star,2022-06-14,now,falling,ship_48h_share,");
  EXPECT_SILENT(look("alarms --day 2022-06-04").out, "马上处理");  // three falls so far
  EXPECT_SAYS(look("alarms --day 2022-06-04").out, "留意 2022-06-04  发货率：连续 3 天变差");
}

// Over the week it fell; what gets better again is not on its way to the line below.
TEST_F(Sheet, WhatGetsBetterIsNotOnItsWayDown) {
  const std::string fell =
      "日期,发货率\n2022-06-01,95%\n2022-06-02,94.8%\n2022-06-03,94.5%\n2022-06-04,90.2%\n";
  EXPECT_EQ(paste(fell).code, 0);
  EXPECT_SAYS(look("alarms").out, "发货率：照这样约 1 天后越过 90% 的线（现在 90.2%）");
  EXPECT_EQ(paste("日期,发货率\n2022-06-05,90.6%\n").code, 0);
  EXPECT_SILENT(look("alarms").out, "发货率：照这样");
}

// A day with numbers and no total says why; without the count it has one, as `try` gives it.
TEST_F(Sheet, ADayWithoutATotalSaysWhy) {
  const auto enter = [&](const std::string& day, const std::string& more) {
    return run("enter --sheet s --pack mercadolibre/reputation-brazil --lang zh --day " + day +
               " --values '投诉率=0.5%,延迟发货率=3%,卖家取消率=1%" + more + "'")
        .code;
  };
  EXPECT_EQ(enter("2022-06-01", ""), 0);
  EXPECT_EQ(enter("2022-06-02", ""), 0);
  EXPECT_EQ(enter("2022-06-03", ",窗口内订单数=5"), 0);
  EXPECT_EQ(enter("2022-06-04", ",窗口内订单数=50"), 0);
  const std::string shown = look("show").out;
  EXPECT_SAYS(shown, "\n没有总分（06-03）：订单不足10笔，还没有颜色\n");
  EXPECT_SILENT(shown, "06-01、");  // nobody says that there are too few
  EXPECT_SILENT(shown, "06-04）");
  EXPECT_SAYS(run("show --sheet s --format table --lang en").out,
              "\nNo total on 06-03: No colour below 10 orders\n");
}

// An agent is one whether the sheet names it alone or with its shop, and whether or not a table of
// agents lies beside it.
TEST_F(Sheet, AgentsHaveOneName) {
  const std::string of_agents = " --sheet s --lang zh --pack jd/agent-assessment";
  const auto agent = [&](const std::string& id, const std::string& day, const std::string& value) {
    return run("enter" + of_agents + " --subject " + id + " --day " + day +
               " --values 消息回复率=" + value);
  };
  EXPECT_EQ(agent("a1", "2022-06-29", "96%").code, 0);
  const Ran alone = look("show");
  EXPECT_EQ(alone.code, 0) << alone.error;
  EXPECT_SAYS(alone.out, "a1 · 京东客服考核 · 2022-06-29 至 2022-06-29\n");
  EXPECT_SAYS(alone.out, "消息回复率  96%/");
  write_file(folder_ / "s/agents.csv", "agent_id,shop_id,name\na1,s1,甲\n");
  EXPECT_EQ(agent("s1/a1", "2022-06-30", "97%").code, 0);
  EXPECT_SAYS(file(), "\na1,jd.agent-assessment,reply_share,2022-06-30,97%");
  for (const char* subject : {"", " --subject a1", " --subject s1/a1"}) {
    for (const char* action : {"show", "trend", "alarms"}) {
      const Ran seen = look(std::string(action) + subject);
      EXPECT_EQ(seen.code, 0) << action << subject << seen.error;
      EXPECT_SAYS(seen.out, "s1/a1 · 京东客服考核 · 2022-06-29 至 2022-06-30\n");
    }
  }
  EXPECT_SAYS(look("show").out, "97%/");
  // Of two shops' agents who have one name neither is meant.
  write_file(folder_ / "s/agents.csv", "agent_id,shop_id,name\na1,s1,甲\na1,s2,乙\n");
  const Ran doubtful = look("show");
  EXPECT_EQ(doubtful.code, 1);
  EXPECT_SAYS(doubtful.error, "“a1”可能是 s1/a1，也可能是 s2/a1（请写全名）");
}

TEST_F(Sheet, AJumpIsMeasuredAgainstWhatIsUsual) {
  std::string days = "日期,发货率\n";
  const char* values[] = {"95.5%", "95.6%", "95.5%", "95.7%", "95.6%", "95.5%", "91.5%"};
  for (int day = 1; day <= 7; ++day) {
    days += "2022-06-0" + std::to_string(day) + ',' + values[day - 1] + '\n';
  }
  EXPECT_EQ(paste(days).code, 0);
  EXPECT_SAYS(look("alarms").out, "发货率：一天里的变化比平常大得多（95.5% → 91.5%），先核对");
  EXPECT_SILENT(look("alarms --day 2022-06-06").out, "比平常");
}

TEST_F(Sheet, TrendsAreSlopesFallsAndBars) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  EXPECT_SAYS(look("trend").out,
              "发货率      █▇▆▆·▅▄▄▃▃▂▂▁▁  96% → 89.5%   每天 -0.5 个百分点   连续 8 天变差\n");
  EXPECT_SAYS(run("trend --sheet s --format csv").out,
              "ship_48h_share,2022-06-01,0.96,2022-06-14,0.895,-0.005,8\n");
}

TEST_F(Sheet, ACorrectionKeepsTheEarlierVersionAndCanBeTakenBack) {
  EXPECT_EQ(paste(two_weeks()).code, 0);
  const Ran corrected = enter("2022-06-14", "品退率=0.4%,发货率=89.5%");
  EXPECT_SAYS(corrected.out, "品质退款率  3.5% → 0.4%（改）\n");
  EXPECT_SAYS(corrected.out, "发货率  89.5%（和记过的一样）\n");
  EXPECT_SAYS(file(), "quality_refund_share,2022-06-14,3.5%,pasted,,");
  EXPECT_SAYS(look("show --days 1").out, "0.4%/5");
  const Ran back = run("undo --sheet s --lang zh");
  EXPECT_SAYS(back.out, "  2022-06-14  my-shop  品质退款率  0.4%，现在是 3.5%\n");
  EXPECT_SAYS(look("show --days 1").out, "3.5%/2");
  EXPECT_SAYS(run("undo --sheet s --lang zh").out, "2022-06-01  my-shop  发货率  96.0%");
  EXPECT_EQ(run("undo --sheet s --lang zh").code, 1);
}

// Who undoes what they entered does not lose what somebody else entered after it.
TEST_F(Sheet, WhatIsTakenBackIsOfTheSubjectPackAndDayThatAreNamed) {
  const auto entered = [&](const std::string& words) {
    EXPECT_EQ(run("enter --sheet s --lang zh --pack kuaishou/" + words).code, 0) << words;
  };
  entered("shopping-star --subject k1 --day 2022-06-05 --values 发货率=91%");
  entered("shopping-star --subject k2 --day 2022-06-05 --values 发货率=92%");
  entered("experience-score --subject k1 --day 2024-06-01 --values 品质退款率=0.8%");
  EXPECT_EQ(run("undo --sheet s --lang zh --subject nobody").code, 1);
  EXPECT_EQ(run("undo --sheet s --lang zh --day 2024-03-04").code, 1);
  EXPECT_SAYS(run("undo --sheet s --lang zh --pack kuaishou/shopping-star --subject k1").out,
              "k1  发货率  91%\n");
  EXPECT_SAYS(run("undo --sheet s --lang zh --pack kuaishou/shopping-star").out,
              "k2  发货率  92%\n");
  EXPECT_EQ(run("undo --sheet s --lang zh --subject k2").code, 1);
  EXPECT_SAYS(run("undo --sheet s --lang zh --subject k1").out, "k1  商品品质退款率  0.8%\n");
}

TEST_F(Sheet, TheEarlierVersionIsWhatWasKnownThen) {
  EXPECT_EQ(enter("2022-06-14", "发货率=92%").code, 0);
  EXPECT_EQ(enter("2022-06-14", "发货率=96%").code, 0);
  const std::regex stamp("92%,typed,,([0-9TZ:-]+),");
  std::smatch first;
  const std::string rows = file();
  ASSERT_TRUE(std::regex_search(rows, first, stamp)) << rows;
  const Ran then = run_program(
      "score --pack kuaishou/shopping-star --facts s --as-of 2022-06-14 --format csv --known-at " +
          first[1].str(),
      folder_.path(), "", "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(then.out, "my-shop,2022-06-14,kuaishou.shopping-star,provisional,4,");
  EXPECT_SAYS(look("show").out, "96%/5");
}

TEST_F(Sheet, SeveralShopsAndPacksStandInOneSheet) {
  EXPECT_EQ(enter("2022-06-14", "发货率=92%").code, 0);
  EXPECT_EQ(enter("2022-06-14", "发货率=96%", "--subject 店2").code, 0);
  EXPECT_EQ(run("enter --sheet s --pack 1688/service-star --subject 店2 --day 2023-06-14 --values "
                "'纠纷率=0.1% 领先75%'")
                .code,
            0);
  const std::string all = look("show").out;
  EXPECT_SAYS(all, "my-shop · 购物体验星级 · 2022-06-14 至 2022-06-14\n");
  EXPECT_SAYS(all, "店2 · 购物体验星级");
  EXPECT_SAYS(all, "店2 · 1688 服务星级 · 2023-06-14");
  EXPECT_SAYS(all, "0.1%/4.5");
  EXPECT_SILENT(look("show --subject my-shop").out, "店2");
  EXPECT_SILENT(look("show --pack 1688/service-star").out, "购物体验");
  EXPECT_SAYS(look("show --subject 店3").error, "没有“店3”");
}

TEST_F(Sheet, ThePlatformsNumbersStandBesideOursWithAReason) {
  EXPECT_EQ(enter("2022-06-14", "发货率=92%,总分=4.5,星级=4.5").code, 0);
  const std::string shown = look("show").out;
  EXPECT_SAYS(shown, "平台总分  4.5(-0.5)\n");
  EXPECT_SAYS(shown, "my-shop 2022-06-14 总分：试算减平台 -0.5，可能：");
  EXPECT_SAYS(look("alarms").out, "总分：和平台的不一样，试算减平台 -0.5");
}

TEST_F(Sheet, APageOfOneDayIsReadWithItsWords) {
  const Ran ran =
      paste("购物体验星级 4.5\n发货率\n92%\n较昨日 +0.2%\n神秘指标 7%\n", "--day 2022-06-14");
  EXPECT_EQ(ran.code, 0);  // a number of something else
  EXPECT_SAYS(ran.out, "2022-06-14  发货率  92%\n");
  EXPECT_SAYS(ran.out, "2022-06-14  平台星级  4.5\n");
  EXPECT_SAYS(ran.out, "没看懂，没有记：「神秘指标」：规则里没有这个指标");
}

// What a rule for small samples goes by is kept, too, and scored.
TEST_F(Sheet, CountsAreKeptWithTheirValues) {
  const Ran ran = run("paste --sheet s --lang zh --pack douyin/experience-2026 --day 2026-08-20",
                      "商品品质退货率\n2.08%\n分子 1\n分母 48\n近30天有效支付订单数 共299单\n");
  EXPECT_EQ(ran.code, 0) << ran.out << ran.error;
  EXPECT_SAYS(ran.out, "2026-08-20  商品品质退货率  2.08%(1/48)\n");
  EXPECT_SAYS(ran.out, "2026-08-20  近30天有效支付订单数  299\n");
  EXPECT_SAYS(look("show").out, "80");
  EXPECT_SILENT(look("show").out, "60");
}

TEST_F(Sheet, WhatATableCannotGiveIsSaid) {
  const Ran ran = paste(
      "| 日期 | 发货率 | 客服好评率 |\n|---|---|---|\n| 2022-06-13 | 92% | -- |\n| 2099-01-01 | "
      "93% | 94% "
      "|\n| 合计 | 1% | 2% |\n| 2022-06-14 | 110% | 95% |\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_SAYS(ran.out, "2022-06-13  发货率  92%\n");
  EXPECT_SAYS(ran.out, "2022-06-14  客服好评率  95%\n");
  EXPECT_SAYS(ran.out, "「合计」：规则里没有这个指标");
  EXPECT_SAYS(ran.out, "「发货率」的值「110%」超出范围");
  EXPECT_SAYS(ran.error, "2099-01-01：还没到，或没有适用的规则，没有记");
  EXPECT_SAYS(paste("总分: 4.5\n日期,发货率\n2022-06-10,92%\n").out,
              "「总分」的 4.5 没有写是哪一天的");
}

TEST_F(Sheet, AttributesAreKeptAndWeighTheDays) {
  const auto entered =
      run("enter --sheet s --pack douyin/experience-2026 --lang zh --day 2026-08-01 --values "
          "'平均响应时长=100秒,平台求助率=0.4%,行业=个护家清,旗舰店=是'");
  EXPECT_SAYS(entered.out, "2026-08-01 起  行业  个护家清\n");
  const auto json =
      run_program("score --pack douyin/experience-2026 --facts s --format json", folder_.path(), "",
                  "cd " + folder_.path() + " && XINGJI_RULES=" + source_path("rules"));
  EXPECT_SAYS(json.out, "78.18");  // as try says of the same numbers
  EXPECT_EQ(run("undo --sheet s").code, 0);
  EXPECT_SILENT(read_file(folder_ / "s/attributes.csv"), "个护家清");
}

TEST_F(Sheet, AFileThatIsNoSheetIsLeftAlone) {
  std::filesystem::create_directory(folder_ / "s");
  for (const char* text :
       {"a,b\n1,2\n", "subject_id,pack,indicator,day,value,source\nx,y\n",
        "subject_id,pack,indicator,day,value,source\n\"x,y,z,2022-06-14,1,typed\n"}) {
    std::ofstream(folder_ / "s/readings.csv") << text;
    const Ran ran = enter("2022-06-14", "发货率=92%");
    EXPECT_EQ(ran.code, 1) << text;
    EXPECT_SAYS(ran.error, "readings.csv:");
    EXPECT_EQ(file(), text);
  }
}

TEST_F(Sheet, OddNamesPassThroughAsTheyAre) {
  EXPECT_EQ(enter("2022-06-14", "发货率=92%", "--subject 'a,\"b'").code, 0);
  EXPECT_SAYS(file(), "\"a,\"\"b\",kuaishou.shopping-star,ship_48h_share,2022-06-14,92%,typed");
  EXPECT_SAYS(look("show").out, "a,\"b · 购物体验星级");
  EXPECT_SILENT(enter("2022-06-14", "发货率=92%", "--subject $'x\\x1b[31m'").out, "\x1b");
}

TEST_F(Sheet, RefusesWhatMakesNoSense) {
  EXPECT_EQ(run("frobnicate --sheet s").code, 2);
  EXPECT_EQ(run("enter --sheet s --values 发货率=1%").code, 2);
  EXPECT_EQ(run("show --sheet s").code, 1);
  EXPECT_EQ(enter("2099-01-01", "发货率=92%").code, 1);
  EXPECT_EQ(enter("2022-06-14", "颜色=红").code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "s"));
  std::ofstream(folder_ / "file") << "x";
  const Ran file = run("show --sheet file --lang zh");
  EXPECT_EQ(file.code, 1);
  EXPECT_NE(file.error.find("不是文件夹（请写数据表所在的文件夹）"), std::string::npos)
      << file.error;
}

TEST_F(Sheet, AsksWhereNoValuesAreGiven) {
  const Ran ran = run("enter --sheet s --pack kuaishou/shopping-star --lang zh --day 2022-06-14",
                      "78%\n\n96%\n完成\n");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_SAYS(file(), "ship_48h_share,2022-06-14,96%,typed");
  EXPECT_EQ(run("enter --sheet s --pack kuaishou/shopping-star --day 2022-06-14", "quit\n").code,
            0);
}

// The commands of docs/sheet.md, one after the other, say what the page says.
TEST_F(Sheet, ThePageIsRun) {
  std::istringstream page(read_file(source_path("docs/sheet.md")));
  std::string command;
  std::string expected;
  std::string file_name;
  int commands = 0;
  const auto check = [&] {
    if (command.empty()) return;
    const std::size_t from = command.find(" < ");
    const std::string input =
        from == std::string::npos ? "" : read_file(folder_ / command.substr(from + 3));
    const Ran ran = run(command.substr(0, from), input);
    EXPECT_EQ(ran.out, expected) << command << ran.error;
    ++commands;
    command.clear();
    expected.clear();
  };
  bool is_console = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("```")) {
      check();
      is_console = line == "```console";
      file_name = line.starts_with("```text ") ? line.substr(8) : "";
    } else if (is_console && line.starts_with("$ xingji sheet ")) {
      check();
      command = line.substr(15);
    } else if (is_console) {
      expected += line + '\n';
    } else if (!file_name.empty()) {
      std::ofstream(folder_ / file_name, std::ios::app) << line << '\n';
    }
  }
  EXPECT_GE(commands, 6);
}

}  // namespace
}  // namespace xingji::test
