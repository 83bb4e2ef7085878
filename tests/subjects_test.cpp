// Subjects within a shop: who they are, what is theirs, and what is nobody's.
#include "engine/subjects.h"

#include "io/explain_text.h"
#include "naive/naive.h"
#include "random_market.h"

namespace xingji::test {
namespace {

using Names = std::vector<std::string>;

class Agents : public testing::Test {
 protected:
  Agents() {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,test\nt/1,test\n");
    write_file(folder_ / "agents.csv", "agent_id,shop_id\na,s\nidle,s\na,t/1\nfreelance,\n");
    write_file(folder_ / "chats.csv",
               "chat_id,shop_id,agent_id,opened_at,first_reply_at\n"
               "c1,s,a,2022-06-15 10:00:00,2022-06-15 10:01:00\n"
               "c2,s,unlisted,2022-06-15 10:00:00,2022-06-15 10:09:00\n"
               "c3,s,,2022-06-15 10:00:00,\n"
               "c4,t/1,a,2022-06-15 10:00:00,2022-06-15 10:09:00\n");
    family_ = load_pack(source_path("tests/packs/agents.yaml"));
    facts_ = read_folder(folder_.path(), family_).facts;
  }

  Explanation explained(const std::string& subject) const {
    return explain(family_.versions[0], facts_, subject, *parse_day("2022-06-15"));
  }

  TemporaryFolder folder_;
  Family family_;
  FactSet facts_;
};

TEST_F(Agents, AreThoseWithARowAndThoseThatFactsName) {
  EXPECT_EQ(subjects_of(facts_, family_.versions[0]),
            (Names{"freelance", "s/a", "s/idle", "s/unlisted", "t/1/a"}));
}

TEST_F(Agents, AreFoundByWhatTheyAreCalled) {
  const Pack& pack = family_.versions[0];
  for (const std::string& subject : subjects_of(facts_, pack)) {
    EXPECT_TRUE(find_subject(facts_, pack, subject).has_value()) << subject;
  }
  for (const char* nobody : {"a", "s", "s/", "/a", "t/1", "t/1/idle", "s/c1"}) {
    EXPECT_FALSE(find_subject(facts_, pack, nobody).has_value()) << nobody;
  }
}

TEST_F(Agents, HaveTheirOwnRowsAndNobodysAreTold) {
  const Explanation own = explained("s/a");
  const std::size_t share = *find_indicator(*own.pack, "reply_in_3min");
  const std::size_t chats = *own.pack->indicators[share].denominator;
  EXPECT_EQ(own.witnesses[chats].in_window, 1U);
  EXPECT_EQ(own.witnesses[chats].of_nobody, 1U);
  EXPECT_EQ(own.card.indicators[share].numerator, micro_one);
  EXPECT_NE(to_text(own, Language::en).find("beside them that name nobody"), std::string::npos);
  EXPECT_EQ(explained("t/1/a").card.indicators[share].numerator, 0);
  EXPECT_EQ(explained("s/idle").witnesses[chats].in_window, 0U);
}

// A provider is judged by all that it did: whether and which shop its rows name makes no
// difference.
TEST(Providers, AreTheSameWhateverShopsTheirRowsName) {
  const Family family = load_pack(source_path("tests/packs/providers.yaml"));
  const auto cards = [&](const char* first, const char* second) {
    const TemporaryFolder folder;
    write_file(folder / "shops.csv", "shop_id,platform\ns1,test\ns2,test\n");
    std::string rows = "ticket_id,shop_id,provider_id,kind,opened_at,resolved_at\n";
    for (int t = 0; t < 6; ++t) {
      rows += 't' + std::to_string(t) + ',' + (t < 3 ? first : second) +
              ",p,review,2022-06-10 10:00:00," + (t == 0 ? "" : "2022-06-10 11:00:00") + '\n';
    }
    write_file(folder / "tickets.csv", rows + "nobodys,s1,,review,2022-06-10 10:00:00,\n");
    write_file(folder / "checks.csv", "check_id,shop_id,provider_id,item,passed,checked_at\n" +
                                          std::string("c,") + second +
                                          ",p,x,1,2022-06-10 10:00:00\n");
    const Reading reading = read_folder(folder.path(), family);
    ScoreOptions options;
    options.first = options.last = *parse_day("2022-06-10");
    const std::string engine = engine_csv(family, reading.facts, options);
    EXPECT_EQ(engine, naive::naive_csv(naive::naive_score(naive::read_naive(folder.path()), family,
                                                          options.first, options.last),
                                       family.versions[0]));
    return engine;
  };
  const std::string without = cards("", "");
  EXPECT_NE(without.find("\np,2022-06-10,example.providers,provisional,5,5,5,5,6,"),
            std::string::npos)
      << without;
  EXPECT_EQ(cards("s1", "s2"), without);
  EXPECT_EQ(cards("s1", ""), without);
}

class GivenAgents : public testing::Test {
 protected:
  GivenAgents() {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,test\nt,test\n");
    write_file(folder_ / "agents.csv", "agent_id,shop_id\na,s\nb,s\nb,t\n");
    std::string rows = "subject_id,pack,indicator,day,value,source\n";
    for (const char* id : {"a", "s/b", "lone", "u/v", "v", "u/w"}) {
      rows += std::string(id) + ",example.agents,reply_in_3min,2022-06-15,0.9,typed\n";
    }
    write_file(folder_ / "readings.csv",
               rows + "w,example.agents,reply_in_3min,2022-06-16,0.8,typed\n" +
                   "x,test.other,reply_in_3min,2022-06-15,0.9,typed\n");
    family_ = load_pack(source_path("tests/packs/agents.yaml"));
    facts_ = read_folder(folder_.path(), family_).facts;
  }

