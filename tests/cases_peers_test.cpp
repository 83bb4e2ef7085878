// Cases of packs that compare shops: rows of other shops make peers, benchmarks stand in for them,
// and the line of a rank is the share that is beaten.
#include "cases/cases.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.compared
title: Compared
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
peers: { group: all, least: 3, source: RULES }
indicators:
  source: RULES
  reply:
    title: Reply
    printed_as: minutes
    mean: { of: chats, value: first_reply_at - opened_at, by_day: opened_at, window: 1 day }
    better: lower
    no_data: no_score
    no_peers: no_score
    points: { rank: { ladder: [{ at_least: 50%, give: 5 }, { give: 3 }] } }
dimensions:
  source: RULES
  service: { title: Service, weight: 100%, of: { reply: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  one: { stars: 1 }
)";

constexpr const char* own_chat =
    "        - { chat_id: own, opened_at: 2022-06-15 10:00:00, first_reply_at: 2022-06-15 10:01:00 "
    "}\n";

// The chats of another shop that answers after so many minutes.
std::string other_shop(const std::string& shop, int minutes) {
  return "        - { chat_id: " + shop + ", shop_id: " + shop +
         ", opened_at: 2022-06-15 10:00:00, first_reply_at: 2022-06-15 10:0" +
         std::to_string(minutes) + ":00 }\n";
}

std::string case_of(const std::string& name, const std::string& given, const std::string& expect) {
  return "  - name: " + name + "\n    on: 2022-06-15\n" + given +
         "    expect: { indicators: { reply: " + expect + " } }\n";
}

class CasesOfPeers : public testing::Test {
 protected:
  CasesOfPeers() { write_file(folder_ / "compared.yaml", pack_text); }

  CasesReport run(const std::string& cases) {
    const Family family = load_pack(folder_ / "compared.yaml");
    write_file(folder_ / "compared.cases.yaml", "pack: test.compared\ncases:\n" + cases);
    return must(run_cases(folder_ / "compared.cases.yaml", family,
                          [&](const std::string&) -> Result<Family> { return family; }));
  }
  static std::string said(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) text += problem.message + '\n';
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(CasesOfPeers, RowsOfOtherShopsAreTheirs) {
  const CasesReport report =
      run(case_of("one of two others is slower",
                  std::string("    facts:\n      chats:\n") + own_chat + other_shop("b", 2) +
                      other_shop("c", 0),
                  "{ points: 5, status: ok }") +
          case_of("both are quicker",
                  std::string("    facts:\n      chats:\n") + own_chat + other_shop("b", 0) +
                      other_shop("c", 0),
                  "{ points: 3, status: ok }") +
          case_of("one other is too few",
                  std::string("    facts:\n      chats:\n") + own_chat + other_shop("b", 2),
                  "{ points: none, status: no_peers }"));
  EXPECT_EQ(said(report.problems), "");
  EXPECT_EQ(report.passed, 3U);
  EXPECT_EQ(said(report.thresholds.gaps), "");
}

TEST_F(CasesOfPeers, RepeatedShopsAreOfTheTradeThatTheirRowsSay) {
  std::string text = pack_text;
  const std::string all = "peers: { group: all,";
  text.replace(text.find(all), all.size(),
               "attributes: { trade: text }\npeers: { group: [shop.trade],");
  write_file(folder_ / "compared.yaml", text);
  const CasesReport report = run(case_of(
      "three others of the trade",
      std::string("    attributes: { trade: shoes }\n    facts:\n"
                  "      shops: [{ shop_id: shop-1 }, { shop_id: s, repeat: 3 }]\n"
                  "      attributes: [{ subject_kind: shop, subject_id: s, name: trade, value: "
                  "shoes, from: 2022-01-01, repeat: 3 }]\n      chats:\n") +
          own_chat +
          "        - { chat_id: c, shop_id: s, opened_at: 2022-06-15 10:00:00, first_reply_at: "
          "2022-06-15 10:02:00, repeat: 3 }\n",
      "{ points: 5, status: ok }"));
  EXPECT_EQ(said(report.problems), "");
  EXPECT_EQ(report.passed, 1U);
}

TEST_F(CasesOfPeers, BenchmarksStandInForThem) {
  const std::string facts =
      "    facts:\n      shops: [{ shop_id: shop-1, platform: test }]\n      benchmarks:\n"
      "        - { platform: test, group: all, indicator: reply, day: 2022-06-10, measure: p50, "
      "value: 2分钟, source: typed }\n";
  const CasesReport report =
      run(case_of("half of the peers are slower", facts + "    readings: { reply: 2分钟 }\n",
                  "{ points: 5, status: reported }") +
          case_of("more than half are quicker", facts + "    readings: { reply: 3分钟 }\n",
                  "{ points: 3, status: reported }"));
  EXPECT_EQ(said(report.problems), "");
  EXPECT_EQ(said(report.thresholds.gaps), "");
}

// A fifth of the peers answer in two minutes sharp: they are equal, not beaten.
TEST_F(CasesOfPeers, BenchmarksThatEqualTheValueAreTies) {
  std::string facts =
      "    facts:\n      shops: [{ shop_id: shop-1, platform: test }]\n"
      "      benchmarks:\n";
  for (const char* percentile : {"p50", "p70"}) {
    facts +=
        "        - { platform: test, group: all, indicator: reply, day: 2022-06-10, measure: " +
        std::string(percentile) + ", value: 2分钟, source: typed }\n";
  }
  // 50 % as slow or slower, 20 % of all shown to be equal: 30 + 20 / 2.
  const CasesReport report = run(
      case_of("equal to many", facts + "    readings: { reply: 2分钟 }\n",
              "{ points: 3, status: reported }") +
      case_of("quicker than they", facts + "    readings: { reply: 1分钟 }\n", "{ points: 5 }") +
      case_of("slower than they", facts + "    readings: { reply: 3分钟 }\n", "{ points: 3 }"));
  EXPECT_EQ(said(report.problems), "");
}

TEST_F(CasesOfPeers, TheLineOfARankIsTheShareBeaten) {
  const auto reading = [](const std::string& share) {
    return "    readings: { reply: { value: 1分钟, rank_share: 超过同行 " + share + " } }\n";
  };
  const CasesReport report = run(case_of("above", reading("50.01%"), "{ points: 5 }") +
                                 case_of("below", reading("49.99%"), "{ points: 3 }"));
  EXPECT_EQ(said(report.problems), "");
  EXPECT_EQ(said(report.thresholds.gaps),
            "indicators.reply.points.1 (at_least 50%) is not tested: exactly on the line\n");
}

}  // namespace
}  // namespace xingji::test
