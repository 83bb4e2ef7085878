// Plans of markets as people write them, and whatever can be wrong with them.
#include "synth/plan_file.h"

#include <gtest/gtest.h>

#include "messages/messages.h"
#include "synth/causes.h"
#include "synth/fixture.h"

namespace xingji::synth_test {
namespace {

Result<synth::Plan> read(const std::string& text) {
  const Folder folder("plan");
  fs::create_directories(folder.path());
  const std::string file = folder.path() + "/m.yaml";
  std::ofstream(file) << text;
  return synth::load_plan(file, folder.path());
}

// All problems, a line each, without the file's name; and each must be known in Chinese.
std::string faults(const std::string& text) {
  const auto plan = read(text);
  std::string faults;
  if (plan.ok()) return faults;
  for (const Problem& problem : plan.problems()) {
    EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
    EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
    const std::string told = to_text(problem);
    faults += told.substr(told.find("m.yaml:") + 7) + '\n';
  }
  return faults;
}

TEST(PlanFile, WhatIsLeftOutIsUsual) {
  const auto plan = read("platform: fair\n");
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan.value().platform, "fair");
  EXPECT_EQ(plan.value().regions, synth::Plan().regions);
  EXPECT_EQ(plan.value().promise_hours, 48);
  EXPECT_TRUE(plan.value().causes.empty());
}

TEST(PlanFile, HoldsWordsNumbersPromotionsAndCauses) {
  const auto plan = read(
      "platform: fair\nzone: America/Sao_Paulo\ncurrency: BRL\nagents: 3\npromise_hours: 24\n"
      "weekdays: [1, 2, 3, 4, 5, 6, 7]\nwords: { carriers: [slow, quick] }\n"
      "promotions:\n  - { from: 9, to: 7, percent: 300 }\n"
      "causes:\n  - { kind: lazy_agent, from: 5, to: 0, moves: { a/b: [x, y], c/d: z } }\n");
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan.value().currency, "BRL");
  EXPECT_EQ(plan.value().weekdays[6], 7);
  EXPECT_EQ(plan.value().carriers, (synth::Words{"slow", "quick"}));
  EXPECT_EQ(plan.value().promotions.at(0).percent, 300);
  const synth::PlannedCause& cause = plan.value().causes.at(0);
  EXPECT_EQ(cause.kind->name, "lazy_agent");
  ASSERT_EQ(cause.moves.size(), 3U);
  EXPECT_EQ(cause.moves[2].pack + ' ' + cause.moves[2].number, "c/d z");
}

