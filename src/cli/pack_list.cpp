#include "cli/pack_list.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "pack/pack_files.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

bool is_version_file(const fs::path& file) { return day_of_file(file.string()).has_value(); }

// A folder that holds the versions of one pack.
bool is_pack_folder(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (is_version_file(entry.path()) && is_pack_file(entry.path())) return true;
  }
  return false;
}

std::set<std::string> packs_below(const fs::path& folder) {
  std::set<std::string> packs;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    const fs::path& file = entry.path();
    if (!entry.is_regular_file(ignored) || !is_pack_file(file)) continue;
    packs.insert(is_version_file(file) ? file.parent_path().string() : file.string());
  }
  return packs;
}

}  // namespace

Result<std::vector<std::string>> packs_in(const std::string& target,
                                          const std::string& rules_folder) {
  std::error_code ignored;
  const fs::path named = fs::path(rules_folder) / target;
  for (const fs::path& folder : {fs::path(target), named}) {
    if (!fs::is_directory(folder, ignored)) continue;
    if (is_pack_folder(folder)) return std::vector<std::string>{folder.string()};
    const std::set<std::string> packs = packs_below(folder);
    if (!packs.empty()) return std::vector<std::string>(packs.begin(), packs.end());
    return Problem{{folder.string()}, "holds no packs", "a pack is a *.yaml file with 'pack:'"};
  }
  return std::vector<std::string>{target};
}

std::string cases_beside(const std::string& pack_file) {
  fs::path path = pack_file;
  if (is_version_file(path)) return path.parent_path().string() + ".cases.yaml";
  return path.replace_extension(".cases.yaml").string();
}

}  // namespace xingji
