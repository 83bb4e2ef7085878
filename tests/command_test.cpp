// The program as people and scripts meet it: exit codes, help, and exact output.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "command_fixture.h"

namespace {

namespace fs = std::filesystem;

using xingji::test::CommandTest;
using xingji::test::content_of;
using xingji::test::Ran;

constexpr std::array commands = {"score",     "explain", "try",    "check", "describe",
                                 "reconcile", "overlay", "import", "synth", "version"};

// The number of orders that a leader needs is not set: the gate passes, and that is said of the
// card that it could lower.
constexpr const char* unknown_gates =
    "on 1 card a gate is not known and taken as passed, the true result may be lower; "
    "xingji explain says what is missing\n";

TEST_F(CommandTest, DescribeTellsADaysRulesOrTheirChanges) {
  const Ran day = run("describe " + pack + " --on 2022-06-15 --lang zh");
  EXPECT_EQ(day.code, 0) << day.error;
  EXPECT_NE(day.out.find("· test.tiny · 2022-06-15\n"), std::string::npos) << day.out;
  const Ran changes = run("describe --changes " + pack);
  EXPECT_EQ(changes.code, 0);
  EXPECT_NE(changes.out.find("\n  the rules begin\n"), std::string::npos) << changes.out;
  const Ran both = run("describe " + pack + " --changes --on 2022-06-15");
  EXPECT_EQ(both.code, 2);
  EXPECT_EQ(both.error, "--changes tells of all days, and --on of one (leave one of them out)\n");
  const Ran early = run("describe " + pack + " --on 1999-01-01");
  EXPECT_EQ(early.code, 1);
  EXPECT_NE(early.error.find("no version of the pack judges 1999-01-01"), std::string::npos);
}

TEST_F(CommandTest, AnAssumedVersionThatIsNoneIsNamed) {
  const Ran ran = score("--as-of 2022-06-15 --assume-version 1999-01-01");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("judges 1999-01-01;"), std::string::npos) << ran.error;
}

TEST_F(CommandTest, EveryCommandHasHelpWithAnExample) {
  const Ran all = run("--help");
  EXPECT_EQ(all.code, 0);
  for (const std::string command : commands) {
    EXPECT_NE(all.out.find(command), std::string::npos);
    const Ran one = run(command + " --help");
    EXPECT_EQ(one.code, 0) << one.error;
    EXPECT_NE(one.out.find("xingji " + command), std::string::npos) << one.out;
    EXPECT_NE(run(command + " --help --lang zh").out.find("例："), std::string::npos);
  }
}

TEST_F(CommandTest, WrongUsageIsTwo) {
  for (const std::string words :
       {"", "scroe", "score", "score --pack x", "score --pack x --facts y --unknown",
        "score --pack x --facts y --as-of 2022-02-30",
        "score --pack x --facts y --known-at garbage", "score --pack x --facts y --days 0",
        "score --pack x --facts y --format xml", "score --pack x --facts y --lang fr", "check",
        "synth --into x --shops many", "synth --into x --orders 0", "version now"}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 2) << words;
    EXPECT_NE(ran.error, "") << words;
    EXPECT_EQ(ran.out, "") << words;
  }
}

TEST_F(CommandTest, WrongUsageIsSaidWithTheWordThatWasMeant) {
  EXPECT_EQ(run("scor").error,
            "no command 'scor', did you mean 'score'?\nxingji --help tells the usage\n");
  EXPECT_EQ(run("--lang en scor").error, run("scor --lang en").error);
  EXPECT_EQ(run("--version").out, run("version").out);
  EXPECT_EQ(run("help score").out, run("score --help").out);
  EXPECT_EQ(run("help").out, run("--help").out);
  EXPECT_EQ(run("").error, "no command given\nxingji --help tells the usage\n");
  EXPECT_EQ(run("score --pack x --asof 2022-06-15").error,
            "score has no option '--asof', did you mean '--as-of'?\n"
            "xingji score --help tells the usage\n");
  EXPECT_EQ(run("explain --subject a --subject b").error,
            "--subject is given more than once\nxingji explain --help tells the usage\n");
  EXPECT_EQ(run("score --lang zh").error, "缺少 --pack\nxingji score --help 列出用法\n");
}