TEST(PlanFile, EachFaultIsTold) {
  const std::string head = "platform: fair\n";
  EXPECT_EQ(faults("zone: UTC\n"), "1:1: the market needs `platform`\n");
  EXPECT_EQ(faults("platform: 'a,b'\n"),
            "1:11: 'a,b' cannot be a word of the market (up to 60 bytes without comma, quote, # "
            "and line end)\n");
  EXPECT_EQ(faults(head + "agent: 3\n"),
            "2:1: unknown key 'agent' in the market (did you mean 'agents'?)\n");
  EXPECT_EQ(faults(head + "agents: 99\n"), "2:9: agents is out of range (from 1 to 40)\n");
  EXPECT_EQ(faults(head + "agents: 3x\n"), "2:9: agents is out of range (from 1 to 40)\n");
  EXPECT_EQ(faults(head + "currency: Real\n"), "2:11: a currency is three capitals, such as CNY\n");
  EXPECT_EQ(faults(head + "until: today\n"),
            "2:8: 'today' is not a date (write it like 2022-06-15)\n");
  EXPECT_EQ(faults(head + "agent_attributes: { team: [a] }\n"),
            "2:21: 'team' cannot be an attribute of the market (the team is there already)\n");
  EXPECT_EQ(faults(head + "attributes: { level: [a] }\n"),
            "2:15: 'level' cannot be an attribute of the market (industry, kind, level, "
            "freight_insurance and fast_refund are there already)\n");
  EXPECT_EQ(faults(head + "weekdays: [1, 2]\n"), "2:11: weekdays has 7 numbers, Monday first\n");
  EXPECT_EQ(faults(head + "promotions: 3\n"), "2:13: promotions must be a list, not a text\n");
  EXPECT_EQ(faults(head + "promotions:\n  - { from: 1, to: 2, percent: 200 }\n"),
            "3:5: the days end before they begin (days count back from the market's last, 0: from "
            "is the larger)\n");
  EXPECT_EQ(faults(head + "promotions:\n  - { from: 1, to: 0 }\n"), "3:5: `percent` is missing\n");
  EXPECT_EQ(faults(head + "words: { carriers: [one] }\n"),
            "2:20: carriers needs 2 words or more\n");
  EXPECT_EQ(faults(head + "words: { channels: [a, b, c, d] }\n"), "2:20: channels needs 3 words\n");
  EXPECT_EQ(faults(head + "words: { quality_reasons: [不想要了] }\n"),
            "1:1: quality_reasons and other_reasons share the reason '不想要了' (a buyer who "
            "corrects a reason changes from the one list to the other)\n");
  EXPECT_EQ(faults(head + "causes:\n  - { kind: lazy_agents, from: 1, to: 0 }\n"),
            "3:13: no cause is called 'lazy_agents' (did you mean 'lazy_agent'?)\n");
  EXPECT_EQ(faults(head + "causes:\n  - { from: 1, to: 0 }\n"), "3:5: `kind` is missing\n");
}

TEST(PlanFile, ScreensAreReadAndTheirFaultsTold) {
  const std::string head = "platform: fair\nscreens:\n  - pack: fair/score\n";
  EXPECT_EQ(faults(head + "    tallies: [a]\n    differs: [{ kind: lag, number: a, days: 2 }]\n"),
            "");
  EXPECT_EQ(faults(head + "    differs: [{ kind: lagg, number: a, days: 2 }]\n"),
            "4:23: no difference is called 'lagg' (did you mean 'lag'?)\n");
  EXPECT_EQ(faults(head + "    differs: [{ kind: lag, number: a }]\n"),
            "4:15: `days` is missing\n");
  EXPECT_EQ(faults(head + "    differs: [{ kind: assumed, number: a }]\n"),
            "4:15: `overlay` is missing\n");
  EXPECT_EQ(faults("platform: fair\nscreens: [{ tallies: [a] }]\n"), "2:11: `pack` is missing\n");
}

TEST(PlanFile, AMarketThatIsNotThereIsLikeAnotherOne) {
  const Folder folder("rules");
  fs::create_directories(folder.path() + "/harbour");
  std::ofstream(folder.path() + "/harbour/market.yaml") << "platform: harbour\n";
  EXPECT_TRUE(synth::load_plan("harbour", folder.path()).ok());
  const auto plan = synth::load_plan("habrour", folder.path());
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(to_text(plan.problems()[0]), "--market: no market 'habrour' (did you mean 'harbour'?)");
}

SynthOptions planted_market(const std::string& into) {
  SynthOptions options = small_market(into);
  options.plan.agents = 4;
  options.plan.promotions = {{20, 18, 400}};
  for (const synth::CauseKind& kind : synth::cause_kinds()) {
    options.plan.causes.push_back({&kind, 30, 3, {}, {{"a/b", "x"}}, {}});
  }
  options.plan.late_percent = 5;
  options.plan.attributes = {{"flagship", {"true", "false"}}};
  options.plan.agent_attributes = {{"region", {"north", "south"}}};
  options.wide = true;
  return options;
}

TEST(Planted, ThreadsDoNotChangeTheBytes) {
  const Folder folder("planted");
  const auto files = written_by_one_thread_and_four(planted_market(folder.path()));
  EXPECT_EQ(files.count("planted.csv"), 1U);
}

