// Timelines as aligned tables, one row a day: what was scored and asked, and what must follow. Each
// is computed twice, by src/standing and by the naive twin.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "standing_support.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string folder = std::string(XINGJI_SOURCE_DIR) + "/tests/standing";

struct Table {
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

// `request lift` or `upheld remove`.
void add_event(const std::string& cell, Day day, const std::string& standing, Told& told) {
  if (cell == "-") return;
  const auto words = split(cell, ' ');
  const auto kind = words[0] == "request" ? Petition::Kind::request : Petition::Kind::upheld_appeal;
  EXPECT_TRUE(words[0] == "request" || words[0] == "upheld") << cell;
  told.petitions.push_back(
      {day, kind, standing, words.size() > 1 ? std::string(words[1]) : "", "a1"});
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

// The table with its results as they are.
std::string as_computed(Table table, const Timeline& timeline) {
  std::map<std::string, std::vector<std::string>> lines;
  for (const std::string& line : spelled(timeline)) {
    lines[line.substr(0, 10)].push_back(line.substr(11));
  }
  for (auto& row : table.rows) {
    const Day day = *parse_day(row[0]);
    for (std::size_t c = 1; c < row.size(); ++c) {
      if (table.columns[c] == "state") row[c] = timeline.state_on(day).id;
      if (table.columns[c] == "off") row[c] = off_on(timeline, day);
      if (table.columns[c] != "ledger") continue;
      row[c] = "";
      for (const std::string& line : lines[row[0]]) row[c] += (row[c].empty() ? "" : "; ") + line;
      if (row[c].empty()) row[c] = "-";
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
  const Family family = load_family_of("standing.yaml");
  ASSERT_FALSE(family.versions.empty());
  const Told told = told_by(table, family.versions.front());
  const Timeline timeline = hold(table.standing, course_of(told, family));
  EXPECT_EQ(as_computed(table, timeline), table.text);
  EXPECT_EQ(spelled(timeline), naive_lines(told, family, table.standing));
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
