// Random decision tables: loading refuses exactly those with a dead row, which every answer on a
// fine grid tells, and the naive twin agrees on each of them.
#include <map>
#include <set>

#include "naive/decide.h"
#include "pack/decide.h"
#include "pack/load_blocks.h"
#include "pack/tree.h"
#include "random_draws.h"

namespace xingji::test {
namespace {

using naive::naive_decide;

std::string in_words(const Decision& decision, const Decided& decided) {
  if (decided.row) return "row " + decision.rows[*decided.row].id;
  if (decided.asks) return "asks " + decision.inputs[*decided.asks].id;
  return "lacks " + *decided.lacks;
}

std::string random_line() { return std::to_string(below(4) + 1); }

std::string random_condition(std::size_t depth) {
  if (depth > 0 && below(3) > 0) {
    const std::string left = random_condition(depth - 1);
    const std::string right = random_condition(depth - 1);
    return one_of({left + " and " + right, "(" + left + " or " + right + ")", "not (" + left + ")",
                   "(if " + left + " then " + right + " else open)"});
  }
  return one_of({"days " + one_of({"<=", "<", ">", ">=", "=", "!="}) + ' ' + random_line(),
                 "paid " + one_of({"<", ">=", ">"}) + ' ' + random_line() + " CNY",
                 "days in (1, " + random_line() + ")", "open", "kind = " + one_of({"a", "b", "c"}),
                 "kind in (a, b)", "kind in table.listed", "more <= limit"});
}

std::string random_table(std::size_t rows) {
  std::string text =
      "pack: test.random\ntitle: R\nsubject: shop\njudge: daily\n"
      "valid: { since: 2022-01-01, assumed: t }\ntime_zone: UTC\ncurrency: CNY\n"
      "tables: { listed: { assumed: t, keys: { word: { match: equal, type: text } }, "
      "rows: [{ word: b }, { word: d }] } }\n"
      "parameters: { limit: { value: 2.5, assumed: t } }\n"
      "decisions:\n  assumed: t\n  d:\n    title: D\n    " +
      one_of({"hit: first", "hit: strictest\n    by: out"}) +
      "\n    inputs:\n"
      "      days: { type: number, whole: true, least: 0, title: D, ask: D }\n"
      "      paid: { type: money, least: 1 CNY, most: 4 CNY, title: P, ask: P }\n"
      "      kind: { words: [a, b, c], title: K, ask: K }\n"
      "      open: { type: flag, title: O, ask: O }\n"
      "      more: { type: number, title: M, ask: M }\n"
      "    outputs: { out: { title: O, words: [x, y, z] } }\n    rows:\n";
  for (std::size_t r = 0; r < rows; ++r) {
    text += "      r" + std::to_string(r) + ": { when: \"" + random_condition(2) +
            "\", outcome: { out: " + one_of({"x", "y", "z"}) + " } }\n";
  }
  return text + "      rest: { outcome: { out: z } }\n";
}

// Every answer on a grid that is finer than any line can be.
std::vector<Answers> grid() {
  std::vector<Answers> all;
  for (std::int64_t days = 0; days <= 6; ++days) {
    for (const std::int64_t paid : {100, 150, 200, 250, 300, 350, 400}) {
      for (const char* kind : {"a", "b", "c"}) {
        for (const std::int64_t open : {0, 1}) {
          for (const std::int64_t more : {2'000'000, 2'500'000, 2'500'001}) {
            all.push_back({Answer{days * micro_one}, Answer{paid}, Answer{0, kind}, Answer{open},
                           Answer{more}});
          }
        }
      }
    }
  }
  return all;
}

// The loader refuses exactly the tables in which some row is hit nowhere on the grid.
TEST(RandomTables, DeadRowsAreRefusedAndTheTwinAgrees) {
  const std::vector<Answers> answers = grid();
  int whole = 0;
  int dead = 0;
  const auto agree = [&] {
    const std::string text = random_table(below(4) + 1);
    LoadOptions options;
    options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
    const Draft draft = read_pack(parse_tree(text, "random.yaml").value(), "random.yaml", options);
    std::set<std::string> refused;
    for (const Problem& problem : draft.problems) {
      if (problem.is_warning) continue;
      const std::size_t at = problem.message.find("the row '");
      if (at != std::string::npos) {
        refused.insert(problem.message.substr(at + 9, 2));
        continue;
      }
      // Inputs that no condition names are refused as well; they say nothing about rows.
      RC_ASSERT(problem.message.find("no row asks for") != std::string::npos ||
                problem.message.find("never makes a difference") != std::string::npos);
    }
    const Pack& pack = draft.pack;
    const Decision& decision = pack.decisions.at(0);
    std::set<std::string> hit;
    for (const Answers& each : answers) {
      const std::string mine = in_words(decision, decide(pack, decision, each, 19'000));
      RC_ASSERT(mine == naive_decide(pack, decision, each, 19'000));
      hit.insert(mine.substr(4, 2));
    }
    for (const Decision::Row& row : decision.rows) {
      RC_ASSERT(hit.contains(row.id.substr(0, 2)) != refused.contains(row.id.substr(0, 2)));
    }
    ++(refused.empty() ? whole : dead);
  };
  EXPECT_TRUE(check_many(agree, 300));
  EXPECT_GT(whole, 20);
  EXPECT_GT(dead, 20);
}

}  // namespace
}  // namespace xingji::test