  Names called(const char* id) const { return subjects_called(facts_, pack(), id); }
  const Pack& pack() const { return family_.versions[0]; }

  TemporaryFolder folder_;
  Family family_;
  FactSet facts_;
};

TEST_F(GivenAgents, AreSubjectsOnceUnderTheirWholeNames) {
  EXPECT_EQ(subjects_of(facts_, pack()), (Names{"lone", "s/a", "s/b", "t/b", "u/v", "u/w"}));
}

TEST_F(GivenAgents, AreCalledByTheKeyWhereItIsOnePersons) {
  EXPECT_EQ(called("a"), (Names{"s/a"}));
  EXPECT_EQ(called("s/a"), (Names{"s/a"}));
  EXPECT_EQ(called("v"), (Names{"u/v"}));
  EXPECT_EQ(called("b"), (Names{"s/b", "t/b"}));
  EXPECT_EQ(called("x"), Names{});
  for (const char* id : {"a", "s/a", "lone", "v", "u/w"}) {
    EXPECT_TRUE(find_subject(facts_, pack(), id).has_value()) << id;
  }
  for (const char* id : {"b", "x", "s", "u"}) {
    EXPECT_FALSE(find_subject(facts_, pack(), id).has_value()) << id;
  }
}

TEST_F(GivenAgents, HaveTheNumbersUnderEitherName) {
  ScoreOptions options;
  options.first = *parse_day("2022-06-15");
  options.last = options.first + 1;
  const std::string engine = engine_csv(family_, facts_, options);
  EXPECT_EQ(engine, naive::naive_csv(naive::naive_score(naive::read_naive(folder_.path()), family_,
                                                        options.first, options.last),
                                     pack()));
  for (const char* id : {"s/a", "s/b", "lone", "u/v", "u/w"}) {
    EXPECT_NE(engine.find(std::string(id) + ",2022-06-15,example.agents,provisional"),
              std::string::npos)
        << engine;
  }
  EXPECT_NE(engine.find("u/w,2022-06-16,example.agents,provisional"), std::string::npos) << engine;
  EXPECT_EQ(engine.find("t/b,2022-06-15,example.agents,provisional"), std::string::npos) << engine;
}

// Gives the rows of the made-up market's only agent or provider to several: each fact keeps its
// own.
void spread(const std::string& folder, const std::string& table, std::string_view column) {
  const std::string file = folder + '/' + table + ".csv";
  std::istringstream in(read_file(file));
  std::string line;
  std::getline(in, line);
  const auto names = split(line, ',');
  const auto at =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin());
  ASSERT_LT(at, names.size()) << table;
  std::string text = line + '\n';
  while (std::getline(in, line)) {
    auto cells = split(line, ',');
    const std::size_t which = std::hash<std::string_view>()(cells[0]) % 3;
    const std::string other = "other-" + std::to_string(which);
    if (which > 0) cells[at] = other;
    text += joined(cells) + '\n';
  }
  write_file(file, text);
}

class Twins : public testing::TestWithParam<const char*> {};

TEST_P(Twins, AgreeWhereAShopHasSeveralSubjects) {
  const TemporaryFolder folder;
  make_market(folder.path(), 6, 100, 23);
  for (const char* table : {"chats", "messages"}) {
    spread(folder.path(), table, "agent_id");
  }
  for (const char* column : {"paid_agent_id", "placed_agent_id"}) {
    spread(folder.path(), "orders", column);
  }
  for (const char* table : {"tickets", "checks"}) spread(folder.path(), table, "provider_id");
  const Family family = load_pack(source_path("tests/packs/") + GetParam() + ".yaml");
  const Reading reading = read_folder(folder.path(), family);
  ScoreOptions options;
  options.first = *parse_day("2022-05-15");
  options.last = *parse_day("2022-06-30");
  options.threads = 2;
  const std::string engine = engine_csv(family, reading.facts, options);
  const std::string twin = naive::naive_csv(
      naive::naive_score(naive::read_naive(folder.path()), family, options.first, options.last),
      family.versions[0]);
  EXPECT_TRUE(engine == twin) << first_difference(engine, twin);
  // A provider is the same in all shops.
  const bool is_shared = family.versions[0].subject == Pack::Subject::provider;
  EXPECT_GT(subjects_of(reading.facts, family.versions[0]).size(), is_shared ? 2U : 12U);
}

INSTANTIATE_TEST_SUITE_P(Packs, Twins, testing::Values("agents", "products", "providers"));

}  // namespace
}  // namespace xingji::test
