// Peers: what share of them a value beats (vector V-c3), what stands in where there are too few,
// and that nobody asked for changes nobody's peers. Every card is the twin's too.
#include "engine/benchmarks.h"
#include "engine/given_values.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.peers
title: Peers
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
attributes: { industry: text }
peers: { group: shop.industry, least: LEAST, else: all, source: RULES }
measures:
  source: RULES
  orders_paid: { count: orders, by_day: paid_at, window: 1 day }
  tickets_open: { count: tickets, by_day: opened_at, window: 1 day }
indicators:
  source: RULES
  volume:
    title: Orders
    printed_as: count
    value: orders_paid
    better: higher
    no_data: drop
    no_peers: { points: 7 }
    points:
      rank:
        RANK
        ladder:
          - { at_least: 87.5%, give: 875 }
          - { at_least: 80%, give: 800 }
          - { at_least: 75%, give: 750 }
          - { at_least: 60%, give: 600 }
          - { at_least: 50%, give: 500 }
          - { at_least: 40%, give: 400 }
          - { give: 0 }
  calls:
    title: Calls for each order
    printed_as: score
    value: tickets_open / orders_paid
    better: lower
    no_data: peer_mean
    no_peers: drop
    points: value
total: { of: sum of points }
gates:
  more_calls: { at: total, unknown: passes, fails: tickets_open / orders_paid > peer.mean(calls), do: { cap: 1 }, source: RULES }
stars:
  source: RULES
  one: { stars: 1 }
)";

void write(const std::string& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

class AmongPeers : public testing::Test {
 protected:
  AmongPeers() {
    // Five shops with 1, 1, 2, 3 and 3 orders on one day; `e` has a call for each, `c` one.
    std::string orders = "order_id,shop_id,placed_at,paid_at\n";
    std::string tickets = "ticket_id,shop_id,kind,opened_at\n";
    const std::vector<std::pair<std::string, int>> shops = {
        {"a", 1}, {"b", 1}, {"c", 2}, {"d", 3}, {"e", 3}};
    for (const auto& [shop, count] : shops) {
      for (int i = 0; i < count; ++i) {
        const std::string id = shop + std::to_string(i);
        orders += id + "," + shop + ",2022-06-15 10:00:00,2022-06-15 10:05:00\n";
        if (shop == "e" || id == "c0")
          tickets += id + "," + shop + ",question,2022-06-15 11:00:00\n";
      }
    }
    write(folder_ / "orders.csv", orders);
    write(folder_ / "tickets.csv", tickets);
  }

  // "status,points" of an indicator of each shop that is asked for, in order.
  std::vector<std::string> judge(const std::string& indicator,
                                 const std::string& rank = "ties: half",
                                 const std::string& least = "2",
                                 const std::vector<std::string>& subjects = {}) const {
    write(folder_ / "peers.yaml", replaced(replaced(pack_text, "RANK", rank), "LEAST", least));
    const Family family = load_pack(folder_ / "peers.yaml");
    const Reading reading = read_folder(folder_.path(), family);
    ScoreOptions options;
    options.first = options.last = *parse_day("2022-06-15");
    options.threads = 2;
    options.subjects = subjects;
    const std::string engine = engine_csv(family, reading.facts, options);
    naive::NaiveOptions naive_options;
    naive_options.subjects = subjects;
    const auto cards = naive::naive_score(naive::read_naive(folder_.path()), family, options.last,
                                          options.last, naive_options);
    EXPECT_EQ(engine, naive::naive_csv(cards, family.versions.back()));
    std::vector<std::string> found;
    for (const naive::NaiveCard& card : cards) {
      for (const naive::NaiveIndicator& each : card.indicators) {
        if (each.id == indicator) found.push_back(each.status + "," + each.points);
      }
    }
    return found;
  }

  TemporaryFolder folder_;
};

using Texts = std::vector<std::string>;

// V-c3: own 2 beats 2 of the 4 others, one value alike; own 3 beats 3, one alike.
TEST_F(AmongPeers, CountTheShareBeatenByTheRule) {
  EXPECT_EQ(judge("volume", "ties: half")[2], "ok,500");
  EXPECT_EQ(judge("volume", "ties: half")[3], "ok,875");
  EXPECT_EQ(judge("volume", "ties: worse")[3], "ok,750");
  EXPECT_EQ(judge("volume", "ties: worse\n        self: in")[2], "ok,400");
  EXPECT_EQ(judge("volume", "ties: worse\n        self: in")[3], "ok,600");
  EXPECT_EQ(judge("volume", "ties: half\n        self: in")[3], "ok,800");
}

TEST_F(AmongPeers, AreTheSameWhoeverIsAskedFor) {
  EXPECT_EQ(judge("volume", "ties: half", "2", {"d"}), Texts{"ok,875"});
}

TEST_F(AmongPeers, TooFewAreNoFirstRank) {
  EXPECT_EQ(judge("volume", "ties: half", "6")[4], "no_peers,7");
  EXPECT_EQ(judge("volume", "ties: half", "5")[4], "ok,875");
}

TEST_F(AmongPeers, OfTheSameIndustryComeFirst) {
  write(folder_ / "attributes.csv",
        "subject_kind,subject_id,name,value,from\n"
        "shop,c,industry,食品,2022-01-01 00:00:00\nshop,d,industry,食品,2022-01-01 00:00:00\n"
        "shop,e,industry,食品,2022-06-16 00:00:00\n");
  // Of two foods c is beaten by d; e is one of them only from tomorrow on.
  const Texts found = judge("volume");
  EXPECT_EQ(found[2], "ok,0");
  EXPECT_EQ(found[3], "ok,875");
  EXPECT_EQ(judge("volume", "ties: half", "3")[2], "ok,500") << "two are too few, all hold";
}

// Four calls for ten orders: all numerators over all denominators.
TEST_F(AmongPeers, LendTheirMean) {
  std::ofstream(folder_ / "shops.csv") << "shop_id,platform\nf,test\n";
  const Texts found = judge("calls");
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[5], "imputed,0.4");
  EXPECT_EQ(judge("calls", "ties: half", "6")[5], "no_peers,");
}

