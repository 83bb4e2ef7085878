// What `explain` tells programs: the same card as `score`, and counts that add up.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class ExplainOut : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = fs::temp_directory_path() / ("xingji-explain-out-" + std::to_string(getpid()));
    fs::create_directories(folder);
    run("synth --shops 8 --days 90 --seed 1 --into " + data());
  }
  static void TearDownTestSuite() { fs::remove_all(folder); }

  static test::Ran run(const std::string& words) { return test::run_program(words, folder); }
  static std::string data() { return (folder / "data").string(); }
  static std::string of_star(const std::string& command) {
    return command + " --rules " XINGJI_SOURCE_DIR "/rules --pack kuaishou/shopping-star --facts " +
           data() + " --as-of 2022-06-15 ";
  }
  static Json scores() { return Json::parse(run(of_star("score") + "--format json").out); }
  static std::string explained(const std::string& subject, const std::string& more) {
    return run(of_star("explain") + "--subject " + subject + ' ' + more).out;
  }

  static fs::path folder;
};

fs::path ExplainOut::folder;

TEST_F(ExplainOut, holds_the_card_as_score_writes_it) {
  const Json all = scores();
  ASSERT_EQ(all["subjects"].size(), 8U);
  for (const Json& card : all["subjects"]) {
    const Json explanation = Json::parse(explained(card["subject"], "--format json"));
    EXPECT_EQ(explanation["card"], card);
  }
}

TEST_F(ExplainOut, counts_every_row_of_a_window_once) {
  const Json all = scores();
  for (const Json& card : all["subjects"]) {
    const Json explanation = Json::parse(explained(card["subject"], "--format json"));
    EXPECT_GT(explanation["measures"].size(), 10U);
    for (const Json& measure : explanation["measures"]) {
      const Json& rows = measure["rows"];
      if (rows.is_null()) continue;
      std::int64_t left = rows["in_window"];
      for (const Json& filter : rows["filters"]) left -= filter["untrue"].get<std::int64_t>();
      for (const char* out : {"exempted", "not_kept", "without_value"}) {
        left -= rows[out].get<std::int64_t>();
      }
      EXPECT_EQ(left, rows["counted"].get<std::int64_t>()) << measure;
    }
  }
}

TEST_F(ExplainOut, says_what_is_better) {
  const Json explanation =
      Json::parse(explained(scores()["subjects"][0]["subject"], "--format json"));
  std::map<std::string, std::string> better;
  for (const Json& indicator : explanation["indicators"]) {
    better[indicator["id"]] = indicator["better"];
  }
  EXPECT_EQ(better["reply_5min_share"], "higher");
  EXPECT_EQ(better["quality_refund_share"], "lower");
}

TEST_F(ExplainOut, gives_the_exact_value_of_an_indicator) {
  int seen = 0;
  const Json all = scores();
  for (const Json& card : all["subjects"]) {
    const Json explanation = Json::parse(explained(card["subject"], "--format json"));
    for (const Json& indicator : explanation["indicators"]) {
      if (indicator["exact"].is_null() || indicator["measures"].size() != 2) continue;
      const auto over = std::stoll(indicator["exact"]["over"].get<std::string>());
      const auto under = std::stoll(indicator["exact"]["under"].get<std::string>());
      const double numerator = indicator["result"]["numerator"];
      const double denominator = indicator["result"]["denominator"];
      EXPECT_EQ(numerator * static_cast<double>(under), denominator * static_cast<double>(over));
      int applied = 0;
      for (const Json& step : indicator["steps"]) applied += step["applied"].get<bool>() ? 1 : 0;
      EXPECT_EQ(applied, 1) << indicator;
      ++seen;
    }
  }
  EXPECT_GT(seen, 20);
}

TEST_F(ExplainOut, has_a_row_for_every_number) {
  const Json all = scores();
  const Json& card = all["subjects"][0];
  std::istringstream lines(explained(card["subject"], "--format csv"));
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line,
            "path,value,numerator,denominator,points,weight,status,basis,covered_days,"
            "window_days");
  std::map<std::string, std::string> rows;
  while (std::getline(lines, line)) rows[line.substr(0, line.find(','))] = line;
  EXPECT_EQ(rows["total"].find("total," + card["total"].dump() + ','), 0U) << rows["total"];
  for (const auto& [id, indicator] : card["indicator"].items()) {
    const auto spelled = [](const Json& number) { return number.is_null() ? "" : number.dump(); };
    const std::string& row = rows["indicators." + id];
    std::string begin = "indicators." + id;
    for (const char* key : {"value", "numerator", "denominator", "points"}) {
      begin += ',' + spelled(indicator[key]);
    }
    EXPECT_EQ(row.find(begin + ','), 0U) << row << '\n' << begin;
    EXPECT_NE(row.find(',' + indicator["status"].get<std::string>() + ','), std::string::npos);
  }
  EXPECT_EQ(rows.count("measures.paid_orders"), 1U);
  EXPECT_EQ(rows.count("gates.abnormal_pickup"), 1U);
}