TEST_F(CommandTest, HelpIsInOneLanguage) {
  EXPECT_EQ(run("score --help").out.find(" in ["), std::string::npos);  // ranges are no help
  const std::string chinese = run("check --help --lang zh").out;
  for (const char* english : {"Usage", "Options", "OPTIONS", "Positionals", "REQUIRED", "Print"}) {
    EXPECT_EQ(chinese.find(english), std::string::npos) << english << chinese;
  }
}

TEST_F(CommandTest, VersionIsOneLine) {
  const Ran ran = run("version");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out.rfind("xingji ", 0), 0U);
  EXPECT_EQ(ran.out.find('\n'), ran.out.size() - 1);
}

TEST_F(CommandTest, ScoreWritesExactlyTheContractsCsv) {
  const Ran ran = score("--as-of 2022-06-15");
  EXPECT_EQ(ran.error, unknown_gates);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out,
            "subject,day,pack,status,total,stars,dimension.service,indicator.late.numerator,"
            "indicator.late.denominator,indicator.late.value,indicator.late.points,"
            "indicator.late.status,indicator.agree_time.numerator,indicator.agree_time.denominator,"
            "indicator.agree_time.value,indicator.agree_time.points,indicator.agree_time.status\n"
            "a,2022-06-15,test.tiny,provisional,4,4,4,1,10,0.1,4,partial,3600,1,3600,4,partial\n"
            "\"b,2\",2022-06-15,test.tiny,provisional,3,3,3,10,20,0.5,3,partial,0,0,,,no_data\n");
}

TEST_F(CommandTest, SubjectsAndDaysChooseRows) {
  const Ran ran = score("--as-of 2022-06-15 --days 2 --subjects a");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\na,2022-06-14,"), std::string::npos);
  EXPECT_NE(ran.out.find("\na,2022-06-15,"), std::string::npos);
  EXPECT_EQ(ran.out.find("b,2"), std::string::npos);
}

TEST_F(CommandTest, TheLastDayWithAHappeningIsTheDefault) {
  const Ran ran = score("");
  EXPECT_NE(ran.out.find("\na,2022-06-04,"), std::string::npos);
  EXPECT_EQ(ran.error,
            "as of 2022-06-04, the last day on which something happened; --as-of takes another "
            "day\n" +
                std::string(unknown_gates));
}

TEST_F(CommandTest, TheDefaultDayIsTheSameForEveryPack) {
  // The pack does not look at chats, yet they are the last that happened; promises are not.
  write("data/chats.csv",
        "chat_id,shop_id,opened_at\nc1,a,2022-06-09 23:59:59\nc2,nobody,2022-06-08 10:00:00\n");
  write("data/parcels.csv",
        "parcel_id,order_id,shop_id,shipped_at,due_at\n"
        "p1,a1,a,2022-06-02 10:00:00,2022-06-20 10:00:00\n");
  const Ran ran = score("");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\na,2022-06-09,"), std::string::npos) << ran.out;
  // Nothing else changes: whoever stands only there is no subject of this pack's scores.
  EXPECT_EQ(ran.out, score("--as-of 2022-06-09").out);
}

TEST_F(CommandTest, AnUnknownSubjectIsAProblemWithTheNearest) {
  write("data/shops.csv", "shop_id,platform\nshop-one,test\n");
  const Ran ran = score("--subjects shop-on");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.error, "no shop 'shop-on' in the data (did you mean 'shop-one'?)\n");
}

