// What a made-up platform shows is what its packs say of the facts, but for what planted.csv names:
// reconcile finds every planted difference with its reason, and no other.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "program.h"
#include "support.h"
#include "synth/fixture.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;
using Cells = std::map<std::string, std::string>;  // by column name

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Cells> rows_in(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  std::getline(in, line);
  const auto names = cells_of(line);
  std::vector<Cells> rows;
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    rows.emplace_back();
    for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) {
      rows.back()[names[i]] = cells[i];
    }
  }
  return rows;
}

class Screens : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const Ran made = run("synth --shops 24 --days 200 --orders 20000 --market " + GetParam() +
                         " --rules " + source_path("rules") + " --into " + data());
    ASSERT_EQ(made.code, 0) << made.error;
    planted_ = rows_in(read_file(data() + "/planted.csv"));
  }

  Ran run(const std::string& words) const { return run_program(words, folder_.path()); }
  std::string data() const { return folder_ / "data"; }

  std::vector<Cells> reconciled(const std::string& pack) const {
    const Ran ran = run("reconcile --format csv --rules " + source_path("rules") + " --pack " +
                        pack + " --facts " + data());
    EXPECT_EQ(ran.code, 0) << ran.error;
    EXPECT_EQ(ran.error.find("is no value of"), std::string::npos) << ran.error;
    return rows_in(ran.out);
  }

  // The packs that the readings are of, as commands call them.
  std::set<std::string> packs() const {
    std::set<std::string> found;
    for (const Cells& row : rows_in(read_file(data() + "/readings.csv"))) {
      std::string pack = row.at("pack");
      pack[pack.find('.')] = '/';
      found.insert(pack);
    }
    return found;
  }

  bool has_numbers_only(const std::string& shop) const {
    return std::any_of(planted_.begin(), planted_.end(), [&](const Cells& row) {
      return row.at("cause") == "numbers_only" && row.at("shop_id") == shop;
    });
  }

  const Cells* planted_at(const std::string& pack, const Cells& compared) const {
    for (const Cells& row : planted_) {
      // A page that is behind is so with all its numbers.
      const bool is_of_number = row.at("number") == compared.at("indicator");
      if (row.at("pack") != pack || (!is_of_number && row.at("cause") != "screen_lag")) continue;
      const bool is_of_screen =
          row.at("cause").starts_with("screen_") || row.at("cause") == "partial_export";
      if (is_of_screen && row.at("shop_id") == compared.at("subject")) return &row;
    }
    return nullptr;
  }

  TemporaryFolder folder_;
  std::vector<Cells> planted_;
};

// What was planted as a page that is behind is never told as a window alone, nor the reverse.
bool is_told_as_planted(const Cells& compared, const Cells& planted) {
  const std::string& detail = compared.at("detail");
  if (compared.at("reason") != planted.at("effect")) return false;
  if (planted.at("cause") == "screen_lag") {
    return detail == planted.at("value") || detail.starts_with(planted.at("value") + " or ");
  }
  return planted.at("cause") != "screen_window" || detail.ends_with(planted.at("value"));
}

// Scores that no count behind a gate, a small sample or a deduction changes, which no screen shows.
bool are_made_of_the_screen(const std::string& pack) {
  return pack == "jd/shop-rating" || pack == "1688/service-star" ||
         pack == "mercadolibre/reputation-brazil";
}

bool agrees(const Cells& compared) {
  return compared.at("reason") == "same" || compared.at("reason") == "rounding";
}

TEST_P(Screens, differ_from_the_facts_as_planted_and_nowhere_else) {
  std::map<const Cells*, int> found;  // on some days a lag may give the same number by chance
  std::size_t agreeing = 0;
  for (const std::string& pack : packs()) {
    for (const Cells& compared : reconciled(pack)) {
      SCOPED_TRACE(pack + ' ' + compared.at("subject") + ' ' + compared.at("day") + ' ' +
                   compared.at("indicator"));
      if (has_numbers_only(compared.at("subject"))) continue;
      agreeing += agrees(compared) ? 1U : 0U;
      const Cells* planted = planted_at(pack, compared);
      if (planted == nullptr) {
        EXPECT_TRUE(agrees(compared)) << compared.at("reason") << ' ' << compared.at("detail");
      } else if (!agrees(compared)) {
        found[planted] += is_told_as_planted(compared, *planted) ? 1 : 0;
        EXPECT_TRUE(compared.at("reason") == planted->at("effect") ||
                    compared.at("reason") == "window_lag")
            << compared.at("reason");
      }
    }
  }
  EXPECT_GT(agreeing, 200U);
  std::set<std::string> kinds;
  for (const Cells& row : planted_) {
    const bool is_of_screen =
        row.at("cause").starts_with("screen_") || row.at("cause") == "partial_export";
    if (!is_of_screen) continue;
    kinds.insert(row.at("cause"));
    EXPECT_GT(found[&row], 0) << row.at("cause") << " at " << row.at("number");
  }
  EXPECT_GE(kinds.size(), 3U);
}

// Scores are made of all figures, of which such a shop's facts have not all.
TEST_P(Screens, show_no_scores_of_an_export_that_is_cut) {
  std::set<std::string> cut;
  for (const Cells& row : planted_) {
    if (row.at("cause") == "partial_export") cut.insert(row.at("shop_id"));
  }
  for (const std::string& pack : packs()) {
    for (const Cells& compared : reconciled(pack)) {
      const std::string& name = compared.at("indicator");
      EXPECT_FALSE(cut.contains(compared.at("subject")) && (name == "total" || name == "stars"));
    }
  }
}

