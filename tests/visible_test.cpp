// Whatever a data set names reaches a terminal spelled out, and a script as it is.
#include <nlohmann/json.hpp>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

// Clears the screen, colours it, breaks the line, turns the direction of reading.
constexpr std::string_view evil = "a\033[2J\033[31m\r\n\u202Eb,\x7F";
constexpr std::string_view evil_seen = R"(a\x1b[2J\x1b[31m\r\n\u202eb,\x7f)";

class Visible : public testing::Test {
 protected:
  Visible() {
    write_file(folder_ / "dataset.yaml", "zone: Asia/Shanghai\ncurrency: CNY\n");
    const std::string quoted = '"' + std::string(evil) + '"';
    write_file(folder_ / "shops.csv",
               "shop_id,platform,\033[2J\n" + quoted + ",test,1\nb,test,1\n");
    write_file(folder_ / "orders.csv",
               "order_id,shop_id,placed_at,promised_ship_at,shipped_at\n"
               "o1," +
                   quoted +
                   ",2022-06-01 10:00:00,2022-06-03 10:00:00,2022-06-02 10:00:00\n"
                   "o2,b,2022-06-01 10:00:00,2022-06-03 10:00:00,2022\0337-06\n");
  }
  Ran run(const std::string& command, const std::string& more) const {
    return run_program(command + " --pack " + source_path("tests/cases/tiny.yaml") + " --facts " +
                           folder_.path() + " --as-of 2022-06-15 " + more,
                       folder_.path());
  }
  static void expect_plain(const std::string& text) {
    for (const char c : text) {
      EXPECT_TRUE(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7F')) << text;
    }
    EXPECT_EQ(text.find("\u202E"), std::string::npos) << text;
  }

  TemporaryFolder folder_;
};

TEST_F(Visible, InATableAndInMessages) {
  const Ran ran = run("score", "--format table");
  expect_plain(ran.out);
  EXPECT_NE(ran.out.find("\n" + std::string(evil_seen) + "  "), std::string::npos) << ran.out;
  expect_plain(ran.error);
  EXPECT_NE(ran.error.find(R"(shops.csv:1:3: warning: unknown column '\x1b[2J' is)"),
            std::string::npos)
      << ran.error;
  EXPECT_NE(ran.error.find(R"('2022\x1b7-06' is not a time)"), std::string::npos) << ran.error;
}

TEST_F(Visible, InExplanationsAndWhereASubjectIsMisspelt) {
  const Ran ran = run("explain", "--subject \"$(printf '" +
                                     std::string("a\\033[2J\\033[31m\\r\\n\u202Eb,\\177") + "')\"");
  EXPECT_EQ(ran.out.substr(0, ran.out.find('\n')),
            "A tiny pack · " + std::string(evil_seen) + " · 2022-06-15");
  expect_plain(ran.out);
  const Ran none = run("explain", "--subject \"$(printf 'c\\033')\"");
  EXPECT_EQ(none.error.substr(none.error.find("no shop")),
            "no shop 'c\\x1b' in the data (xingji score lists them all)\n");
}

TEST_F(Visible, ScriptsGetTheBytes) {
  EXPECT_NE(run("score", "").out.find("\n\"" + std::string(evil) + "\","), std::string::npos);
  const auto json = nlohmann::json::parse(run("score", "--format json").out);
  EXPECT_EQ(json["subjects"][0]["subject"], std::string(evil));
}

TEST_F(Visible, SubjectsWithCommasAreChosenInQuotes) {
  write_file(folder_ / "shops.csv",
             "shop_id,platform\n\"x,1\",t\n\"say \"\"hi\"\"\",t\n[y],t\n-z,t\nw,t\n");
  std::filesystem::remove(folder_ / "orders.csv");
  const auto chosen = [&](const std::string& words) {
    std::string first_cells;
    const Ran ran = run("score", words);
    for (const std::string_view line : split(ran.out, '\n')) {
      if (!line.empty() && !line.starts_with("subject,")) {
        first_cells += std::string(line.substr(0, line.find(",2022-"))) + ' ';
      }
    }
    return first_cells + ran.error;
  };
  EXPECT_EQ(chosen("--subjects '\"x,1\",w'"), "w \"x,1\" ");
  EXPECT_EQ(chosen("--subjects w --subjects '\"x,1\"'"), "w \"x,1\" ");
  EXPECT_EQ(chosen("--subjects '\"say \"\"hi\"\"\"'"), "\"say \"\"hi\"\"\" ");
  EXPECT_EQ(chosen("--subjects '[y]' --subjects=-z"), "-z [y] ");
}

}  // namespace
}  // namespace xingji::test
