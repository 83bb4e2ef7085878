// What explain says of a value that is counted from facts: how weights make its counts, and that
// only the peers it is compared with are the platform's own figures.
#include "io/explain_text.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.counted
title: Counted
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
peers: { group: all, least: 3, source: RULES }
indicators:
  source: RULES
  quick:
    title: Quick
    printed_as: percent
    share:
      of: chats
      by_day: opened_at
      window: 1 day
      counts: first_reply_at - opened_at <= 3min
      weight: "if agent_id is present then 2 else 1"
    better: higher
    no_data: no_score
    no_peers: no_score
    points: { rank: { ladder: [{ at_least: 50%, give: 5 }, { give: 3 }] } }
dimensions:
  source: RULES
  service: { title: Service, weight: 100%, of: { quick: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  one: { stars: 1 }
)";

class ExplainCounted : public testing::Test {
 protected:
  ExplainCounted() {
    write_file(folder_ / "counted.yaml", pack_text);
    std::filesystem::create_directory(folder_ / "facts");
    write_file(folder_ / "facts/shops.csv", "shop_id,platform\ns,test\n");
    write_file(folder_ / "facts/chats.csv",
               "chat_id,shop_id,agent_id,opened_at,first_reply_at\n"
               "a,s,ann,2022-06-15 10:00:00,2022-06-15 10:01:00\n"
               "b,s,ann,2022-06-15 11:00:00,2022-06-15 11:01:00\n"
               "c,s,,2022-06-15 12:00:00,2022-06-15 12:01:00\n"
               "d,s,,2022-06-15 13:00:00,2022-06-15 13:09:00\n");
  }

  // Where the median of the peers stands at so much.
  std::string explained(const std::string& median, Language language) const {
    write_file(folder_ / "facts/benchmarks.csv",
               "platform,group,indicator,day,measure,value,source\n"
               "test,all,quick,2022-06-10,p50," +
                   median + ",typed\n");
    const Family family = load_pack(folder_ / "counted.yaml");
    const Reading reading = read_folder(folder_ / "facts", family);
    const Day day = *parse_day("2022-06-15");
    return to_text(explain(*family.on(day), reading.facts, "s", day), language);
  }

  TemporaryFolder folder_;
};

void expect_part(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\n--- is not in\n" << text;
}

TEST_F(ExplainCounted, LeadsFromRowsOverWeightsToTheCount) {
  const std::string text = explained("80%", Language::zh);
  expect_part(text, "= 3  计入\n");
  expect_part(text, "= 5  加权后，每行权重：若客服有值则为2，否则为1；1 × 1 + 2 × 2\n");
  expect_part(text, "= 6  加权后，每行权重：若客服有值则为2，否则为1；2 × 1 + 2 × 2\n");
}

// Two rows of ann, and two that name nobody.
TEST_F(ExplainCounted, LeadsFromRowsToTheDifferentOnes) {
  std::string pack = pack_text;
  const std::size_t share = pack.find("    share:");
  pack.replace(share, pack.find("    better:") - share, "    value: agents\n");
  pack.replace(pack.find("    no_peers: no_score\n"), 23, "");
  const std::size_t points = pack.find("    points:");
  pack.replace(points, pack.find("dimensions:") - points,
               "    points: { ladder: [{ at_least: 1, give: 5 }, { give: 3 }] }\n");
  pack.replace(pack.find("printed_as: percent"), 19, "printed_as: count");
  pack.insert(pack.find("indicators:"),
              "measures:\n  source: RULES\n"
              "  agents: { distinct: chats, value: agent_id, by_day: opened_at, window: 1 day }\n");
  write_file(folder_ / "counted.yaml", pack);
  expect_part(explained("80%", Language::zh), "= 2  计入\n         = 1  去重，只数不同的客服\n");
}

TEST_F(ExplainCounted, AnExemptionsAssumptionIsOneOfTheCards) {
  std::string pack = pack_text;
  pack.insert(pack.find("      weight:"), "      exempt: [filed]\n");
  pack.insert(pack.find("indicators:"),
              "exemptions:\n  filed: { of: chats, matches: opened_at, effect: out, source: RULES, "
              "assumed: nobody says which }\n");
  write_file(folder_ / "counted.yaml", pack);
  expect_part(explained("80%", Language::en), "nobody says which");
}

TEST_F(ExplainCounted, OnlyThePeersAreThePlatformsFigures) {
  const std::string text = explained("80%", Language::zh);
  expect_part(text, "→  5 分   权重 100%\n");
  expect_part(text, "    超过同行 50%以上（按平台公布的同行分位）\n");
  expect_part(text, "  同行数据取自平台公布的分位，不是从明细算出\n");
  EXPECT_EQ(text.find("人填报"), std::string::npos) << text;
  expect_part(explained("90%", Language::zh),
              "    没有达到平台公布的任一同行分位，得分按最少的算，实际可能更高\n");
  expect_part(
      explained("90%", Language::en),
      "    reaches none of the peers' figures that the platform shows; the points are the least "
      "there can be\n");
}

}  // namespace
}  // namespace xingji::test