TEST_F(CommandTest, JsonHasTheSameNumbersSpelledTheSame) {
  const Ran ran = score("--as-of 2022-06-15 --format json");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("\"value\":0.1,"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\"total\":4,"), std::string::npos);
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["pack"], "test.tiny");
  EXPECT_EQ(json["pack_digest"].get<std::string>().size(), 64U);
  EXPECT_EQ(json["as_of"], "2022-06-15");
  const auto& second = json["subjects"][1];
  EXPECT_EQ(second["subject"], "b,2");
  EXPECT_EQ(second["indicator"]["late"]["denominator"], 20);
  EXPECT_EQ(second["indicator"]["late"]["basis"], "facts");
  EXPECT_TRUE(second["indicator"]["agree_time"]["value"].is_null());
  EXPECT_EQ(second["dimension"]["service"], 3);
  EXPECT_EQ(second["gates"]["volume"]["state"], "unknown_passed");
  EXPECT_EQ(second["reasons"].size(), 1U);
}

TEST_F(CommandTest, JsonSaysHowFarAWindowIsCoveredAndWhatThePlatformShowed) {
  write("data/readings.csv",
        "subject_id,pack,indicator,day,value,source\n"
        "a,test.tiny,total,2022-06-15,3.75分,typed\n"
        "a,test.tiny,total,2022-06-15,3.8,platform_api\n"
        "a,test.tiny,stars,2022-06-15,4,typed\n"
        "a,other.pack,total,2022-06-15,1,typed\n"
        "a,test.tiny,total,2022-06-16,1,typed\n"
        "\"b,2\",test.tiny,total,2022-06-10,2.5,typed\n");
  const Ran ran = score("--as-of 2022-06-15 --format json");
  EXPECT_EQ(ran.code, 0) << ran.error;
  const auto subjects = nlohmann::json::parse(ran.out)["subjects"];
  EXPECT_EQ(subjects[0]["official"].dump(), R"({"day":"2022-06-15","stars":4,"total":3.8})");
  EXPECT_EQ(subjects[0]["difference"].dump(), R"({"stars":0,"total":0.2})");
  EXPECT_EQ(subjects[1]["official"].dump(), R"({"day":"2022-06-10","stars":null,"total":2.5})");
  EXPECT_TRUE(subjects[1]["difference"].is_null());  // of two days
  // Orders were placed on the first of June only, and refunds applied for on the second.
  EXPECT_EQ(subjects[0]["indicator"]["late"]["covered_days"], 1);
  EXPECT_EQ(subjects[0]["indicator"]["late"]["window_days"], 30);
  EXPECT_EQ(subjects[0]["indicator"]["agree_time"]["covered_days"], 1);
}

TEST_F(CommandTest, ATableIsALeagueAlignedForChineseToo) {
  const Ran ran = score("--as-of 2022-06-15 --format table --lang zh");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out.substr(0, ran.out.find("状态")), "店铺  星级  总分  服务  ");
  EXPECT_LT(ran.out.find("\na  "), ran.out.find("\nb,2 "));
  EXPECT_EQ(ran.out.find('\033'), std::string::npos);
  EXPECT_NE(score("--format table --limit 1").out.find("… and 1 more\n"), std::string::npos);
}

TEST_F(CommandTest, AFullDiskIsAProblem) {
  for (const std::string command : {"score", "explain --subject a"}) {
    const std::string words =
        command + " --pack " + pack + " --facts " + data() + " --as-of 2022-06-15";
    const int status = std::system(
        ("LC_ALL=C " XINGJI_BINARY " " + words + " >/dev/full 2>" + (folder_ / "error").string())
            .c_str());
    EXPECT_EQ(WEXITSTATUS(status), 1) << command;
    EXPECT_EQ(content_of(folder_ / "error"), "the output cannot be written (is the disk full?)\n");
  }
}

TEST_F(CommandTest, ALeagueWithoutAnyScoreSaysWhichDaysTheDataHave) {
  const Ran ran = score("--as-of 2030-01-01 --format table");
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("no score"), std::string::npos) << ran.out;
  EXPECT_EQ(ran.error,
            "no subject has a score as of 2030-01-01; the facts are of 2022-06-01 … 2022-06-02; "
            "xingji explain says why\n");
}

