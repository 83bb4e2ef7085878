// For tests of warnings: a small pack that is right but for a few lines, and what is said of it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pack/load.h"

namespace xingji::fixture {

using Texts = std::vector<std::string>;

// One pack with the lines given for its measures and its indicator.
inline Result<Family> load(const std::string& measures, const std::string& more = "") {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "xingji_lint_warnings.yaml";
  std::ofstream(file) << "pack: test.warned\n"
                         "title: Warned\n"
                         "subject: shop\n"
                         "judge: daily\n"
                         "valid: { since: 2022-01-01 }\n"
                         "time_zone: UTC\n"
                         "sources:\n"
                         "  HELP: { title: Help, read: 2026-01-01, grade: A }\n"
                         "  OLD: { title: Old, read: 2024-01-01, grade: A }\n"
                         "measures:\n"
                         "  source: HELP\n" +
                             measures +
                             "  all: { count: refunds, by_day: applied_at, window: 30 days }\n"
                             "indicators:\n"
                             "  source: HELP\n"
                             "  i:\n"
                             "    title: I\n"
                             "    printed_as: percent\n"
                             "    value: some / all\n"
                             "    better: lower\n"
                             "    no_data: spread\n"
                             "    points: { ladder: [{ at_most: 5%, give: 5 }, { give: 1 }] }\n" +
                             more +
                             "dimensions: { d: { title: D, weight: 100%, of: { i: 100% }, "
                             "source: HELP } }\n"
                             "stars: { s5: { stars: 5, source: HELP } }\n";
  auto family = load_family(file.string(), {});
  std::filesystem::remove(file);
  return family;
}

inline Texts said_without_file(const Problems& problems) {
  Texts texts;
  for (const Problem& problem : problems) {
    texts.push_back(std::to_string(problem.place.line) + ":" +
                    std::to_string(problem.place.column) + ": " + problem.message);
  }
  return texts;
}

}  // namespace xingji::fixture
