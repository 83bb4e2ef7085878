// Laws as properties, over random packs and random rows of a made-up market: whatever the rules
// say, the order of rows and files, the number of threads, the way days are asked for, facts that
// were deleted and facts of later days change nothing. tests/laws_test.cpp holds the same laws for
// a real pack.
#include <rapidcheck.h>

#include <chrono>
#include <random>
#include <set>

#include "facts/build.h"
#include "io/read_again.h"
#include "random_market.h"
#include "random_pack.h"

namespace xingji::test {
namespace {

using Cells = std::vector<std::string>;

// The rows of a table's file: names, then cells.
struct Sheet {
  Cells names;
  std::vector<Cells> rows;

  // The position of a column; one that the file does not have is added, empty.
  std::size_t at(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    const auto position = static_cast<std::size_t>(found - names.begin());
    if (found != names.end()) return position;
    names.emplace_back(name);
    for (Cells& row : rows) row.emplace_back();
    return position;
  }
};

Cells cells_of(const std::string& line) {
  Cells cells;
  for (const std::string_view cell : split(line, ',')) cells.emplace_back(cell);
  return cells;
}

std::string line_of(const Cells& cells) {
  return joined(std::vector<std::string_view>(cells.begin(), cells.end())) + '\n';
}

class RandomLaws : public testing::Test {
 protected:
  RandomLaws() {
    make_crowded_market(folder_.path(), 23);
    cover_all();
    for (const TableDefinition& table : all_tables()) {
      if (!event_column(table.table)) continue;
      tables_.push_back(table.table);
      originals_.push_back(read_file(path_of(table.table)));
    }
  }

  std::string path_of(Table table) const {
    return folder_ / (std::string(definition(table).name) + ".csv");
  }

  // What is covered must not depend on the rows that a law adds or takes away.
  void cover_all() const {
    std::string coverage = "account,table,from,to\n";
    // Tickets are filed under providers, too.
    for (const char* accounts : {"shops.csv", "agents.csv", "providers.csv"}) {
      std::istringstream in(read_file(folder_ / accounts));
      std::string line;
      std::getline(in, line);
      while (std::getline(in, line)) {
        for (const TableDefinition& table : all_tables()) {
          coverage += line.substr(0, line.find(',')) + ',' + std::string(table.name) +
                      ",2020-01-01,2024-01-01\n";
        }
      }
    }
    write_file(folder_ / "coverage.csv", coverage);
  }

  Sheet sheet_of(std::size_t table) const {
    std::istringstream in(originals_[table]);
    Sheet sheet;
    std::string line;
    std::getline(in, line);
    sheet.names = cells_of(line);
    while (std::getline(in, line)) sheet.rows.push_back(cells_of(line));
    return sheet;
  }
  void write_sheet(std::size_t table, const Sheet& sheet) const {
    std::string text = line_of(sheet.names);
    for (const Cells& row : sheet.rows) text += line_of(row);
    write_file(path_of(tables_[table]), text);
  }
  void restore() const {
    for (std::size_t t = 0; t < tables_.size(); ++t) write_file(path_of(tables_[t]), originals_[t]);
  }

  std::string score(const Family& family, const FactSet& facts, Day first, Day last,
                    std::size_t threads = 1) const {
    ScoreOptions options;
    options.first = first;
    options.last = last;
    options.threads = threads;
    return engine_csv(family, facts, options);
  }
  std::string score_folder(const Family& family, Day first, Day last,
                           std::size_t threads = 1) const {
    return score(family, read_folder(folder_.path(), family, threads).facts, first, last, threads);
  }

  // The facts of the folder, its files handed to the reader in a random order.
  FactSet read_shuffled(const Family& family, std::mt19937_64& random) const {
    DataSet set = must(find_data_set(folder_.path()));
    std::shuffle(set.files.begin(), set.files.end(), random);
    ReadOptions options;
    const Needs needs = needs_of(family, true);
    FactBuilder builder(needs, 1);
    struct Consumer final : RowConsumer {
      explicit Consumer(RowSink& to) : sink(to) {}
      void add(const Row& row) override { add_row(sink, row); }
      RowSink& sink;
    };
    Consumer consumer(builder.sink(0));
    std::array<RowConsumer*, 1> consumers{&consumer};
    QualityReport report = read_rows(set.files, LocalDays(set.zone), options, consumers);
    const RowAgain again(set.files, set.zone, options);
    return builder.build(
        set.zone,
        [&](Table table, const std::vector<std::uint32_t>& lines) {
          return again.rows(table, lines);
        },
        report);
  }

