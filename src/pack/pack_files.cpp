#include "pack/pack_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/text.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_names = 1000;  // of packs that a wrong name is compared with
constexpr std::uintmax_t largest_file = 4U << 20U;

// A pack that cannot be parsed is still one, so the file is not parsed to tell.
bool says_pack(const fs::path& file) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("pack:") || line.starts_with("\xEF\xBB\xBFpack:")) return true;
  }
  return false;
}

// Versions are called by their first day; other files beside them (cases, overlays) are not
// versions.
std::vector<std::string> versions_in(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string path = entry.path().string();
    if (is_pack_file(entry.path()) && day_of_file(path)) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> names_under(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; at != fs::recursive_directory_iterator() && names.size() < most_names;
       at.increment(error)) {
    if (!is_pack_file(at->path())) continue;
    const bool is_version = day_of_file(at->path().string()).has_value();
    fs::path name = at->path().lexically_relative(folder);
    name = is_version ? name.parent_path() : name.replace_extension();
    names.push_back(name.generic_string());
  }
  return names;
}

// `market`, where the packs are market/one and market/two.
std::string packs_in_folder(const std::string& folder, const std::vector<std::string>& names) {
  std::string listed;
  for (const std::string& name : names) {
    if (name.starts_with(folder + '/')) listed += (listed.empty() ? "" : ", ") + name;
  }
  return listed;
}

Problem unknown_pack(std::string pack, const std::string& rules_folder) {
  while (pack.ends_with('/')) pack.pop_back();
  const std::vector<std::string> names = names_under(rules_folder);
  if (const std::string inside = packs_in_folder(pack, names); !inside.empty()) {
    return {{}, "'" + pack + "' is a folder of packs", "name one of them: " + inside};
  }
  std::string remedy = did_you_mean(pack, names);
  if (remedy.empty()) {
    remedy = "write a file, or a name under the folder '" + rules_folder + "'";
  }
  return {{}, "there is no pack '" + pack + "'", remedy};
}

}  // namespace

bool is_pack_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".yaml") && !name.ends_with(".cases.yaml") &&
         !name.ends_with(".bad.yaml") && says_pack(file);
}

Result<std::vector<std::string>> files_of_pack(const std::string& pack,
                                               const std::string& rules_folder) {
  std::error_code error;
  if (fs::is_regular_file(pack, error)) return std::vector<std::string>{pack};
  const fs::path named = fs::path(rules_folder) / pack;
  std::vector<std::string> files;
  for (const fs::path& alone : {named, fs::path(named.string() + ".yaml")}) {
    if (fs::is_regular_file(alone, error)) files.push_back(alone.string());
  }
  const std::vector<std::string> versions = versions_in(named);
  files.insert(files.end(), versions.begin(), versions.end());
  if (files.empty()) files = versions_in(pack);
  if (files.empty()) return unknown_pack(pack, rules_folder);
  return files;
}

std::optional<Day> day_of_file(const std::string& path) {
  return parse_day(fs::path(path).stem().string());
}

Result<std::string> file_content(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return Problem{{path, 0, 0}, "the file cannot be read", "check its name"};
  if (size > largest_file) {
    return Problem{{path, 0, 0}, "the file is larger than 1 MiB", "a pack is written by people"};
  }
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

}  // namespace xingji