TEST_F(AmongPeers, BenchmarksAndScreensStandInForThem) {
  write(folder_ / "benchmarks.csv",
        "platform,group,indicator,day,measure,value,source\n"
        "test,all,volume,2022-06-10,p40,1,file\ntest,all,volume,2022-06-12,p50,2,file\n"
        "test,all,volume,2022-06-12,p80,3,typed\ntest,all,volume,2022-06-16,p90,3,typed\n"
        "test,all,calls,2022-06-01,mean,0.25,typed\ntest,all,calls,2022-06-13,mean,-,file\n"
        "test,all,calls,2022-06-14,mean,25%,typed\nother,all,volume,2022-06-12,p90,1,typed\n");
  write(folder_ / "readings.csv",
        "subject_id,pack,indicator,day,value,rank_share,source\n"
        "a,test.peers,volume,2022-06-15,1,超过75%,typed\n");
  std::ofstream(folder_ / "shops.csv") << "shop_id,platform\nf,test\n";
  const Texts found = judge("volume", "ties: half", "7");
  EXPECT_EQ(found[0], "reported,750");
  EXPECT_EQ(found[1], "reported,400");
  EXPECT_EQ(found[2], "reported,500");
  EXPECT_EQ(found[3], "reported,800");
  EXPECT_EQ(judge("calls", "ties: half", "7")[5], "imputed,0.25");
}

// What a screen says is read, or told; a share that means another is never taken for the beaten.
TEST_F(AmongPeers, SharesOnScreensAreReadOrTold) {
  const auto with = [&](const std::string& share) {
    write(folder_ / "readings.csv",
          "subject_id,pack,indicator,day,value,rank_share,source\n"
          "a,test.peers,volume,2022-06-15,1," +
              share + ",typed\n");
    const std::string judged = judge("volume", "ties: half", "7")[0];
    const Family family = load_pack(folder_ / "peers.yaml");
    const Reading reading = read_folder(folder_.path(), family);
    const Problems told = unclear_given(family.versions.front(), reading.facts);
    return judged + (told.empty() ? "" : " " + told[0].message);
  };
  EXPECT_EQ(with("前 5%"), "reported,875");
  EXPECT_EQ(with("top 5%"), "reported,875");
  EXPECT_EQ(with("75%"), "reported,750");
  EXPECT_EQ(with("-"), "no_peers,7");
  for (const std::string share : {"低于同行 75%", "超过同行 150%", "-5%", "0.75", "abc"}) {
    EXPECT_EQ(with(share), "no_peers,7 readings: '" + share +
                               "' does not say how many peers 'volume' beats (a, 2022-06-15)");
  }
}

// Whoever takes p10 for the best tenth would be ranked first for it.
TEST_F(AmongPeers, PercentilesThatDoNotAscendRankNobody) {
  write(folder_ / "benchmarks.csv",
        "platform,group,indicator,day,measure,value,source\n"
        "test,all,volume,2022-06-12,p10,3,typed\ntest,all,volume,2022-06-12,p50,2,typed\n"
        "test,all,calls,2022-06-12,excellent,25%,typed\ntest,all,calls,2022-06-12,mean,many,typed\n"
        "test,all,volum,2022-06-12,p10,3,typed\n");
  std::ofstream(folder_ / "shops.csv") << "shop_id,platform\nf,test\n";
  EXPECT_EQ(judge("volume", "ties: half", "7")[1], "no_peers,7");
  const Family family = load_pack(folder_ / "peers.yaml");
  const Reading reading = read_folder(folder_.path(), family);
  Texts told;
  for (const Problem& problem : unclear_benchmarks(family.versions.front(), reading.facts)) {
    told.push_back(problem.message);
  }
  EXPECT_EQ(told, (Texts{"benchmarks: 'many' is no value of 'calls' (all, 2022-06-12)",
                         "benchmarks: 'excellent' of 'calls' is no figure of peers; 1 row left out",
                         "benchmarks: 'volum' is nothing of test.peers; 1 row left out",
                         "benchmarks: p10 of 'volume' is above p50; the percentiles rank nobody "
                         "(all, 2022-06-12)"}));
}

}  // namespace
}  // namespace xingji::test