  // Runs a law on random packs: at most 40, fewer on a slow machine; a search (RC_PARAMS) runs all.
  template <class Law>
  void holds_for_random_packs(const Law& law) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::seconds at_most{6};
    const bool is_search = std::getenv("RC_PARAMS") != nullptr;
    const auto begin = Clock::now();
    int judged = 0;
    EXPECT_TRUE(rc::check([&] {
      if (!is_search && Clock::now() - begin > at_most) return;
      static const std::vector<PackKind> kinds = {{}, {"agent"}, {"shop", true}};
      const PackText pack = *random_pack(kinds[below(kinds.size())]);
      write_file(folder_ / "random.yaml", pack.text);
      LoadOptions options;
      options.find_zone = find_zone;
      const auto family = load_family(folder_ / "random.yaml", options);
      if (!family.ok()) return;  // a sum too fine for one denominator
      const Day first = *parse_day("2022-04-25") + *rc::gen::inRange<Day>(0, 55);
      law(family.value(), first, first + *rc::gen::element<Day>(0, 0, 3, 9));
      ++judged;
    }));
    EXPECT_GT(judged, 5) << "a law about nothing";
  }

  TemporaryFolder folder_;
  std::vector<Table> tables_;  // whose rows happen
  std::vector<std::string> originals_;
};

TEST_F(RandomLaws, ManyDaysAtOnceAreTheDaysOneByOne) {
  holds_for_random_packs([&](const Family& family, Day first, Day last) {
    last += 7;
    const FactSet facts = read_folder(folder_.path(), family).facts;
    std::multiset<std::string> apart;
    for (Day day = first; day <= last; ++day) {
      std::istringstream in(score(family, facts, day, day));
      std::string line;
      if (std::getline(in, line) && day == first) apart.insert(line);
      while (std::getline(in, line)) apart.insert(line);
    }
    std::istringstream in(score(family, facts, first, last));
    std::multiset<std::string> at_once;
    for (std::string line; std::getline(in, line);) at_once.insert(line);
    RC_ASSERT(at_once == apart);
  });
}

TEST_F(RandomLaws, ThreadsDoNotMatter) {
  holds_for_random_packs([&](const Family& family, Day first, Day last) {
    RC_ASSERT(score_folder(family, first, last, 1) == score_folder(family, first, last, 8));
  });
}

TEST_F(RandomLaws, OrderOfRowsAndFilesDoesNotMatter) {
  holds_for_random_packs([&](const Family& family, Day first, Day last) {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    restore();
    const std::string before = score_folder(family, first, last);
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      Sheet sheet = sheet_of(t);
      std::shuffle(sheet.rows.begin(), sheet.rows.end(), random);
      write_sheet(t, sheet);
    }
    RC_ASSERT(score(family, read_shuffled(family, random), first, last) == before);
  });
}

TEST_F(RandomLaws, UpsertThenDeleteIsNeverInEveryTable) {
  holds_for_random_packs([&](const Family& family, Day first, Day last) {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    restore();
    const std::string before = score_folder(family, first, last);
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      Sheet sheet = sheet_of(t);
      const std::size_t recorded = sheet.at("recorded_at");
      const std::size_t deleted = sheet.at("deleted");
      const std::size_t id = sheet.at(split(definition(tables_[t]).key, ' ')[0]);
      for (std::size_t i = 0; i < 40 && !sheet.rows.empty(); ++i) {
        Cells row = sheet.rows[random() % sheet.rows.size()];
        row[id] += "-x" + std::to_string(i);
        row[recorded] = "2022-06-20 00:00:00";
        row[deleted] = "false";
        sheet.rows.push_back(row);
        row[recorded] = "2022-06-21 00:00:00";
        row[deleted] = "true";
        sheet.rows.insert(
            sheet.rows.begin() + static_cast<std::ptrdiff_t>(random() % sheet.rows.size()), row);
      }
      write_sheet(t, sheet);
    }
    RC_ASSERT(score_folder(family, first, last) == before);
  });
}

// New rows that begin after the day, and new versions in which more has happened after it.
TEST_F(RandomLaws, LaterFactsNeverChangeAnEarlierDay) {
  holds_for_random_packs([&](const Family& family, Day first, Day last) {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    restore();
    const std::string before = score_folder(family, first, last);
    // Zones lie up to a day apart.
    const std::string later = format_day(last + 2) + " 12:00:00";
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      Sheet sheet = sheet_of(t);
      const TableDefinition& table = definition(tables_[t]);
      const std::size_t id = sheet.at(split(table.key, ' ')[0]);
      const std::size_t event = sheet.at(table.event);
      for (std::size_t i = 0; i < 40 && !sheet.rows.empty(); ++i) {
        Cells row = sheet.rows[random() % sheet.rows.size()];
        row[id] += "-later" + std::to_string(i);
        row[event] = later;
        sheet.rows.push_back(row);
      }
      for (Cells& row : sheet.rows) {
        for (std::size_t c = 0; c < sheet.names.size(); ++c) {
          const auto column = find_column(tables_[t], sheet.names[c]);
          if (!column || table.columns[*column].kind != Kind::instant) continue;
          const bool is_later = !row[c].empty() && row[c] >= later;
          if (is_later && c != event && random() % 2 == 0) row[c].clear();
          if (is_later && random() % 2 == 0 && !row[c].empty()) row[c] = "2023-12-01 00:00:00";
        }
      }
      write_sheet(t, sheet);
    }
    RC_ASSERT(score_folder(family, first, last) == before);
  });
}

}  // namespace
}  // namespace xingji::test
