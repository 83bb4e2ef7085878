// Rows that can be read and still cannot be so: times of agents that count twice, chats that prove
// nothing. What is left of them counts, and each is told with its line.
#include "cases/cases.h"
#include "naive/known.h"
#include "support.h"

namespace xingji::test {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(const Problems& problems) {
  Texts texts;
  for (const Problem& problem : problems) {
    EXPECT_TRUE(problem.is_warning);
    texts.push_back(to_text({problem.place, problem.message, "", false}));
  }
  return texts;
}

// The facts of the twin, which has read the same files.
naive::KnownFacts facts_of_twin(const TemporaryFolder& folder) {
  return naive::facts_known_at(naive::read_naive(folder.path()), missing);
}

// The hours that all rows of presence have together, after they are mended.
struct Hours {
  std::int64_t hours = 0;
  Texts told;
};

Hours hours_of(const std::string& rows) {
  const TemporaryFolder folder;
  write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  write_file(folder / "presence.csv", "agent_id,shop_id,state,from,to\n" + rows);
  const Family family = load_pack("jd/agent-assessment");
  Reading reading = read_folder(folder.path(), family);
  Hours found;
  found.told = texts_of(reading.report.warnings);
  for (const Shard& shard : reading.facts.shards) {
    const TableData& data = shard.table(Table::presence);
    for (std::size_t row = 0; row < data.rows; ++row) {
      const std::int64_t from = data.columns[column_index(Table::presence, "from")].at(row);
      const std::int64_t to = data.columns[column_index(Table::presence, "to")].at(row);
      if (to != missing) found.hours += (to - from) / 3600;
    }
  }
  std::int64_t of_twin = 0;
  for (const naive::Fact& fact : facts_of_twin(folder).facts) {
    if (fact.table != Table::presence || !fact.cell("to").present) continue;
    of_twin += (fact.cell("to").number - fact.cell("from").number) / 3600;
  }
  EXPECT_EQ(of_twin, found.hours);
  return found;
}

TEST(Presence, CountsATimeOnceHoweverOftenItIsGiven) {
  EXPECT_EQ(hours_of("a,s,online,2022-05-02 09:00:00,2022-05-02 12:00:00\n"
                     "a,s,online,2022-05-02 12:00:00,2022-05-02 18:00:00\n"
                     "b,s,online,2022-05-02 09:00:00,2022-05-02 18:00:00\n"
                     "a,s,suspended,2022-05-02 13:00:00,2022-05-02 14:00:00\n")
                .hours,
            18);  // one after the other, somebody else; an hour of his is one of another state
  const Hours inside = hours_of(
      "a,s,online,2022-05-02 09:00:00,2022-05-02 18:00:00\n"
      "a,s,online,2022-05-02 10:00:00,2022-05-02 12:00:00\n"
      "a,s,online,2022-05-02 17:00:00,2022-05-02 20:00:00\n"
      "a,s,online,2022-05-02 19:00:00,2022-05-02 21:00:00\n");
  EXPECT_EQ(inside.hours, 12);
  EXPECT_EQ(inside.told,
            (Texts{"presence.csv:3: 'a' on 2022-05-02: 'online' overlaps one before it; the time "
                   "counts once",
                   "presence.csv:4: 'a' on 2022-05-02: 'online' overlaps one before it; the time "
                   "counts once",
                   "presence.csv:5: 'a' on 2022-05-02: 'online' overlaps one before it; the time "
                   "counts once"}));
}

TEST(Presence, IsInOneStateAtATime) {
  const Hours hours = hours_of(
      "a,s,suspended,2022-05-02 08:00:00,2022-05-02 10:00:00\n"
      "a,s,online,2022-05-02 09:00:00,2022-05-02 18:00:00\n"
      "a,s,suspended,2022-05-02 12:00:00,2022-05-02 14:00:00\n"
      "a,s,off,2022-05-02 13:00:00,2022-05-02 15:00:00\n"
      "a,s,suspended,2022-05-02 17:00:00,\n"
      "b,s,suspended,2022-05-02 16:00:00,2022-05-02 17:00:00\n"
      "a,s,online,2022-05-03 20:00:00,2022-05-03 22:00:00\n"
      "a,s,off,2022-05-03 19:00:00,2022-05-03 23:00:00\n");
  // Online 9 to 18 less 9 to 10 and 12 to 15; the evening not at all. Others as they are.
  EXPECT_EQ(hours.hours, 5 + 2 + 2 + 2 + 1 + 4);
  EXPECT_EQ(hours.told, Texts{});
}

TEST(Presence, HasNoTimeThatEndsBeforeItBegins) {
  const Hours backwards = hours_of(
      "a,s,online,2022-05-02 09:00:00,2022-05-02 12:00:00\n"
      "a,s,online,2022-05-05 20:00:00,2022-05-05 19:00:00\n"
      "a,s,online,2022-05-06 20:00:00,\n");
  EXPECT_EQ(backwards.hours, 3);
  EXPECT_EQ(backwards.told,
            (Texts{"presence.csv:3: 'a' on 2022-05-05: 'online' ends before it begins; its time "
                   "does not count"}));
}

// "o1 c1 a": what is left of the claims' chats and decisions.
struct Claims {
  Texts left;
  Texts told;
};

Claims claims_of(const std::string& rows, const std::string& chats, const std::string& agents) {
  const TemporaryFolder folder;
  write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  write_file(folder / "agents.csv", "agent_id,shop_id\n" + agents);
  write_file(folder / "orders.csv",
             "order_id,shop_id,buyer_id,amount,placed_at\n"
             "o1,s,b1,1.00,2022-05-02 10:00:00\no2,s,,1.00,2022-05-02 10:00:00\n");
  write_file(folder / "chats.csv", "chat_id,shop_id,agent_id,buyer_id,opened_at\n" + chats);
  write_file(folder / "claims.csv",
             "order_id,shop_id,agent_id,chat_id,decided_agent_id,claimed_at,decided_at\n" + rows);
  Reading reading = read_folder(folder.path(), load_pack("jd/agent-pay"));
  Claims found;
  found.told = texts_of(reading.report.warnings);
  for (const Shard& shard : reading.facts.shards) {
    const TableData& data = shard.table(Table::claims);
    for (std::size_t row = 0; row < data.rows; ++row) {
      const auto text = [&](const char* column) {
        const auto& words = data.columns[column_index(Table::claims, column)].words;
        return reading.facts.symbols.text(words[row]);
      };
      found.left.push_back(text("chat_id") + ' ' + text("decided_agent_id"));
    }
  }
  Texts of_twin;
  for (const naive::Fact& fact : facts_of_twin(folder).facts) {
    if (fact.table != Table::claims) continue;
    of_twin.push_back(fact.cell("chat_id").text + ' ' + fact.cell("decided_agent_id").text);
  }
  EXPECT_EQ(of_twin, found.left);
  return found;
}

constexpr const char* two_chats =
    "c1,s,a,b1,2022-05-02 09:00:00\nc2,s,a,b2,2022-05-02 09:00:00\nc3,s,,,2022-05-02 09:00:00\n";
constexpr const char* at = ",2022-05-02 11:00:00,2022-05-03 11:00:00\n";

TEST(Claims, AreProvenByAChatOfTheAgentWithTheBuyer) {
  const auto one = [](const std::string& claim, const char* agents = "a,s\nb,s\n") {
    return claims_of(claim + at, two_chats, agents);
  };
  EXPECT_EQ(one("o1,s,a,c1,").left, Texts{"c1 "});
  EXPECT_EQ(one("o1,s,a,c1,").told, Texts{});
  EXPECT_EQ(one("o2,s,a,c2,").left, Texts{"c2 "});  // nobody knows the order's buyer
  EXPECT_EQ(one("o1,s,b,c3,").left, Texts{"c3 "});  // nor the chat's people
  EXPECT_EQ(one("o1,s,a,GARBAGE,").left, Texts{" "});
  EXPECT_EQ(one("o1,s,a,GARBAGE,").told,
            Texts{"claims.csv:2: the chat 'GARBAGE' is none of the shop's; the claim counts as one "
                  "without a chat"});
  EXPECT_EQ(one("o1,s,b,c1,").told,
            Texts{"claims.csv:2: the chat 'c1' is another agent's; the claim counts as one without "
                  "a chat"});
  EXPECT_EQ(one("o1,s,a,c2,").told,
            Texts{"claims.csv:2: the chat 'c2' is with another buyer than the order's; the claim "
                  "counts as one without a chat"});
  EXPECT_EQ(one("o1,s,a,c1,b").left, Texts{"c1 b"});
  EXPECT_EQ(one("o1,s,a,c1,ZZZ").left, Texts{"c1 "});
  EXPECT_EQ(one("o1,s,a,c1,ZZZ").told,
            Texts{"claims.csv:2: decided for 'ZZZ', who is no agent of the shop; the decision does "
                  "not count"});
}

TEST(Claims, AreTakenAsTheyStandWhereThereIsNothingToAsk) {
  EXPECT_EQ(claims_of(std::string("o1,s,a,c9,ZZZ") + at, "", "").left, Texts{"c9 ZZZ"});
}

// One report, without the warnings that a folder gets.
CasesReport report_of(const std::string& pack, const std::string& one) {
  const TemporaryFolder folder;
  const std::string file = folder / "one.cases.yaml";
  write_file(file, "pack: " + pack + "\ncases:\n" + one);
  const std::string path = std::string(pack).replace(pack.find('.'), 1, "/");
  const auto overlaid = [&](const std::string& overlay) {
    return Result<Family>(load_pack(path, {overlay}));
  };
  return must(run_cases(file, load_pack(path), overlaid, {.small_changes = false}));
}

TEST(Cases, SeeTheRowsAsEveryOtherReaderDoes) {
  const CasesReport times = report_of("jd.agent-assessment", R"(
  - name: an hour given twice
    on: 2023-04-30
    facts:
      presence:
        - { agent_id: agent-1, state: online, from: 2023-04-03 09:00:00, to: 2023-04-03 12:00:00 }
        - { agent_id: agent-1, state: online, from: 2023-04-03 11:00:00, to: 2023-04-03 13:00:00 }
    expect: { measures: { online_time: 4h } }
)");
  EXPECT_EQ(texts_of(times.problems), Texts{});
  EXPECT_EQ(times.passed, 1U);
  const CasesReport proof = report_of("jd.agent-pay", R"(
  - name: another agent's chat proves nothing
    on: 2022-05-31
    facts:
      orders: [{ order_id: o1, buyer_id: b1, amount: 100.00, placed_at: 2022-05-02 10:00:00, paid_at: 2022-05-02 10:05:00 }]
      chats: [{ chat_id: c1, agent_id: agent-2, buyer_id: b1, opened_at: 2022-05-02 09:00:00 }]
      claims: [{ order_id: o1, agent_id: agent-1, chat_id: c1, claimed_at: 2022-05-02 11:00:00 }]
    expect: { measures: { claimed_sales: 0 } }
)");
  EXPECT_EQ(texts_of(proof.problems), Texts{});
  EXPECT_EQ(proof.passed, 1U);
}

}  // namespace
}  // namespace xingji::test