// Sellers without files: their indicators are what the screen or the daily sheet says, so they have
// a score, the screen's own; ours, without the screen, covers nothing of the window.
TEST_P(Screens, are_all_that_is_known_of_some_shops) {
  std::size_t readings = 0;
  for (const std::string& pack : packs()) {
    for (const Cells& compared : reconciled(pack)) {
      const std::string& name = compared.at("indicator");
      if (!has_numbers_only(compared.at("subject"))) continue;
      SCOPED_TRACE(pack + ' ' + compared.at("subject") + ' ' + compared.at("day"));
      if (name == "total" || name == "stars") {
        EXPECT_TRUE(agrees(compared) || !are_made_of_the_screen(pack))
            << name << ' ' << compared.at("reason");
        continue;
      }
      ++readings;
      EXPECT_TRUE(compared.at("reason") == "partial" || agrees(compared))
          << name << ' ' << compared.at("reason");
    }
  }
  EXPECT_GT(readings, 5U);
  const std::string text = run("score --format csv --rules " + source_path("rules") + " --pack " +
                               *packs().begin() + " --facts " + data())
                               .out;
  for (const Cells& row : planted_) {
    if (row.at("cause") != "numbers_only") continue;
    const auto at = text.find('\n' + row.at("shop_id") + ',');
    ASSERT_NE(at, std::string::npos) << row.at("shop_id");
    EXPECT_NE(text.substr(at + 1, text.find('\n', at + 1) - at).find("reported"),
              std::string::npos);
  }
}

// Whose facts are complete is scored by them: without the numbers the cards are the same.
TEST_P(Screens, stand_beside_facts_that_cover_every_kind_of_happening) {
  const std::string coverage = read_file(data() + "/coverage.csv");
  for (const char* table : {"orders", "chats", "rulings", "violations", "presence"}) {
    EXPECT_NE(coverage.find(',' + std::string(table) + ','), std::string::npos) << table;
  }
}

TEST_P(Screens, change_no_score_of_whoever_has_all_facts) {
  std::set<std::string> lacking;
  for (const Cells& row : planted_) {
    if (row.at("cause") == "numbers_only" || row.at("cause") == "partial_export") {
      lacking.insert(row.at("shop_id"));
    }
  }
  for (const std::string& pack : packs()) {
    if (GetParam() == "jd" || GetParam() == "1688") continue;  // ranked among those few, too
    const std::string words = "score --format csv --rules " + source_path("rules") + " --pack " +
                              pack + " --facts " + data();
    const std::string with = run(words).out;
    for (const char* table : {"readings", "tallies"}) {
      fs::rename(data() + '/' + table + ".csv", data() + '/' + table + ".txt");
    }
    const std::string without = run(words).out;
    for (const char* table : {"readings", "tallies"}) {
      fs::rename(data() + '/' + table + ".txt", data() + '/' + table + ".csv");
    }
    const auto before = rows_in(with);
    const auto after = rows_in(without);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (lacking.contains(before[i].at("subject"))) continue;
      for (const auto& [column, cell] : before[i]) {
        if (column.starts_with("official") || column == "difference") continue;
        EXPECT_EQ(cell, after[i].at(column)) << pack << ' ' << before[i].at("subject") << column;
      }
    }
  }
}

// In a short life some days have too few peers: the screen's ranks are by the benchmarks then, as
// those of the card.
TEST(ScreensPlan, WhoHasNumbersOnlyIsComparedWithTheBenchmarks) {
  const TemporaryFolder folder;
  const std::string rules = " --rules " + source_path("rules");
  const std::string data = folder / "data";
  ASSERT_EQ(
      run_program("synth --market jd --shops 24 --days 100 --orders 12000 --into " + data + rules,
                  folder.path())
          .code,
      0);
  const Ran ran = run_program(
      "reconcile --format csv --pack jd/shop-rating --facts " + data + rules, folder.path());
  int totals = 0;
  for (const Cells& compared : rows_in(ran.out)) {
    if (compared.at("indicator") != "total") continue;
    ++totals;
    EXPECT_TRUE(agrees(compared)) << compared.at("subject") << ' ' << compared.at("day");
  }
  EXPECT_GT(totals, 50);
}

TEST(ScreensPlan, NamesThatAPackDoesNotShowAreTold) {
  const TemporaryFolder folder;
  write_file(folder / "market.yaml",
             "platform: kuaishou\nscreens:\n  - pack: kuaishou/shopping-star\n"
             "    differs: [{ kind: lag, number: ship_48_share, days: 1 }]\n");
  const Ran ran =
      run_program("synth --shops 3 --days 40 --market " + (folder / "market.yaml") + " --rules " +
                      source_path("rules") + " --into " + (folder / "data"),
                  folder.path());
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(
      ran.error.find("'ship_48_share' is no number that kuaishou/shopping-star shows (did you "
                     "mean 'ship_48h_share'?)"),
      std::string::npos)
      << ran.error;
}

INSTANTIATE_TEST_SUITE_P(Markets, Screens,
                         testing::Values("kuaishou", "douyin", "jd", "1688", "mercadolibre"),
                         [](const auto& market) {
                           return market.param == "1688" ? std::string("alibaba") : market.param;
                         });

}  // namespace
}  // namespace xingji::test
