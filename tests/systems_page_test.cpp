// docs/systems.md: how many numbers of every version of every pack rest on a source of which grade.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/pack_list.h"
#include "pack/grounds.h"
#include "support.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;

// What only X says always has a reason beside it, and is counted under X.
// "| `jd/agent-pay` | 2022-01-01 | 0 | 0 | 9 | 0 | 0 | 3 | 4 |"
std::string row_of(const std::string& name, const Pack& version) {
  const Grounds grounds = grounds_of(version);
  std::string row =
      "| `" + name + "` | " + (version.since ? format_day(*version.since) : "") + " |";
  int in_part = 0;
  auto grades = by_grade(version, grounds);
  for (const char grade : {'A', 'B', 'C', 'D'}) {
    row += ' ' + std::to_string(grades[grade].whole) + " |";
    in_part += grades[grade].in_part;
  }
  row += ' ' + std::to_string(grades['X'].whole + grades['X'].in_part) + " |";
  return row + ' ' + std::to_string(in_part) + " | " + std::to_string(grounds.assumed) + " |\n";
}

TEST(SystemsPage, CountsTheNumbersOfEveryPackByGrade) {
  const std::string rules = source_path("rules");
  std::string table =
      "| pack | from | A | B | C | D | X | in part | assumed "
      "|\n|---|---|---|---|---|---|---|---|---|\n";
  for (const std::string& pack : must(packs_in(rules, rules))) {
    const std::string name = fs::relative(pack, rules).replace_extension().string();
    for (const Pack& version : load_pack(pack).versions) table += row_of(name, version);
  }
  const std::string page = read_file(source_path("docs/systems.md"));
  EXPECT_NE(page.find(table), std::string::npos) << "the page should have\n" << table;
}

// What only a contradicted source says is assumed, and yet is not out of the air.
TEST(Grounds, CountWhatAContradictedSourceSaysBesideItsReason) {
  const Pack pack = load_pack(source_path("rules/kuaishou/aspect-marks.yaml")).versions.front();
  const auto counted = grounds_of(pack).sources.at("S003");
  EXPECT_EQ(counted.whole, 0);
  EXPECT_GT(counted.in_part, 28);
}

TEST(Grounds, CountEachPlaceOnce) {
  const Pack pack = load_pack(source_path("tests/packs/grounds.yaml")).versions.front();
  const Grounds grounds = grounds_of(pack);
  // The share, whose two sides are one place; 1 % and 5; the line of five stars.
  EXPECT_EQ(grounds.sources.at("OWN").whole, 4);
  EXPECT_EQ(grounds.sources.at("OWN").in_part, 0);
  // 4 points; what is full, and the total itself. In part the line of 2 %.
  EXPECT_EQ(grounds.sources.at("POST").whole, 3);
  EXPECT_EQ(grounds.sources.at("POST").in_part, 1);
  EXPECT_EQ(grounds.sources.at("PHOTO").whole, 0);
  EXPECT_EQ(grounds.sources.at("PHOTO").in_part, 2);  // both ends of the clip
  EXPECT_EQ(grounds.assumed, 3);                      // 3 points, and the stars
  auto grades = by_grade(pack, grounds);
  EXPECT_EQ(grades['A'].whole, 4);
  EXPECT_EQ(grades['C'].whole, 3);
  EXPECT_EQ(grades['C'].in_part, 1);
  EXPECT_FALSE(grades.contains('B'));
}

}  // namespace
}  // namespace xingji::test
