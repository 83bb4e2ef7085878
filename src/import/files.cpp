#include "import/files.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/text.h"

namespace xingji::mapping {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const std::string& folder, Problems& problems) {
  std::vector<std::string> names;
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) names.push_back(at->path().filename().string());
  }
  if (fault) problems.push_back({{folder}, "cannot be read: " + fault.message(), {}});
  std::sort(names.begin(), names.end());
  return names;
}

// The name without the ending that packing added.
std::string unpacked(const std::string& name) {
  return name.ends_with(".zst") ? name.substr(0, name.size() - 4) : name;
}

bool fits(const Input& input, const std::string& plain) {
  return fnmatch(input.file.c_str(), plain.c_str(), FNM_PERIOD) == 0;
}

// A file of no input may be the missing one under another name.
std::string other_name(const Mapping& mapping, const Input& input, std::vector<std::string> names) {
  std::erase_if(names, [&](const std::string& name) {
    return std::any_of(mapping.inputs.begin(), mapping.inputs.end(),
                       [&](const Input& other) { return fits(other, unpacked(name)); });
  });
  const std::string remedy = did_you_mean(input.file, names);
  return remedy.empty() ? "put the export's file there; .zst may follow its name" : remedy;
}

std::vector<std::string> files_of(const Mapping& mapping, const Input& input,
                                  const std::string& folder, const std::vector<std::string>& names,
                                  Problems& problems) {
  std::vector<std::string> files;
  std::string before;
  for (const std::string& name : names) {
    const std::string plain = unpacked(name);
    if (!fits(input, plain)) continue;
    if (plain == before) {
      problems.push_back({{(fs::path(folder) / name).string()},
                          "stands here packed and unpacked",
                          "keep one of the two"});
    }
    before = plain;
    files.push_back((fs::path(folder) / name).string());
  }
  if (files.empty() && !input.optional) {
    problems.push_back({{(fs::path(folder) / input.file).string()},
                        "the file of input '" + input.name + "' is missing",
                        other_name(mapping, input, names)});
  }
  return files;
}

}  // namespace

Result<std::vector<std::vector<std::string>>> find_files(const Mapping& mapping,
                                                         const std::string& from) {
  std::error_code fault;
  if (fs::is_regular_file(from, fault)) {
    if (mapping.inputs.size() == 1) return std::vector<std::vector<std::string>>{{from}};
    return Problem{{from},
                   "the mapping needs " + std::to_string(mapping.inputs.size()) + " files, not one",
                   "name their folder with --from"};
  }
  if (!fs::is_directory(from, fault)) {
    return Problem{{from}, "no such file or folder", "name the export's folder with --from"};
  }
  Problems problems;
  const std::vector<std::string> names = names_in(from, problems);
  std::vector<std::vector<std::string>> files;
  files.reserve(mapping.inputs.size());
  for (const Input& input : mapping.inputs) {
    files.push_back(files_of(mapping, input, from, names, problems));
  }
  if (!problems.empty()) return problems;
  return files;
}

}  // namespace xingji::mapping
