#include "pack/pack_names.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "pack/pack_files.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 10'000;  // looked at below a folder, which may be any
constexpr std::size_t most_listed = 12;
constexpr std::string_view cases_ending = ".cases.yaml";

// The packs below a folder, as names under it, each once.
std::vector<std::string> names_under(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::recursive_directory_iterator at(folder, error), end;
       !error && at != end && seen < most_entries; at.increment(error), ++seen) {
    if (at.depth() > 2) at.disable_recursion_pending();
    std::error_code ignored;
    if (!at->is_regular_file(ignored) || !is_pack_file(at->path())) continue;
    const bool is_version = day_of_file(at->path().string()).has_value();
    fs::path name = at->path().lexically_relative(folder);
    name = is_version ? name.parent_path() : name.replace_extension();
    names.insert(name.generic_string());
  }
  return {names.begin(), names.end()};
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

Problem choose(std::string message, std::vector<std::string> names) {
  const bool is_long = names.size() > most_listed;
  if (is_long) names.resize(most_listed);
  return {
      {}, std::move(message), "name one of them: " + with_commas(names) + (is_long ? ", …" : "")};
}

// A pack named without its platform, or with another.
std::string meant_by(const std::string& pack, const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  parts.reserve(names.size());
  for (const std::string& name : names) parts.push_back(last_part(name));
  const std::string part = nearest(last_part(pack), parts);
  if (part.empty()) return {};
  const auto found = std::find(parts.begin(), parts.end(), part);
  return "did you mean '" + names[static_cast<std::size_t>(found - parts.begin())] + "'?";
}

// The file of a pack, or of one of its versions.
fs::path file_of(const fs::path& folder, const std::string& name) {
  std::error_code ignored;
  fs::path file = folder / (name + ".yaml");
  if (fs::exists(file, ignored)) return file;
  const fs::directory_iterator versions(folder / name, ignored);
  return ignored || versions == fs::directory_iterator() ? file : versions->path();
}

// The packs whose title or aliases hold the words, as people call them.
std::vector<std::string> called(const std::string& words, const std::vector<std::string>& names,
                                const fs::path& folder) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    std::ifstream in(file_of(folder, name));
    for (std::string line; std::getline(in, line);) {
      const bool is_name = line.starts_with("title:") || line.starts_with("aliases:");
      if (!is_name || line.find(words) == std::string::npos) continue;
      found.push_back(name);
      break;
    }
  }
  return found;
}

// What a file says at its left edge: `inputs` of "inputs:".
std::set<std::string, std::less<>> keys_of(const std::string& file) {
  std::set<std::string, std::less<>> keys;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::string_view text = std::string_view(line).starts_with("\xEF\xBB\xBF")
                                      ? std::string_view(line).substr(3)
                                      : std::string_view(line);
    const std::size_t end = text.find(':');
    if (end != std::string_view::npos) keys.emplace(text.substr(0, end));
  }
  return keys;
}

std::string cases_remedy(const std::string& file) {
  std::string pack = "PACK";
  if (file.ends_with(cases_ending)) {
    pack = file.substr(0, file.size() - cases_ending.size());
    std::error_code ignored;
    if (fs::exists(pack + ".yaml", ignored)) pack += ".yaml";
  }
  return "xingji check " + pack + " runs them";
}

}  // namespace

Problem unknown_pack(std::string pack, const std::string& rules_folder) {
  while (pack.size() > 1 && pack.ends_with('/')) pack.pop_back();
  const std::vector<std::string> names = names_under(rules_folder);
  std::vector<std::string> inside;  // `market`, where the packs are market/one and market/two
  std::vector<std::string> alike;   // `one`
  for (const std::string& name : names) {
    if (name.starts_with(pack + '/')) inside.push_back(name);
    if (last_part(name) == pack) alike.push_back(name);
  }
  if (!inside.empty()) return choose("'" + pack + "' is a folder of packs", inside);
  std::error_code ignored;
  if (fs::is_directory(pack, ignored)) {
    for (const std::string& name : names_under(pack)) {
      inside.push_back((fs::path(pack) / name).generic_string());
    }
    if (!inside.empty()) return choose("'" + pack + "' is a folder of packs", inside);
    return {{pack}, "holds no packs", "a pack is a *.yaml file with 'pack:'"};
  }
  const std::string message = "there is no pack '" + pack + "'";
  if (alike.empty()) alike = called(pack, names, rules_folder);
  if (alike.size() > 1) return choose(message, alike);
  std::string remedy =
      alike.empty() ? did_you_mean(pack, names) : "did you mean '" + alike.front() + "'?";
  if (remedy.empty()) remedy = meant_by(pack, names);
  if (remedy.empty() && !names.empty()) return choose(message, names);
  if (remedy.empty()) {
    remedy = "write a file, or a name under the folder '" + rules_folder + "'";
  }
  return {{}, message, remedy};
}

std::optional<Problem> not_a_pack(const std::string& file) {
  const auto keys = keys_of(file);
  if (keys.contains("indicators") || keys.contains("valid")) return std::nullopt;
  if (keys.contains("cases"))
    return Problem{{file}, "holds the cases of a pack", cases_remedy(file)};
  if (keys.contains("inputs") && keys.contains("tables")) {
    return Problem{{file},
                   "is a mapping of exports to tables",
                   "xingji import --mapping " + file + " --from EXPORT --into DIR follows it"};
  }
  if (keys.contains("platform") && keys.contains("causes")) {
    return Problem{{file},
                   "describes a made-up market",
                   "xingji synth --market " + file + " --into DIR makes it"};
  }
  return std::nullopt;
}

}  // namespace xingji
