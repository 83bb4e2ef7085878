#include "pack/pack_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/text.h"
#include "pack/pack_names.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 4U << 20U;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What stands behind `key:` at the beginning of a line. A pack that cannot be parsed is still one,
// so the file is not parsed to tell.
std::optional<std::string> said_behind(const fs::path& file, std::string_view key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::string_view rest = line;
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    if (!rest.starts_with(key) || !rest.substr(key.size()).starts_with(':')) continue;
    rest = rest.substr(key.size() + 1);
    return std::string(trim(rest.substr(0, rest.find(" #"))));
  }
  return std::nullopt;
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

}  // namespace

bool is_pack_file(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".yaml") && !name.ends_with(".cases.yaml") &&
         !name.ends_with(".bad.yaml") && said_behind(file, "pack");
}

bool fits_pack(const std::string& overlay, const std::string& pack_file) {
  const auto id = said_behind(pack_file, "pack");
  return id && id == said_behind(overlay, "extends");
}

std::optional<std::string> pack_of_overlay(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || said_behind(file, "pack")) return std::nullopt;
  auto name = said_behind(file, "extends");
  if (name) std::replace(name->begin(), name->end(), '.', '/');
  return name;
}

Result<std::vector<std::string>> files_of_pack(const std::string& pack,
                                               const std::string& rules_folder) {
  std::error_code error;
  if (fs::is_regular_file(pack, error)) {
    if (auto problem = not_a_pack(pack)) return *problem;
    return std::vector<std::string>{pack};
  }
  const fs::path named = fs::path(rules_folder) / pack;
  std::vector<std::string> files;
  for (const fs::path& alone : {named, fs::path(named.string() + ".yaml")}) {
    if (!fs::is_regular_file(alone, error)) continue;
    if (auto problem = not_a_pack(alone.string())) return *problem;
    files.push_back(alone.string());
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