TEST(Planted, GoesWhenAMarketWithoutCausesTakesItsPlace) {
  const Folder folder("replaced");
  SynthOptions options = planted_market(folder.path());
  ASSERT_TRUE(write_market(options).ok());
  ASSERT_TRUE(fs::exists(folder.path() + "/planted.csv"));
  options.plan.causes.clear();
  ASSERT_TRUE(write_market(options).ok());
  EXPECT_FALSE(fs::exists(folder.path() + "/planted.csv"));
}

TEST(Planted, ACauseNeedsTwoShops) {
  const Folder folder("few");
  SynthOptions options = planted_market(folder.path());
  options.shops = 2 * static_cast<std::int64_t>(options.plan.causes.size()) - 1;
  const auto summary = write_market(options);
  ASSERT_FALSE(summary.ok());
  EXPECT_NE(summary.problems()[0].message.find("--shops is out of range"), std::string::npos);
}

TEST(Planted, SomeFactsAreRecordedDaysLate) {
  const Folder folder("late");
  ASSERT_TRUE(write_market(planted_market(folder.path())).ok());
  const Csv csv = read_table(folder.path(), "complaints");
  double late = 0;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const std::string_view last =
        csv.cell(i, csv.cell(i, "decided_at").empty() ? "opened_at" : "decided_at");
    late += csv.cell(i, "recorded_at").substr(0, 10) > last.substr(0, 10) ? 1 : 0;
  }
  EXPECT_GT(csv.rows(), 150U);
  EXPECT_NEAR(late / static_cast<double>(csv.rows()), 0.06, 0.03);
}

TEST(Planted, ShopsHaveTheAttributesOfThePlan) {
  const Folder folder("attributes");
  ASSERT_TRUE(write_market(planted_market(folder.path())).ok());
  const Csv csv = read_table(folder.path(), "attributes");
  std::map<std::string_view, std::size_t> values;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    if (csv.cell(i, "name") == "flagship") ++values[csv.cell(i, "value")];
    if (csv.cell(i, "name") == "team") ++values["teams"];
    if (csv.cell(i, "name") == "region" && csv.cell(i, "subject_kind") == "agent") {
      ++values[csv.cell(i, "value")];
    }
  }
  EXPECT_EQ(values["north"] + values["south"], values["teams"]);
  EXPECT_GT(values["north"], 5U);
  EXPECT_EQ(values["true"] + values["false"], 60U);
  EXPECT_GT(values["true"], 15U);
  EXPECT_GT(values["false"], 15U);
}

TEST(Planted, PromotionsSellMore) {
  const Folder folder("promotion");
  ASSERT_TRUE(write_market(planted_market(folder.path())).ok());
  const Csv csv = read_table(folder.path(), "orders");
  std::map<std::string, std::size_t> by_day;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    ++by_day[std::string(csv.cell(i, "placed_at").substr(0, 10))];
  }
  // 2022-06-10 and -12 are 20 and 18 days before the last, a Friday and a Sunday.
  EXPECT_GT(by_day["2022-06-10"], 3 * by_day["2022-06-03"]);
  EXPECT_GT(by_day["2022-06-12"], 3 * by_day["2022-06-05"]);
  EXPECT_LT(by_day["2022-06-13"], 2 * by_day["2022-06-06"]);
}

// Nothing happens after the end, whatever a cause does, and no version tells more than it knew.
TEST(Planted, NothingHappensOutsideTheMarketsDays) {
  const Folder folder("inside");
  ASSERT_TRUE(write_market(planted_market(folder.path())).ok());
  for (const TableDefinition& table : all_tables()) {
    const Csv csv = read_table(folder.path(), table.name);
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      for (const Column& column : table.columns) {
        if (column.kind != Kind::instant) continue;
        const std::string_view cell = csv.cell(i, column.name);
        if (cell.empty()) continue;
        ASSERT_GE(cell, "2022-04-02 00:00:00") << table.name << '.' << column.name;
        ASSERT_LE(cell, csv.cell(i, "recorded_at")) << table.name << '.' << column.name;
      }
    }
  }
}

}  // namespace
}  // namespace xingji::synth_test