TEST_F(CommandTest, ALeagueOfAgentsWithoutAnyScoreSpeaksOfAgents) {
  fs::create_directories(folder_ / "agents");
  write("agents/agents.csv", "agent_id,shop_id,name,joined_at\na1,a,x,2022-01-01\n");
  const Ran ran =
      run("score --pack " XINGJI_SOURCE_DIR "/rules/agents/kpi-conversion --facts " +
          (folder_ / "agents").string() + " --as-of 2022-05-31 --format table --lang zh");
  EXPECT_NE(ran.error.find("没有客服得到评分，评分日 2022-05-31；xingji explain 可说明原因\n"),
            std::string::npos)
      << ran.error;
}

TEST_F(CommandTest, RejectedRowsAreToldAndTheRestIsScored) {
  write("data/refunds.csv",
        "refund_id,order_id,shop_id,kind,applied_at,agreed_at\n"
        "r1,a1,a,refund_only,2022-06-31 10:00:00,\n");
  const Ran ran = score("--as-of 2022-06-15 --report " + (folder_ / "report.json").string());
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("refunds.csv: 1 of 1 rows rejected\n"), std::string::npos) << ran.error;
  EXPECT_NE(ran.error.find("refunds.csv:2:"), std::string::npos) << ran.error;
  EXPECT_NE(ran.out.find("\na,2022-06-15,"), std::string::npos);
  const auto report = nlohmann::json::parse(content_of(folder_ / "report.json"));
  EXPECT_EQ(report["files"].size(), 3U);
  EXPECT_EQ(report["rejected_rows"][0]["line"], 2);
  const Ran strict = score("--as-of 2022-06-15 --strict");
  EXPECT_EQ(strict.code, 1);
  EXPECT_EQ(strict.out, "");
}

TEST_F(CommandTest, ADayThatNoVersionJudgesIsAProblemUnlessAVersionIsAssumed) {
  const Ran ran = score("--as-of 2021-06-15");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(
      ran.error.rfind("no version of test.tiny judges 2021-06-15; it judges 2022-01-01 to …", 0),
      0U)
      << ran.error;
  EXPECT_EQ(score("--as-of 2021-06-15 --assume-version 2022-06-15").code, 0);
}

TEST_F(CommandTest, AMissingPackOrFolderIsAProblem) {
  EXPECT_EQ(run("score --pack none/such --facts " + data()).code, 1);
  EXPECT_EQ(run("score --pack " + pack + " --facts " + data() + "/none").code, 1);
}

