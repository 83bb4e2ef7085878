// Rows that can be read and still cannot be so: times of agents that count twice, chats that prove
// nothing. What is left of them counts, and each is told with its line.
#include "io/claim_proofs.h"
#include "io/presence_rows.h"
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
  found.told = texts_of(mend_presence(reading.facts, "presence.csv"));
  for (const Shard& shard : reading.facts.shards) {
    const TableData& data = shard.table(Table::presence);
    for (std::size_t row = 0; row < data.rows; ++row) {
      const std::int64_t from = data.columns[column_index(Table::presence, "from")].at(row);
      const std::int64_t to = data.columns[column_index(Table::presence, "to")].at(row);
      if (to != missing) found.hours += (to - from) / 3600;
    }
  }
  return found;
}

TEST(Presence, CountsATimeOnceHoweverOftenItIsGiven) {
  EXPECT_EQ(hours_of("a,s,online,2022-05-02 09:00:00,2022-05-02 12:00:00\n"
                     "a,s,online,2022-05-02 12:00:00,2022-05-02 18:00:00\n"
                     "b,s,online,2022-05-02 09:00:00,2022-05-02 18:00:00\n"
                     "a,s,suspended,2022-05-02 13:00:00,2022-05-02 14:00:00\n")
                .hours,
            19);  // one after the other, somebody else, another state
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
  found.told = texts_of(doubt_claims(reading.facts, "claims.csv"));
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

}  // namespace
}  // namespace xingji::test
