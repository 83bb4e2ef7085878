// What a merchant meets who works in Chinese: commands that go wrong, and help.
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/text.h"
#include "program.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

class Chinese : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("xingji-chinese-" + std::to_string(getpid()));
    fs::create_directories(folder_ / "data");
    std::ofstream(folder_ / "data/orders.csv") << "order_id,shop_id,placed_at,paid_at,shipped_at\n"
                                                  "1,s,2022-13-01 10:00:00,,\n"
                                                  "2,s,2022-06-01 10:00:00,,\n";
  }
  void TearDown() override { fs::remove_all(folder_); }

  // What is told on stderr.
  std::string told(const std::string& words) const {
    return test::run_program(words + " --lang zh", folder_).error;
  }
  std::string data() const { return (folder_ / "data").string(); }

  const std::string score_ = "score --rules " XINGJI_SOURCE_DIR "/rules --pack ";
  fs::path folder_;
};

TEST_F(Chinese, tells_rejected_rows_with_place_and_remedy) {
  EXPECT_EQ(told(score_ + "kuaishou/shopping-star --as-of 2022-06-15 --facts " + data()),
            "orders.csv：2 行中有 1 行被拒绝\n"
            "orders.csv:2:3：列“placed_at”的值“2022-13-01 10:00:00”是不存在的时间"
            "（请写成 2022-06-15 15:36:04）\n");
}

TEST_F(Chinese, tells_what_is_not_there) {
  const std::string star = score_ + "kuaishou/shopping-star --facts ";
  EXPECT_EQ(told(star + "nowhere"), "nowhere：没有这个目录（请给出存放 orders.csv 等表的目录）\n");
  const std::string one = star + data() + " --subjects 张三的店 --as-of ";
  EXPECT_NE(
      told(one + "2022-06-15").find("数据里没有店铺“张三的店”（xingji score 列出全部店铺）\n"),
      std::string::npos);
  EXPECT_NE(
      told(star + data() + " --as-of 1999-01-01")
          .find("kuaishou.shopping-star 没有适用于 1999-01-01 的版本；它适用于 2021-06-01 到 "),
      std::string::npos);
}

TEST_F(Chinese, tells_wrong_usage) {
  EXPECT_EQ(told("score --facts x"), "缺少 --pack\nxingji score --help 列出用法\n");
  EXPECT_EQ(told("scroe"), "没有命令 'scroe'，是不是“score”？\nxingji --help 列出用法\n");
  EXPECT_EQ(told("score --pack x --facts y --days 0"),
            "--days：“0”不是 1 到 36500 之间的整数\nxingji score --help 列出用法\n");
  EXPECT_EQ(told("score --pack x --facts y --days abc"),
            "--days：“abc”不是 1 到 36500 之间的整数\nxingji score --help 列出用法\n");
  EXPECT_EQ(told("score --pack x --facts y --as-of june"),
            "--as-of：“june”不是日期，请写成 2022-06-15\nxingji score --help 列出用法\n");
}

TEST_F(Chinese, is_chosen_by_the_environment_too) {
  const std::string file = (folder_ / "told").string();
  const auto told_in = [&](const std::string& variables) {
    const int status =
        std::system((variables + " " XINGJI_BINARY " score --facts x 2>" + file).c_str());
    EXPECT_EQ(WEXITSTATUS(status), 2);
    return test::content_of(file);
  };
  EXPECT_EQ(told_in("LC_ALL= LC_MESSAGES= LANG=zh_CN.UTF-8"),
            "缺少 --pack\nxingji score --help 列出用法\n");
  EXPECT_EQ(told_in("LC_ALL=C LANG=zh_CN.UTF-8"),
            "--pack is required\nxingji score --help tells the usage\n");
}

// Where the second column begins, of lines that have two.
TEST_F(Chinese, lines_up_the_columns_of_help) {
  for (const std::string command : {"score", "import", "synth", "check"}) {
    const std::string help = test::run_program(command + " --help --lang zh", folder_).out;
    std::istringstream lines(help);
    int seen = 0;
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("  ") || line.starts_with("  xingji")) continue;
      const std::size_t gap = line.find("  ", 3);
      if (gap == std::string::npos) continue;
      const std::size_t begin = line.find_first_not_of(' ', gap);
      EXPECT_EQ(display_width(line.substr(0, begin)), 30U) << line;
      ++seen;
    }
    EXPECT_GT(seen, 3) << help;
  }
}

std::string described(const std::string& pack, const fs::path& folder) {
  return test::run_program("describe --lang zh " + pack, folder).out;
}

TEST_F(Chinese, says_of_spans_that_they_are_long_and_of_times_that_they_are_late) {
  const std::string rules = XINGJI_SOURCE_DIR "/rules/";
  const std::string star = described(rules + "kuaishou/shopping-star.yaml", folder_);
  EXPECT_NE(star.find("不超过1小时：5分"), std::string::npos);
  EXPECT_EQ(star.find("不高于1小时"), std::string::npos);
  const std::string limits = described(rules + "jd/after-sales-rules.yaml", folder_);
  EXPECT_NE(limits.find("不晚于同意之后第3天的24点"), std::string::npos) << limits;
}

// Filings that take a row out of the numerator alone stand behind it, with what nobody published.
TEST_F(Chinese, says_which_filings_leave_the_numerator) {
  const std::string score =
      described(XINGJI_SOURCE_DIR "/rules/kuaishou/experience-score --on 2023-11-01", folder_);
  EXPECT_NE(score.find("签收时间落在已通过的报备或公告时段内的，仅从分子剔除（认可的原因：坏了包退"
                       "、过敏包退） ※"),
            std::string::npos)
      << score;
  EXPECT_NE(score.find("哪些单被剔除由平台认定；按报备表中写明的类目和日期"), std::string::npos)
      << score;
}

TEST_F(Chinese, does_not_call_a_fine_points) {
  const std::string text =
      described(XINGJI_SOURCE_DIR "/rules/jd/after-sales-assessment.yaml", folder_);
  EXPECT_NE(text.find("其余：10000\n"), std::string::npos);
  EXPECT_EQ(text.find("10000分"), std::string::npos);
}

TEST_F(Chinese, leaves_the_values_of_an_attribute_as_they_are) {
  std::ofstream(folder_ / "kinds.yaml")
      << "pack: test.kinds\ntitle: Kinds\nsubject: shop\njudge: daily\n"
         "valid: { since: 2022-01-01, assumed: t }\ntime_zone: UTC\ncurrency: CNY\n"
         "attributes: { trade: { type: text, title: 行当 } }\n"
         "worklists:\n  assumed: t\n"
         "  some: { title: Some, of: refunds, where: \"shop.trade = repair and kind = repair\", "
         "done: agreed_at }\n";
  const std::string text = described((folder_ / "kinds.yaml").string(), folder_);
  EXPECT_NE(text.find("“行当”为“repair”\n    仅限：类型为维修\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("类型为“repair”"), std::string::npos) << text;
}

TEST_F(Chinese, names_try_in_the_template_of_own_numbers) {
  const std::string file = (folder_ / "mine.yaml").string();
  const auto ran = test::run_program(
      "overlay init kuaishou/shopping-star --lang zh --rules " XINGJI_SOURCE_DIR "/rules --save " +
          file,
      folder_);
  EXPECT_NE(test::content_of(file).find("##   xingji try kuaishou/shopping-star --overlay "),
            std::string::npos)
      << ran.error;
}

}  // namespace
}  // namespace xingji