TEST_F(ExplainOut, may_be_of_one_indicator_only) {
  const std::string subject = scores()["subjects"][0]["subject"];
  const Json one = Json::parse(explained(subject, "--indicator ship_48h_share --format json"));
  EXPECT_EQ(one["indicators"].size(), 1U);
  EXPECT_EQ(one["measures"].size(), 2U);
  EXPECT_TRUE(one["gates"].empty());
}

TEST_F(ExplainOut, says_that_evidence_cannot_be_written_before_the_card) {
  const std::string subject = scores()["subjects"][0]["subject"];
  const test::Ran ran =
      run(of_star("explain") + "--subject " + subject + " --evidence /no/such/folder/e.csv");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.error, "/no/such/folder/e.csv: cannot be written: No such file or directory\n");
}

// A day's own counts of one day in thirty look as good as those of all; a reading has no counts.
TEST_F(ExplainOut, says_what_given_numbers_rest_on) {
  const fs::path given = folder / "given";
  fs::create_directories(given);
  const auto write = [&](const char* file, const std::string& text) {
    std::ofstream(given / file, std::ios::binary) << text;
  };
  const std::string key = "s,kuaishou.shopping-star,";
  write("tallies.csv", "subject_id,pack,indicator,day,numerator,denominator,source\n" + key +
                           "reply_5min_share,2022-06-15,8,10,typed\n");
  write("readings.csv", "subject_id,pack,indicator,day,value,source\n" + key +
                            "ship_48h_share,2022-06-15,92%,typed\n");
  const std::string of_given = " --rules " XINGJI_SOURCE_DIR
                               "/rules --pack kuaishou/shopping-star --as-of 2022-06-15 "
                               "--lang zh --facts " +
                               given.string();
  const std::string table = run("score --format table" + of_given).out;
  EXPECT_NE(table.find("暂定，1 项日计数不满窗口，7 项指标只有 2 项有数\n"), std::string::npos)
      << table;
  const std::string text = run("explain --subject s" + of_given).out;
  EXPECT_NE(text.find("80% = 8 / 10  →  5 分   权重 50%   取自日计数\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("天数 1/30\n"), std::string::npos) << text;
  EXPECT_NE(text.find(" 92%  →  4 分"), std::string::npos) << text;
  EXPECT_EQ(text.find("未知 / 未知"), std::string::npos) << text;
}

// Below counts that people gave stands no funnel of other rows, and one count makes no share.
TEST_F(ExplainOut, says_that_given_counts_are_no_rows) {
  const fs::path given = folder / "counts";
  fs::create_directories(given);
  const std::string key = "s,kuaishou.shopping-star,";
  std::ofstream(given / "readings.csv")
      << "subject_id,pack,indicator,day,value,numerator,denominator,source\n"
      << key << "reply_5min_share,2022-06-15,80%,320003,400004,typed\n"
      << key << "cs_good_share,2022-06-15,-,3203,,typed\n";
  const auto explained_part = [&](const std::string& part) {
    return run("explain --subject s --rules " XINGJI_SOURCE_DIR
               "/rules --pack kuaishou/shopping-star --as-of 2022-06-15 --lang zh --facts " +
               given.string() + " --indicator " + part)
        .out;
  };
  const std::string whole = explained_part("reply_5min_share");
  EXPECT_NE(whole.find("由人填报，没有数明细行"), std::string::npos) << whole;
  EXPECT_EQ(whole.find("窗口内行数"), std::string::npos) << whole;
  const std::string lone = explained_part("cs_good_share");
  EXPECT_NE(lone.find("平台页面读数只有分子 3203，没有分母，算不出数值\n"), std::string::npos)
      << lone;
}

TEST_F(ExplainOut, says_of_a_table_that_is_not_there_since_when) {
  const std::string part = (folder / "part").string();
  fs::create_directories(part);
  for (const char* table : {"shops", "orders", "refunds"}) {
    fs::copy_file(data() + '/' + table + ".csv", part + '/' + table + ".csv");
  }
  fs::copy_file(data() + "/dataset.yaml", part + "/dataset.yaml");
  const std::string subject = scores()["subjects"][0]["subject"];
  const std::string words = "explain --rules " XINGJI_SOURCE_DIR
                            "/rules --pack kuaishou/shopping-star --as-of 2022-06-15 --facts " +
                            part + " --subject " + subject;
  EXPECT_NE(run(words).out.find("        chats cover no day since the shop opened\n"),
            std::string::npos);
  EXPECT_NE(run(words + " --lang zh").out.find("        会话：开业以来没有任何一天的数据\n"),
            std::string::npos);
}

}  // namespace
}  // namespace xingji
