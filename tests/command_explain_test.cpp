// `explain` as people meet it: what it says of a gap, a window, a gate, and that it is in one
// language.
#include <string>

#include "command_fixture.h"

namespace {

namespace fs = std::filesystem;

using xingji::test::CommandTest;
using xingji::test::Ran;

TEST_F(CommandTest, ExplainNamesTheTableThatIsNotThereInsteadOfSubtracting) {
  fs::remove(folder_ / "data" / "refunds.csv");
  const Ran ran = explain("a");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_NE(ran.out.find("  Time to agree [agree_time]  no value  →  no points   weight 50%   no "
                         "data\n"
                         "    not known: no data for refund_seconds\n"
                         "    not known: no data for agreed\n"
                         "    no data: its weight goes to the others (spread)\n"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(
      ran.out.find("      numerator not known   Time to agree, numerator [refund_seconds]: "
                   "after-sales cases by the day of the agreement, 2022-05-17 … "
                   "2022-06-15 (30 days)\n"
                   "        the data set has no after-sales cases: refunds.csv is absent or empty\n"
                   "      denominator not known"),
      std::string::npos)
      << ran.out;
}

TEST_F(CommandTest, ExplainSpeaksChineseThroughout) {
  const Ran ran = explain("a", "--lang zh");
  EXPECT_NE(ran.out.find("  统计窗口中部分日期没有数据\n"), std::string::npos) << ran.out;
  for (const char* english : {"not ", "cover", "points", "weight", "stars", "because"}) {
    EXPECT_EQ(ran.out.find(english), std::string::npos) << english << '\n' << ran.out;
  }
}

TEST_F(CommandTest, ExplainSaysThatThereIsNothingToDivideBy) {
  const Ran ran = explain("b,2");
  EXPECT_NE(ran.out.find("    not known: there is nothing to divide by, agreed is 0\n"),
            std::string::npos)
      << ran.out;
  // The refunds of the data set are of one day, so 29 of the 30 days are a guess.
  EXPECT_NE(ran.out.find("        the data cover 1 of these 30 days\n"
                         "        after-sales cases cover only 2022-06-02 … 2022-06-02\n"),
            std::string::npos)
      << ran.out;
}

// What a merchant asks of a window by volume and of a gate: why these days, and how far off.
TEST_F(CommandTest, ExplainSaysWhyAWindowWasChosenAndWhatAGateCompared) {
  write("volume.yaml",
        "extends: test.tiny\n"
        "measures:\n"
        "  recent: { count: orders, by_day: placed_at, window: 60 days, assumed: t }\n"
        "windows:\n"
        "  by_volume: { choose: [ { when: recent < 15, use: 90 days }, { use: 60 days } ], "
        "assumed: t }\n"
        "indicators:\n"
        "  late: { share: { window: by_volume }, assumed: t }\n"
        "gates:\n"
        "  volume: { passes: late.numerator / late.denominator <= 5%, assumed: t }\n");
  const std::string overlay = "--overlay " + (folder_ / "volume.yaml").string();
  const std::string few = explain("a", overlay).out;
  EXPECT_NE(
      few.find("  by_volume: 90 days, because on 2022-06-14 recent is below 15 (recent = 10)\n"),
      std::string::npos)
      << few;
  EXPECT_NE(few.find("passes: 'Shipped late' is at most 5%"), std::string::npos) << few;
  EXPECT_NE(few.find("        'Shipped late' = 1 / 10 = 10%\n"), std::string::npos) << few;
  const std::string many = explain("b,2", overlay).out;
  EXPECT_NE(
      many.find(
          "60 days, because on 2022-06-14 it was not so that recent is below 15 (recent = 20)\n"),
      std::string::npos)
      << many;
}

TEST_F(CommandTest, ExplainNamesTheParameterThatAGateWaitsFor) {
  const Ran unset = explain("a");
  EXPECT_NE(unset.out.find(
                "  Enough orders for a leader [volume]  not known, passes\n"
                "      passes: orders is at least 'Orders of a leader' (not set)   [source T (A)]\n"
                "        not known: the parameter Orders of a leader [leader_orders] has no value; "
                "an overlay can "
                "give it\n"
                "      parameter Orders of a leader [leader_orders]: has no value\n"
                "      measure 10   orders: "),
            std::string::npos)
      << unset.out;
  write("leader.yaml",
        "extends: test.tiny\nparameters:\n  leader_orders: { value: 12, assumed: our own }\n");
  const Ran set = explain("a", "--overlay " + (folder_ / "leader.yaml").string());
  EXPECT_NE(set.out.find("  Enough orders for a leader [volume]  not met: at most 3.5\n"),
            std::string::npos)
      << set.out << set.error;
  EXPECT_NE(
      set.out.find("      parameter Orders of a leader [leader_orders]: 12   [assumed: our own]\n"),
      std::string::npos)
      << set.out;
}

}  // namespace