TEST_F(CommandTest, CheckOfOneVersionRunsTheCasesOfItsDays) {
  const Ran ran = run("check --on 2026-11-28 douyin/experience-2026/2026-07-14");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_NE(ran.out.find(" 0 failed"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("this version alone: "), std::string::npos) << ran.out;
  EXPECT_EQ(run("check --on 2026-11-28 douyin/experience-2021").out.find("this version alone"),
            std::string::npos);
}

TEST_F(CommandTest, CheckCountsCasesAndThresholds) {
  const Ran ran = run("check --on 2022-06-15 " + pack);
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(
      ran.out,
      "test.tiny: 13 cases passed, 0 failed; tested: 7 of 7 thresholds on both sides, 1 of 1 dates "
      "before and on the day, 13 of 13 other parts; 32 of 32 small changes noticed\n");
  EXPECT_EQ(ran.code, 0);
  fs::copy_file(pack, folder_ / "bare.yaml");
  const std::string bare = (folder_ / "bare.yaml").string();
  const Ran none = run("check " + bare);
  EXPECT_EQ(none.code, 1);
  EXPECT_NE(none.error.find("bare.cases.yaml: there are no cases for this pack, and 53 things to "
                            "test; the first of them follow (write some)\n"),
            std::string::npos)
      << none.error;
  EXPECT_EQ(std::count(none.error.begin(), none.error.end(), '\n'), 14) << none.error;
  EXPECT_EQ(run("check --allow-uncovered " + bare).code, 0);
  std::ofstream(folder_ / "bare.cases.yaml")
      << "pack: test.tiny\ncases: [ { name: a, on: 2022-06-15, facts: { order: [] }, expect: {} } "
         "]\n";
  const Ran unread = run("check --on 2022-06-15 " + bare);
  EXPECT_NE(unread.error.find("some case cannot be read, so what no case tests is not listed"),
            std::string::npos)
      << unread.error;
  EXPECT_EQ(std::count(unread.error.begin(), unread.error.end(), '\n'), 2) << unread.error;
}

TEST_F(CommandTest, CheckCountsTheDaysSinceNumbersWereChecked) {
  EXPECT_EQ(run("check --on 2022-06-30 " + pack).error, "");
  const Ran late = run("check --on 2022-07-01 " + pack);
  EXPECT_EQ(late.code, 0);
  EXPECT_NE(late.error.find("numbers rest on 'T' and were last compared with it 181 days ago, on "
                            "2022-01-01 (read the source again and write 'checked: 2022-07-01')"),
            std::string::npos)
      << late.error;
}

TEST_F(CommandTest, ImportSaysWhatItReadLeftOutAndWrote) {
  const std::string words = "import --mapping " XINGJI_SOURCE_DIR
                            "/rules/olist/import.yaml --from " XINGJI_SOURCE_DIR
                            "/examples/olist --into " +
                            (folder_ / "olist").string();
  const Ran ran = run(words);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.error.find('\r'), std::string::npos);  // no bar in a pipe
  EXPECT_NE(ran.error.find("olist_orders_dataset.csv:1100:6: warning: for orders.picked_up_at: "),
            std::string::npos)
      << ran.error;
  for (const char* part :
       {"        2886  read from orders\n",
        "      4 rows have an instant before their event time\n",
        "personal columns dropped: ", "           -  customers: no such file in the export\n",
        "        2919  written to orders.csv\n", "      assumed: cancelled_at: "}) {
    EXPECT_NE(ran.out.find(part), std::string::npos) << part << ran.out;
  }
  const Ran again = run(words);
  EXPECT_EQ(again.code, 1);
  EXPECT_NE(again.error.find("shops.csv"), std::string::npos) << again.error;
  EXPECT_NE(again.error.find("--replace"), std::string::npos) << again.error;
  EXPECT_NE(run(words + " --replace --lang zh").out.find("        2919  写入 orders.csv\n"),
            std::string::npos);
}

TEST_F(CommandTest, FactsThatAreAnExportAreToldHowToImportThem) {
  const std::string olist = XINGJI_SOURCE_DIR "/examples/olist";
  const Ran ran = run("score --pack " + pack + " --facts " + olist + " --lang zh");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.error, olist +
                           "：目录里没有数据表，只有别的文件：olist_order_items_dataset.csv, "
                           "olist_order_reviews_dataset.csv, olist_orders_dataset.csv, "
                           "…（平台导出的文件可用 xingji import 按映射转成数据表）\n" +
                           olist +
                           "：这些文件符合映射“olist”（xingji import --mapping olist --from " +
                           olist + " --into 目标目录）\n");
}

TEST_F(CommandTest, CheckOfAnOverlayIsThatOfItsPackWithIt) {
  write("mine.yaml",
        "extends: mercadolibre.reputation-brazil\n"
        "stars:\n  leader: { title: { zh: 领先, en: First } }\n");
  const std::string file = (folder_ / "mine.yaml").string();
  const Ran alone = run("check " + file);
  EXPECT_EQ(alone.code, 0) << alone.error;
  const std::string said =
      "mercadolibre.reputation-brazil: no fault, overlays included: " + file + ";";
  EXPECT_NE(alone.out.find(said), std::string::npos) << alone.out;
  EXPECT_EQ(run("check mercadolibre/reputation-brazil --overlay " + file).out, alone.out);
  // Beside another pack it is laid over its own alone, and a fault of it is told.
  write("mine.yaml", "extends: mercadolibre.reputation-brazil\nstars:\n  leder: { stars: 4 }\n");
  const Ran wrong = run("check kuaishou/shopping-star " + file);
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.out.find("kuaishou.shopping-star: "), std::string::npos) << wrong.out;
  EXPECT_NE(wrong.error.find("mine.yaml:3:"), std::string::npos) << wrong.error;
  EXPECT_EQ(wrong.error.find("shopping-star"), std::string::npos) << wrong.error;
}

