// `notices` over files: what days, moves and deadlines bring, and what was sent before a
// correction came.
#include <string>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class NoticesCommand : public CommandTest {
 protected:
  NoticesCommand() {
    // The total is the number of orders paid in the last 30 days; five is the best.
    std::string text = read_file(source_path("tests/packs/notices.yaml"));
    const std::string hundredths = "points / 100";
    text.replace(text.find(hundredths), hundredths.size(), "points");
    write("pack.yaml", text);
    fs::remove(folder_ / "data" / "refunds.csv");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    // Three orders of 31 May are 3 until 29 June; a fourth of 5 June was learnt of on the 20th.
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at,recorded_at\n"
          "1,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,,2022-05-31 10:00:00\n"
          "2,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,2022-06-01 10:00:00,"
          "2022-06-01 10:00:00\n"
          "3,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 09:00:00,,2022-05-31 10:00:00\n"
          "4,a,2022-06-05 09:00:00,2022-06-05 10:00:00,2022-06-07 10:00:00,2022-06-05 11:00:00,"
          "2022-06-20 10:00:00\n");
    write("data/coverage.csv", "account,table,from,to\na,orders,2022-05-01,2022-07-31\n");
  }

  Ran notices(const std::string& more) const {
    return run("notices --pack " + (folder_ / "pack.yaml").string() + " --facts " + data() +
               " --as-of 2022-06-25 --lang en " + more);
  }

  static std::string lines_with(const std::string& text, const std::string& part) {
    std::string found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.find(part) != std::string::npos) found += line + '\n';
    }
    return found;
  }
};

TEST_F(NoticesCommand, TellsWhatWasSentAndWhatCorrectionsWouldNotHaveSent) {
  const Ran now = notices("--format csv --since 2022-06-02");
  EXPECT_EQ(now.code, 0) << now.error;
  EXPECT_EQ(lines_with(now.out, ",removed,"), "");
  EXPECT_EQ(lines_with(now.out, ",below,"), "");
  EXPECT_EQ(lines_with(now.out, ",near,"),
            "a,2022-06-05,near,notice,info,operations,1,\"The total is 4, near 4\",running(total < "
            "4.2 and total >= 4) = 1; total = 4,Near the line\n");
  const Ran then = notices("--format csv --since 2022-06-02 --known-at 2022-06-19");
  EXPECT_NE(lines_with(then.out, ",removed,notice,").find("Removal: Open to Removed at 3"),
            std::string::npos)
      << then.out << then.error;
  EXPECT_NE(lines_with(then.out, ",removed,").find(",finding,"), std::string::npos) << then.out;
  EXPECT_EQ(lines_with(then.out, ",near,"), "");
}

TEST_F(NoticesCommand, TellsOfDeadlinesAndInBothLanguages) {
  const Ran table = notices("--format table --since 2022-06-01");
  EXPECT_NE(table.out.find("2 to be shipped within a day, the first by 2022-06-02 09:00:00"),
            std::string::npos)
      << table.out << table.error;
  EXPECT_NE(table.out.find("about 3, 1"), std::string::npos) << table.out;
  const Ran zh = run("notices --pack " + (folder_ / "pack.yaml").string() + " --facts " + data() +
                     " --as-of 2022-06-25 --lang zh --format table --since 2022-06-01");
  EXPECT_NE(zh.out.find("涉及 3、1"), std::string::npos) << zh.out;
  EXPECT_NE(zh.out.find("的连续天数 = 1; 总分 = 4"), std::string::npos) << zh.out;
  EXPECT_EQ(zh.out.find("running("), std::string::npos) << zh.out;
  const Ran in_chinese =
      run("notices --pack " + (folder_ / "pack.yaml").string() + " --facts " + data() +
          " --as-of 2022-06-25 --lang zh --format csv --since 2022-06-01");
  EXPECT_NE(in_chinese.out.find("total = 4,接近清退线\n"), std::string::npos) << in_chinese.out;
  const Ran json = notices("--format json --since 2022-06-01");
  EXPECT_NE(json.out.find("2 单须在一天内发货，最早 2022-06-02 09:00:00"), std::string::npos)
      << json.out;
  EXPECT_NE(json.out.find("\"source\":\"BOOK\""), std::string::npos) << json.out;
}

TEST_F(NoticesCommand, SaysSoWhenThePackHasNone) {
  const Ran ran = run("notices --pack " + source_path("tests/packs/standing.yaml") + " --facts " +
                      data() + " --lang en");
  EXPECT_EQ(ran.code, 1);
}

}  // namespace
}  // namespace xingji::test
