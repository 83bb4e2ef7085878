// Laws that hold for every data set: the order of rows, the number of threads and the way days are
// asked for do not matter, and nothing later changes an earlier day.
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_name = "kuaishou/shopping-star";

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

class Laws : public testing::Test {
 protected:
  Laws() : family_(load_pack(pack_name)) { make_market(folder_.path(), 10, 120, 3); }
  Day last_ = *parse_day("2022-06-30");
  TemporaryFolder folder_;
  Family family_;
};

TEST_F(Laws, OrderOfRowsDoesNotMatterWhereRecordedAtIsGiven) {
  const std::string before = score_folder(family_, folder_.path(), last_ - 5, last_);
  rc::check([&] {
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    for (const char* table : {"orders", "refunds", "ratings", "chats", "disputes", "exemptions"}) {
      std::vector<std::string> lines = lines_of(folder_ / (std::string(table) + ".csv"));
      std::shuffle(lines.begin() + 1, lines.end(), random);
      write_lines(folder_ / (std::string(table) + ".csv"), lines);
    }
    RC_ASSERT(score_folder(family_, folder_.path(), last_ - 5, last_) == before);
  });
}

TEST_F(Laws, ManyDaysAtOnceAreTheDaysOneByOne) {
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

TEST_F(Laws, ThreadsDoNotMatter) {
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_ - 3, last_, 1) ==
              score_folder(family_, folder_.path(), last_ - 3, last_, 8));
}

TEST_F(Laws, UpsertThenDeleteIsNever) {
  const std::string before = score_folder(family_, folder_.path(), last_ - 3, last_);
  // An order that came and was deleted again, in every table where a row may stand alone.
  std::vector<std::string> lines = lines_of(folder_ / "orders.csv");
  const auto column = [&](const std::string& name) {
    const std::vector<std::string_view> names = split(lines[0], ',');
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::string row;
  for (std::size_t line = 1; line < 200; ++line) {
    std::vector<std::string> cells;
    for (const std::string_view cell : split(lines[line], ',')) cells.emplace_back(cell);
    cells[column("order_id")] += "-x";
    for (const auto& [deleted, recorded] :
         {std::pair{"false", "2022-06-20 00:00:00"}, std::pair{"true", "2022-06-21 00:00:00"}}) {
      cells[column("deleted")] = deleted;
      cells[column("recorded_at")] = recorded;
      row.clear();
      for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + cell;
      lines.push_back(row);
    }
  }
  write_lines(folder_ / "orders.csv", lines);
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_ - 3, last_) == before);
}

// Drops every happening after the end of a day from a file's rows, and rows that begin later.
void forget_after(const std::string& path, Table table, const std::string& end) {
  std::vector<std::string> lines = lines_of(path);
  const std::vector<std::string_view> names = split(lines[0], ',');
  std::vector<std::string> kept = {lines[0]};
  for (std::size_t line = 1; line < lines.size(); ++line) {
    std::vector<std::string> cells;
    for (const std::string_view cell : split(lines[line], ',')) cells.emplace_back(cell);
    bool exists = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto position = find_column(table, names[i]);
      if (!position || definition(table).columns[*position].kind != Kind::instant) continue;
      if (cells[i] <= end) continue;
      if (names[i] == definition(table).event) exists = false;
      cells[i].clear();
    }
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ",") + cells[i];
    if (exists) kept.push_back(row);
  }
  write_lines(path, kept);
}

TEST_F(Laws, LaterHappeningsNeverChangeAnEarlierDay) {
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
  for (const Table table : {Table::orders, Table::refunds, Table::ratings, Table::chats,
                            Table::disputes, Table::parcels}) {
    forget_after(folder_ / (std::string(definition(table).name) + ".csv"), table,
                 format_day(early) + " 23:59:59");
  }
  const std::string after = score_folder(family_, folder_.path(), early - 3, early);
  EXPECT_TRUE(before == after) << first_difference(before, after);
}

TEST_F(Laws, KnownAtIgnoresLaterVersions) {
  // With everything known it is the settled view; with nothing known there is nothing to score.
  const Instant late = Zone("Asia/Shanghai", 28800).end_of(last_ + 400);
  EXPECT_TRUE(score_folder(family_, folder_.path(), last_, last_, 2, late) ==
              score_folder(family_, folder_.path(), last_, last_));
  EXPECT_EQ(score_folder(family_, folder_.path(), last_, last_, 2, 86'400).find(",scored,"),
            std::string::npos);
}

}  // namespace
}  // namespace xingji::test