TEST_F(CommandTest, CheckTellsAnOverlayFromAPackWhereItsPackIsUnknown) {
  write("mine.yaml", "extends: some.where\nstars:\n  leader: { stars: 5 }\n");
  const Ran alone = run("check " + (folder_ / "mine.yaml").string());
  EXPECT_EQ(alone.code, 1);
  EXPECT_NE(alone.error.find("mine.yaml:1:10: this is an overlay, not a pack"), std::string::npos)
      << alone.error;
}

TEST_F(CommandTest, CheckLaysAnOverlayOverItsOwnPackOnly) {
  write("mine.yaml",
        "extends: kuaishou.shopping-star\n"
        "stars:\n  s5: { title: { zh: 五星, en: Five } }\n");
  const std::string file = (folder_ / "mine.yaml").string();
  const Ran among = run("check kuaishou --overlay " + file);
  EXPECT_EQ(among.code, 0) << among.error;
  EXPECT_NE(among.out.find("kuaishou.shopping-star: no fault, overlays included"),
            std::string::npos)
      << among.out;
  EXPECT_NE(among.out.find("kuaishou.shop-rating: "), std::string::npos) << among.out;
  EXPECT_EQ(among.out.find("kuaishou.shop-rating: no fault"), std::string::npos) << among.out;
  write("other.yaml", "extends: kuaishou.shoping-star\n");
  const Ran none = run("check kuaishou --overlay " + (folder_ / "other.yaml").string());
  EXPECT_EQ(none.code, 1);
  EXPECT_NE(none.error.find("other.yaml:1:1: this overlay is for none of the packs checked"),
            std::string::npos)
      << none.error;
}

TEST_F(CommandTest, SynthMakesTheMarketOfAFileAndSaysWhatIsPlanted) {
  const std::string file = (folder_ / "market.yaml").string();
  const std::string data = (folder_ / "harbour").string();
  std::ofstream(file) << "platform: harbour\nzone: Mars/Base\ncauses:\n"
                         "  - { kind: bad_batch, from: 9, to: 0 }\n";
  const std::string command =
      "synth --shops 2 --days 20 --orders 400 --market " + file + " --into " + data;
  const Ran nowhere = run(command);
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_NE(nowhere.error.find("unknown zone 'Mars/Base'"), std::string::npos) << nowhere.error;
  std::ofstream(file) << "platform: harbour\nuntil: 2024-02-29\ncauses:\n"
                         "  - { kind: bad_batch, from: 9, to: 0 }\n";
  const Ran ran = run(command);
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_EQ(ran.error, "planted.csv says what is wrong in which shop\n");
  const std::string planted = content_of(folder_ / "harbour" / "planted.csv");
  EXPECT_NE(planted.find(",2024-02-20,2024-02-29,"), std::string::npos) << planted;
  EXPECT_NE(content_of(folder_ / "harbour" / "shops.csv").find(",harbour,"), std::string::npos);
  const Ran scored = run("score --pack mercadolibre/reputation-brazil --facts " + data);
  EXPECT_EQ(scored.error.find("planted.csv"), std::string::npos) << scored.error;
  const Ran few = run("synth --shops 1 --market " + file + " --into " + data + " --replace");
  EXPECT_EQ(few.code, 1);
  EXPECT_NE(few.error.find("--shops is out of range (from 2 to "), std::string::npos) << few.error;
}

TEST_F(CommandTest, SynthIsTheSameForTheSameSeed) {
  for (const char* into : {"one", "two"}) {
    const Ran ran =
        run("synth --shops 3 --days 10 --orders 50 --seed 7 --into " + (folder_ / into).string());
    EXPECT_EQ(ran.code, 0) << ran.error;
  }
  const std::string orders = content_of(folder_ / "one" / "orders.csv");
  EXPECT_GT(orders.size(), 1000U);
  EXPECT_EQ(orders, content_of(folder_ / "two" / "orders.csv"));
}

}  // namespace
