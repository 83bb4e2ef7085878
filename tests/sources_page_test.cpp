// docs/sources.md: every passage of the source pages has its row, no row is empty, and what a row
// names stands in the packs that it names.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "support.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;

struct PassageRow {
  std::string id;
  std::string built;
  std::string later;
};

std::vector<PassageRow> rows_of_the_page() {
  std::vector<PassageRow> rows;
  std::istringstream page(read_file(source_path("docs/sources.md")));
  const std::regex row(R"(\| (S\d{3}-\d{2}) \| [^|]+ \| ([^|]*) \| ([^|]*) \|)");
  std::smatch cells;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| S")) continue;
    EXPECT_TRUE(std::regex_match(line, cells, row)) << line;
    if (cells.size() == 4) rows.push_back({cells[1], cells[2], cells[3]});
  }
  return rows;
}

// The pack, its versions and its overlays, one behind the other; empty where there is no such pack.
std::string text_of_pack(const std::string& pack) {
  const fs::path path = source_path("rules/" + pack);
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(path.parent_path())) {
    const fs::path& file = entry.path();
    const bool is_version = file.parent_path() == path;
    const bool is_named = file.filename().string().starts_with(path.filename().string() + '.');
    if (entry.is_regular_file() && (is_version || is_named)) text += read_file(file.string());
  }
  return text;
}

std::vector<std::string> quoted(const std::string& cell) {
  std::vector<std::string> words;
  const std::regex between("`([^`]+)`");
  for (auto at = std::sregex_iterator(cell.begin(), cell.end(), between);
       at != std::sregex_iterator(); ++at) {
    words.push_back((*at)[1]);
  }
  return words;
}

TEST(SourcesPage, HasEveryPassageOnceInOrder) {
  const std::map<std::string, int> passages = {
      {"S000", 15}, {"S001", 7}, {"S002", 55}, {"S003", 4}, {"S004", 10}};
  std::vector<std::string> expected;
  for (const auto& [page, count] : passages) {
    for (int n = 1; n <= count; ++n) {
      expected.push_back(page + (n < 10 ? "-0" : "-") + std::to_string(n));
    }
  }
  std::vector<std::string> listed;
  for (const PassageRow& row : rows_of_the_page()) listed.push_back(row.id);
  EXPECT_EQ(listed, expected);
}

TEST(SourcesPage, SaysOfEachWhereItIsBuiltOrWhatIsMissing) {
  for (const PassageRow& row : rows_of_the_page()) {
    EXPECT_FALSE(row.built.empty() && row.later.empty()) << row.id;
  }
}

TEST(SourcesPage, NamesWhatStandsInThePacks) {
  const std::regex is_pack("[a-z0-9]+/[a-z0-9-]+");
  const std::regex is_word("[a-z0-9_]+");
  for (const PassageRow& row : rows_of_the_page()) {
    std::string packs;
    std::vector<std::string> words;
    for (const std::string& name : quoted(row.built)) {
      if (std::regex_match(name, is_pack)) {
        const std::string text = text_of_pack(name);
        EXPECT_FALSE(text.empty()) << row.id << " names the pack " << name;
        packs += text;
      } else if (std::regex_match(name, is_word)) {
        words.push_back(name);
      }
    }
    for (const std::string& word : words) {
      if (packs.empty()) break;
      EXPECT_NE(packs.find(word), std::string::npos) << row.id << " names " << word;
    }
  }
}

}  // namespace
}  // namespace xingji::test
