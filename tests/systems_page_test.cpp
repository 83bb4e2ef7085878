// docs/systems.md: how many numbers of every version of every pack rest on a source of which grade.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/pack_list.h"
#include "pack/grounds.h"
#include "support.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;

// "| `jd/agent-pay` | 2022-01-01 | 0 | 0 | 9 | 0 | 3 | 4 |"
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
  return row + ' ' + std::to_string(in_part) + " | " + std::to_string(grounds.assumed) + " |\n";
}

TEST(SystemsPage, CountsTheNumbersOfEveryPackByGrade) {
  const std::string rules = source_path("rules");
  std::string table =
      "| pack | from | A | B | C | D | in part | assumed |\n|---|---|---|---|---|---|---|---|\n";
  for (const std::string& pack : must(packs_in(rules, rules))) {
    const std::string name = fs::relative(pack, rules).replace_extension().string();
    for (const Pack& version : load_pack(pack).versions) table += row_of(name, version);
  }
  const std::string page = read_file(source_path("docs/systems.md"));
  EXPECT_NE(page.find(table), std::string::npos) << "the page should have\n" << table;
}

// A made-up pack whose counts can be done by hand.
TEST(Grounds, CountsEachPlaceOnce) {
  const TemporaryFolder folder;
  write_file(folder / "pack.yaml", R"(pack: test.grounds
title: { zh: 甲, en: A }
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  OWN: { title: Own, grade: A, read: 2026-11-28 }
  POST: { title: Post, grade: C, read: 2026-11-28 }
indicators:
  late:
    title: { zh: 晚, en: Late }
    printed_as: percent
    better: lower
    no_data: drop
    share: { of: orders, by_day: paid_at, window: 30 days, counts: shipped_at is missing, source: OWN }
    points:
      ladder:
        - { at_most: 1%, give: 5, source: OWN }
        - { at_most: 2%, give: [{ value: 4, source: POST }], source: POST, assumed: from a photo }
        - { give: 3, assumed: nobody says }
total: { of: sum of points, full: 5, source: POST }
stars:
  assumed: ours
  all: { stars: 5, total_at_least: [{ value: 5, source: OWN }] }
  none: { stars: 1 }
)");
  const Pack pack = load_pack(folder / "pack.yaml").versions.front();
  const Grounds grounds = grounds_of(pack);
  // The share, whose two sides are one place; 1 % and 5; the line of five stars.
  EXPECT_EQ(grounds.sources.at("OWN").whole, 4);
  EXPECT_EQ(grounds.sources.at("OWN").in_part, 0);
  // 4 points; what is full, and the total itself.
  EXPECT_EQ(grounds.sources.at("POST").whole, 3);
  EXPECT_EQ(grounds.sources.at("POST").in_part, 1);  // 2 %
  EXPECT_EQ(grounds.assumed, 3);                     // 3 points, and the stars
  auto grades = by_grade(pack, grounds);
  EXPECT_EQ(grades['A'].whole, 4);
  EXPECT_EQ(grades['C'].whole, 3);
  EXPECT_EQ(grades['C'].in_part, 1);
  EXPECT_FALSE(grades.contains('B'));
}

}  // namespace
}  // namespace xingji::test
