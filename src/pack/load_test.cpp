// The bad packs: each file says in its first lines which problems it must cause, word for word.
#include "pack/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string packs_folder = std::string(XINGJI_SOURCE_DIR) + "/tests/packs";
constexpr std::string_view expect_mark = "# expect: ";
constexpr std::string_view over_mark = "# over: ";

std::optional<Zone> known_zone(const std::string& name) {
  if (name == "Asia/Shanghai") return Zone(name, 8 * 3600);
  return std::nullopt;
}

LoadOptions options() {
  LoadOptions options;
  options.rules_folder = packs_folder;
  options.find_zone = known_zone;
  return options;
}

struct BadPack {
  std::string path;
  std::vector<std::string> expected;
  std::string over;  // the pack that this overlay is laid over
};

BadPack read_bad_pack(const fs::path& path) {
  BadPack bad{path.string(), {}, ""};
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(expect_mark)) bad.expected.push_back(line.substr(expect_mark.size()));
    if (line.starts_with(over_mark)) bad.over = line.substr(over_mark.size());
  }
  return bad;
}

std::vector<fs::path> all_bad_packs() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(packs_folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
    const bool is_bad = entry.path().string().ends_with(".bad.yaml");  // versions have a folder
    if (is_bad || !read_bad_pack(entry.path()).expected.empty()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string name_of(const fs::path& path) {
  std::string name = path.lexically_relative(packs_folder).string();
  name = name.substr(0, name.find(".bad"));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '/' || c == '.'; }, '_');
  return name;
}

// Problems without the name of the pack's file; a file beside it is named from the packs' folder.
std::vector<std::string> problems_of(const BadPack& bad) {
  LoadOptions load_options = options();
  std::string pack = bad.path;
  if (!bad.over.empty()) {
    load_options.overlays.push_back(bad.path);
    pack = packs_folder + '/' + bad.over;
  } else if (!fs::path(bad.path).filename().string().ends_with(".bad.yaml")) {
    pack = fs::path(bad.path).parent_path().string();  // versions in a folder
  }
  const auto family = load_family(pack, load_options);
  std::vector<std::string> texts;
  if (family.ok()) return texts;
  for (Problem problem : family.problems()) {
    const bool is_own = problem.place.file == bad.path;
    problem.place.file =
        is_own ? "" : fs::path(problem.place.file).lexically_relative(packs_folder).string();
    std::string text = to_text(problem);
    if (text.starts_with(":")) text.erase(0, 1);
    texts.push_back(std::move(text));
  }
  return texts;
}

class BadPacks : public testing::TestWithParam<fs::path> {};

TEST_P(BadPacks, are_refused_with_these_words) {
  const BadPack bad = read_bad_pack(GetParam());
  EXPECT_EQ(problems_of(bad), bad.expected) << bad.path;
}

INSTANTIATE_TEST_SUITE_P(All, BadPacks, testing::ValuesIn(all_bad_packs()),
                         [](const auto& pack) { return name_of(pack.param); });

}  // namespace
}  // namespace xingji
