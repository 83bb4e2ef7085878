// What the tests of whole packs share: tests/packs/small.yaml, a folder for files, and the places
// of what has a name.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pack/load.h"

namespace xingji::family_test {

namespace fs = std::filesystem;

inline const std::string packs_folder = std::string(XINGJI_SOURCE_DIR) + "/tests/packs";

inline LoadOptions options() {
  LoadOptions options;
  options.rules_folder = packs_folder;
  options.find_zone = [](const std::string& name) -> std::optional<Zone> {
    if (name == "Asia/Shanghai") return Zone(name, 8 * 3600);
    return std::nullopt;
  };
  return options;
}

// A folder of its own for a test's files.
class Folder {
 public:
  Folder()
      : path_(fs::path(testing::TempDir()) /
              (std::string("xingji_pack_") +
               testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, std::string_view text) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

inline Family load(const std::string& pack, const LoadOptions& load_options) {
  auto family = load_family(pack, load_options);
  if (!family.ok()) {
    for (const Problem& problem : family.problems()) ADD_FAILURE() << to_text(problem);
    return {};
  }
  return std::move(family.value());
}

inline Pack load_small(const LoadOptions& load_options = options()) {
  Family family = load("small", load_options);
  for (const Problem& warning : family.warnings) ADD_FAILURE() << to_text(warning);
  if (family.versions.size() != 1) return {};
  return std::move(family.versions.front());
}

inline const Measure& measure(const Pack& pack, std::string_view id) {
  return pack.measures[*find_measure(pack, id)];
}
inline const Indicator& indicator(const Pack& pack, std::string_view id) {
  return pack.indicators[*find_indicator(pack, id)];
}
inline Day day(std::string_view text) { return *parse_day(text); }

}  // namespace xingji::family_test
