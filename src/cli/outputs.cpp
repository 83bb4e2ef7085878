#include "cli/outputs.h"

#include <array>
#include <filesystem>
#include <string_view>

#include "base/tables.h"
#include "cli/terminal.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

// Where a name leads, links followed as far as there is something.
fs::path place_of(const fs::path& name) {
  std::error_code unreadable;
  return fs::weakly_canonical(fs::absolute(name, unreadable), unreadable);
}

// Hard links to one file are the same, too.
bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code absent;
  return fs::equivalent(one, other, absent) || place_of(one) == place_of(other);
}

bool is_in(const fs::path& file, const fs::path& folder) {
  std::error_code absent;
  if (!fs::is_directory(folder, absent)) return false;
  return is_same(place_of(file).parent_path(), folder);
}

// Files and folders that the command may read, by any of the names that may stand for them.
std::vector<fs::path> inputs_of(const Options& options) {
  std::vector<fs::path> inputs;
  for (const std::string& input :
       {options.facts, options.from, options.into, options.mapping, options.pack}) {
    if (!input.empty()) inputs.emplace_back(input);
  }
  inputs.insert(inputs.end(), options.overlays.begin(), options.overlays.end());
  inputs.insert(inputs.end(), options.targets.begin(), options.targets.end());
  const std::size_t as_written = inputs.size();
  for (std::size_t i = 0; i < as_written; ++i) {
    const fs::path named = fs::path(options.rules_folder) / inputs[i];
    inputs.push_back(named);
    inputs.emplace_back(named.string() + ".yaml");
  }
  return inputs;
}

}  // namespace

bool may_write_files(const Options& options) {
  const std::vector<fs::path> inputs = inputs_of(options);
  Problems problems;
  std::vector<std::string> outputs;
  for (const std::string& output : {options.report, options.evidence, options.save}) {
    if (output.empty()) continue;
    for (const fs::path& input : inputs) {
      const bool is_inside = is_in(output, input);
      if (!is_inside && !is_same(output, input)) continue;
      problems.push_back({{output},
                          is_inside ? "lies in " + input.string() + ", which is read"
                                    : "is itself one of the files that are read",
                          "name another file to write"});
      break;
    }
    for (const std::string& other : outputs) {
      if (is_same(output, other)) problems.push_back({{output}, "would be written twice", ""});
    }
    outputs.push_back(output);
  }
  tell(problems, options.language);
  return problems.empty();
}

bool may_write_into(const Options& options) {
  constexpr std::array<std::string_view, 4> endings = {".csv", ".csv.zst", ".ndjson",
                                                       ".ndjson.zst"};
  if (!options.from.empty() &&
      (is_same(options.into, options.from) || is_in(options.from, options.into))) {
    tell({{{options.into}, "is what the import reads", "choose another folder for --into"}},
         options.language);
    return false;
  }
  if (options.replace) return true;
  for (const TableDefinition& table : all_tables()) {
    for (const std::string_view ending : endings) {
      const std::string name = std::string(table.name).append(ending);
      std::error_code unreadable;
      if (!fs::exists(fs::path(options.into) / name, unreadable)) continue;
      tell({{{options.into},
             "the folder holds tables already, " + name + " among them",
             "choose another folder, or replace them with --replace"}},
           options.language);
      return false;
    }
  }
  return true;
}

}  // namespace xingji
