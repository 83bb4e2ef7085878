// Laws that hold for every data set: the order of rows, the form of files, the number of threads
// and the way days are asked for do not matter, and nothing later changes an earlier day.
#include <rapidcheck.h>
#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "support.h"

namespace xingji::test {
namespace {

// A real pack, and one that uses every construct of the rule language.
constexpr const char* real_pack = "kuaishou/shopping-star";
constexpr const char* full_pack = XINGJI_SOURCE_DIR "/tests/packs/small.yaml";

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  std::istringstream in(read_file(path));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void write_lines(const std::string& path, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  write_file(path, text);
}

std::string score_folder(const Family& family, const std::string& folder, Day first, Day last,
                         std::size_t threads = 2, Instant known_at = missing) {
  const Reading reading = read_folder(folder, family, threads, known_at);
  ScoreOptions options;
  options.first = first;
  options.last = last;
  options.threads = threads;
  return engine_csv(family, reading.facts, options);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (const std::string_view cell : split(line, ',')) cells.emplace_back(cell);
  return cells;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ",") + cells[i];
  return row;
}

std::size_t column_at(const std::string& header, const std::string& name) {
  const std::vector<std::string> names = cells_of(header);
  const auto at = std::find(names.begin(), names.end(), name);
  EXPECT_NE(at, names.end()) << name;
  return static_cast<std::size_t>(at - names.begin());
}

class Laws : public testing::TestWithParam<const char*> {
 protected:
  Laws() : family_(load_pack(GetParam())) {
    make_market(folder_.path(), 10, 120, 3);
    add_filings(folder_.path());
  }

  std::string file(Table table) const {
    return folder_ / (std::string(definition(table).name) + ".csv");
  }
  // The tables whose rows happen.
  static std::vector<Table> event_tables() {
    std::vector<Table> tables;
    for (const TableDefinition& table : all_tables()) {
      if (event_column(table.table)) tables.push_back(table.table);
    }
    return tables;
  }
  // Other versions of some orders, recorded in the very second of the first.
  void tie_orders() const {
    std::vector<std::string> lines = lines_of(file(Table::orders));
    const std::size_t presale = column_at(lines[0], "presale");
    const std::size_t shipped_at = column_at(lines[0], "shipped_at");
    for (std::size_t line = 1; line < 400; line += 4) {
      std::vector<std::string> cells = cells_of(lines[line]);
      cells[presale] = cells[presale].empty() ? "true" : "";
      cells[shipped_at].clear();
      lines.push_back(row_of(cells));
    }
    write_lines(file(Table::orders), lines);
  }

  Day last_ = *parse_day("2022-06-30");
  TemporaryFolder folder_;
  Family family_;
};

TEST_P(Laws, OrderOfRowsDoesNotMatterWhereRecordedAtIsGiven) {
  tie_orders();
  const std::string before = score_folder(family_, folder_.path(), last_ - 5, last_);
  EXPECT_TRUE(rc::check([&] {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    for (const Table table : event_tables()) {
      std::vector<std::string> lines = lines_of(file(table));
      std::shuffle(lines.begin() + 1, lines.end(), random);
      write_lines(file(table), lines);
    }
    RC_ASSERT(score_folder(family_, folder_.path(), last_ - 5, last_) == before);
  }));
}

TEST_P(Laws, OrderOfColumnsDoesNotMatter) {
  const std::string before = score_folder(family_, folder_.path(), last_ - 5, last_);
  for (const Table table : event_tables()) {
    std::vector<std::string> lines = lines_of(file(table));
    for (std::string& line : lines) {
      std::vector<std::string> cells = cells_of(line);
      std::reverse(cells.begin(), cells.end());
      line = row_of(cells);
    }
    write_lines(file(table), lines);
  }
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_ - 5, last_) == before);
}

std::string ndjson_of(const std::vector<std::string>& lines) {
  const std::vector<std::string> names = cells_of(lines[0]);
  std::string text;
  for (std::size_t line = 1; line < lines.size(); ++line) {
    const std::vector<std::string> cells = cells_of(lines[line]);
    std::string members;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      members += (members.empty() ? "" : ",") + ('"' + names[i] + "\":\"" + cells[i] + '"');
    }
    text += '{' + members + "}\n";
  }
  return text;
}

