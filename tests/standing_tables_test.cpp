// Timelines as aligned tables, one row a day: what was scored and asked, and what must follow. Each
// is computed twice, by src/standing and by the naive twin.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "notices_support.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string folder = std::string(XINGJI_SOURCE_DIR) + "/tests/standing";

struct Table {
  std::string pack = "standing.yaml";
  std::string standing;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::string text;
};

std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> result;
  for (const std::string_view cell : split(line, '|')) result.emplace_back(trim(cell));
  return result;
}

Table read_table(const fs::path& path) {
  Table table;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    table.text += line + '\n';
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("standing: ")) {
      table.standing = line.substr(10);
    } else if (line.starts_with("pack: ")) {
      table.pack = line.substr(6);
    } else if (table.columns.empty()) {
      table.columns = cells(line);
    } else {
      table.rows.push_back(cells(line));
      EXPECT_EQ(table.rows.back().size(), table.columns.size()) << path << ": " << line;
    }
  }
  return table;
}

std::optional<Micro> number(const std::string& cell) {
  return cell == "-" ? std::nullopt : parse_micro(cell);
}

// `request lift`, `upheld remove`, or `upheld remove 2022-06-10`, the day on which it was filed.
void add_event(const std::string& cell, Day day, const std::string& standing, Told& told) {
  if (cell == "-") return;
  const auto words = split(cell, ' ');
  const auto kind = words[0] == "request" ? Petition::Kind::request : Petition::Kind::upheld_appeal;
  EXPECT_TRUE(words[0] == "request" || words[0] == "upheld") << cell;
  told.petitions.push_back({day, kind, standing, words.size() > 1 ? std::string(words[1]) : "",
                            "a1", words.size() > 2 ? parse_day(words[2]) : std::nullopt});
}

Told told_by(const Table& table, const Pack& pack) {
  Told told;
  for (const auto& row : table.rows) {
    const Day day = *parse_day(row[0]);
    told.cards.push_back(blank_card(pack, day));
    told.now.push_back(blank_card(pack, day));
    for (std::size_t c = 1; c < row.size(); ++c) {
      const std::string& column = table.columns[c];
      if (column == "total") told.cards.back().total = told.now.back().total = number(row[c]);
      if (column == "stars") told.cards.back().stars = told.now.back().stars = number(row[c]);
      if (column == "event") add_event(row[c], day, table.standing, told);
    }
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (table.columns[c] != "total now") continue;
      told.has_now = true;
      told.now.back().total = number(row[c]);
    }
  }
  return told;
}

std::string off_on(const Timeline& timeline, Day day) {
  std::string text;
  for (const std::size_t privilege : timeline.state_on(day).privileges_off) {
    text += (text.empty() ? "" : ", ") + timeline.rules_on(day).privileges[privilege].id;
  }
  return text.empty() ? "-" : text;
}

// By day, which each of them begins with.
std::string on_day(const std::vector<std::string>& lines, const std::string& day) {
  std::string text;
  for (const std::string& line : lines) {
    if (line.starts_with(day)) text += (text.empty() ? "" : "; ") + line.substr(11);
  }
  return text.empty() ? "-" : text;
}

// What is told on the days of a run; of the moves one reads in the ledger.
std::vector<std::string> told_on_days(const Course& course, const Timeline& timeline) {
  std::vector<std::string> lines;
  for (Sent sent : sent_on(course, Standing::JudgedOn::published, {timeline})) {
    sent.blanks.clear();
    lines.push_back(spelled(sent));
  }
  return lines;
}

// The table with its results as they are.
std::string as_computed(Table table, const Timeline& timeline,
                        const std::vector<std::string>& told) {
  for (auto& row : table.rows) {
    const Day day = *parse_day(row[0]);
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (table.columns[c] == "state") row[c] = timeline.state_on(day).id;
      if (table.columns[c] == "off") row[c] = off_on(timeline, day);
      if (table.columns[c] == "ledger") row[c] = on_day(spelled(timeline), row[0]);
      if (table.columns[c] == "told") row[c] = on_day(told, row[0]);
    }
  }
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    widths.push_back(table.columns[c].size());
    for (const auto& row : table.rows) widths[c] = std::max(widths[c], row[c].size());
  }
  std::string text;
  const auto add_row = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      line += (c == 0 ? "" : " | ") + pad_right(row[c], widths[c]);
    }
    text += std::string(line.substr(0, line.find_last_not_of(' ') + 1)) + '\n';
  };
  std::istringstream lines_before(table.text);
  for (std::string line; std::getline(lines_before, line) && !line.starts_with("day");) {
    text += line + '\n';
  }
  add_row(table.columns);
  for (const auto& row : table.rows) add_row(row);
  return text;
}

class Tables : public testing::TestWithParam<std::string> {};

TEST_P(Tables, TimelineIsAsWritten) {
  const Table table = read_table(folder + "/" + GetParam());
  const Family family = load_family_of(table.pack);
  ASSERT_FALSE(family.versions.empty());
  const Told told = told_by(table, family.versions.front());
  const Course course = course_of(told, family);
  const Timeline timeline = hold(table.standing, course);
  EXPECT_EQ(as_computed(table, timeline, told_on_days(course, timeline)), table.text);
  EXPECT_EQ(spelled(timeline), naive_lines(told, family, table.standing));
  EXPECT_EQ(spelled(all_sent(course, timelines_told_of(course, family))), naive_told(told, family));
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Standing, Tables, testing::ValuesIn(files()), [](const auto& file) {
  std::string name = file.param.substr(0, file.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace xingji