std::string packed(const std::string& text) {
  std::string bytes(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress(bytes.data(), bytes.size(), text.data(), text.size(), 3);
  EXPECT_FALSE(ZSTD_isError(size));
  bytes.resize(size);
  return bytes;
}

TEST_P(Laws, FormOfFilesDoesNotMatter) {
  const std::string before = score_folder(family_, folder_.path(), last_ - 5, last_);
  int form = 0;
  for (const Table table : event_tables()) {
    const std::string stem = file(table).substr(0, file(table).size() - 4);
    const std::vector<std::string> lines = lines_of(file(table));
    const std::string csv = read_file(file(table));
    std::filesystem::remove(file(table));
    ++form;
    if (form % 3 == 0) write_file(stem + ".csv.zst", packed(csv));
    if (form % 3 == 1) write_file(stem + ".ndjson", ndjson_of(lines));
    if (form % 3 == 2) write_file(stem + ".ndjson.zst", packed(ndjson_of(lines)));
  }
  const std::string after = score_folder(family_, folder_.path(), last_ - 5, last_);
  EXPECT_TRUE(before == after) << first_difference(before, after);
}

TEST_P(Laws, ManyDaysAtOnceAreTheDaysOneByOne) {
  const std::string at_once = score_folder(family_, folder_.path(), last_ - 30, last_);
  const Reading reading = read_folder(folder_.path(), family_);
  std::vector<std::string> rows;
  std::string header;
  for (Day day = last_ - 30; day <= last_; ++day) {
    ScoreOptions options;
    options.first = options.last = day;
    std::istringstream in(engine_csv(family_, reading.facts, options));
    std::getline(in, header);
    for (std::string line; std::getline(in, line);) rows.push_back(line);
  }
  std::sort(rows.begin(), rows.end());
  std::istringstream in(at_once);
  std::string first;
  std::getline(in, first);
  EXPECT_EQ(first, header);
  std::vector<std::string> expected;
  for (std::string line; std::getline(in, line);) expected.push_back(line);
  std::sort(expected.begin(), expected.end());
  EXPECT_TRUE(rows == expected);
}

TEST_P(Laws, ThreadsDoNotMatter) {
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_ - 3, last_, 1) ==
              score_folder(family_, folder_.path(), last_ - 3, last_, 8));
}

TEST_P(Laws, UpsertThenDeleteIsNever) {
  const std::string before = score_folder(family_, folder_.path(), last_ - 3, last_);
  // An order that came and was deleted again, in every table where a row may stand alone.
  std::vector<std::string> lines = lines_of(file(Table::orders));
  const std::string header = lines[0];
  for (std::size_t line = 1; line < 200; ++line) {
    std::vector<std::string> cells = cells_of(lines[line]);
    cells[column_at(header, "order_id")] += "-x";
    for (const auto& [deleted, recorded] :
         {std::pair{"false", "2022-06-20 00:00:00"}, std::pair{"true", "2022-06-21 00:00:00"}}) {
      cells[column_at(header, "deleted")] = deleted;
      cells[column_at(header, "recorded_at")] = recorded;
      lines.push_back(row_of(cells));
    }
  }
  write_lines(file(Table::orders), lines);
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_ - 3, last_) == before);
}

// Drops every happening after the end of a day from a file's rows, and rows that begin later.
void forget_after(const std::string& path, Table table, const std::string& end) {
  std::vector<std::string> lines = lines_of(path);
  const std::vector<std::string> names = cells_of(lines[0]);
  std::vector<std::string> kept = {lines[0]};
  for (std::size_t line = 1; line < lines.size(); ++line) {
    std::vector<std::string> cells = cells_of(lines[line]);
    bool exists = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto position = find_column(table, names[i]);
      if (!position || definition(table).columns[*position].kind != Kind::instant) continue;
      if (cells[i] <= end) continue;
      if (names[i] == definition(table).event) exists = false;
      cells[i].clear();
    }
    if (exists) kept.push_back(row_of(cells));
  }
  write_lines(path, kept);
}

TEST_P(Laws, LaterHappeningsNeverChangeAnEarlierDay) {
  const Day early = last_ - 20;
  // Coverage is said, so that dropping rows does not shorten it.
  std::string coverage = "account,table,from,to\n";
  for (const std::string& shop : lines_of(folder_ / "shops.csv")) {
    const std::string id = shop.substr(0, shop.find(','));
    if (id == "shop_id") continue;
    for (const TableDefinition& table : all_tables()) {
      coverage += id + ',' + std::string(table.name) + ",2020-01-01,2023-01-01\n";
    }
  }
  write_file(folder_ / "coverage.csv", coverage);
  const std::string before = score_folder(family_, folder_.path(), early - 3, early);
  for (const Table table : event_tables()) {
    forget_after(file(table), table, format_day(early) + " 23:59:59");
  }
  const std::string after = score_folder(family_, folder_.path(), early - 3, early);
  EXPECT_TRUE(before == after) << first_difference(before, after);
  EXPECT_NE(before.find(",scored,"), std::string::npos) << "a comparison of nothing";
}

TEST_P(Laws, KnownAtIgnoresWhatWasRecordedLater) {
  const std::string second = "2022-06-01 12:00:00";
  const Instant known_at =
      Zone("Asia/Shanghai", 28800).to_instant(*parse_day("2022-06-01"), 43'200);
  const std::string all = score_folder(family_, folder_.path(), last_ - 40, last_ - 20);
  const std::string known =
      score_folder(family_, folder_.path(), last_ - 40, last_ - 20, 2, known_at);
  EXPECT_FALSE(all == known) << "a comparison of nothing";
  for (const Table table : event_tables()) {
    std::vector<std::string> lines = lines_of(file(table));
    const std::size_t recorded_at = column_at(lines[0], "recorded_at");
    std::erase_if(lines, [&](const std::string& line) {
      return line != lines[0] && cells_of(line)[recorded_at] > second;
    });
    write_lines(file(table), lines);
  }
  const std::string never_there = score_folder(family_, folder_.path(), last_ - 40, last_ - 20);
  EXPECT_TRUE(known == never_there) << first_difference(known, never_there);
}

INSTANTIATE_TEST_SUITE_P(Packs, Laws, testing::Values(real_pack, full_pack));

}  // namespace
}  // namespace xingji::test
