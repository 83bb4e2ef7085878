#include "io/read_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/text.h"
#include "io/read_settings.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings_name = "dataset.yaml";

struct Ending {
  std::string_view text;
  RowFormat format;
};
constexpr std::array<Ending, 4> endings = {{{".csv", RowFormat::csv},
                                            {".csv.zst", RowFormat::csv},
                                            {".ndjson", RowFormat::ndjson},
                                            {".ndjson.zst", RowFormat::ndjson}}};

// The ending of a table's file, or nothing when the name has none of them.
std::optional<Ending> ending_of(std::string_view name) {
  for (const Ending& ending : endings) {
    if (name.ends_with(ending.text)) return ending;
  }
  return std::nullopt;
}

// Files that belong to people, not to the data; and what a made-up market says is wrong in it.
bool is_for_people(const std::string& name) {
  if (name == "planted.csv") return true;
  const std::string ending = fs::path(name).extension().string();
  return name.starts_with('.') || ending.empty() || ending == ".md" || ending == ".txt";
}

Problem unknown_file(const std::string& name) {
  std::vector<std::string> known;
  const auto ending = ending_of(name);
  for (const TableDefinition& table : all_tables()) {
    known.push_back(std::string(table.name) + std::string(ending ? ending->text : ".csv"));
  }
  known.emplace_back(settings_name);
  Problem problem{
      {name, 0, 0}, "no table has this name; the file is left out", did_you_mean(name, known)};
  problem.is_warning = true;
  return problem;
}

Problem not_a_file(const fs::directory_entry& entry) {
  std::error_code ignored;
  const bool is_link = entry.is_symlink(ignored) && !entry.exists(ignored);
  return {{entry.path().filename().string(), 0, 0},
          is_link ? "this link leads nowhere; the table is left out"
                  : "this is not a file; the table is left out",
          "put the table's file here, or take it away",
          true};
}

// Files as a platform exports them, under names of its own.
bool is_export(const std::string& name) {
  constexpr std::array<std::string_view, 8> export_endings = {
      ".csv", ".csv.zst", ".ndjson", ".ndjson.zst", ".xlsx", ".xls", ".tsv", ".json"};
  return std::any_of(export_endings.begin(), export_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

void sort_in(const fs::directory_entry& entry, DataSet& set) {
  const std::string name = entry.path().filename().string();
  std::error_code unreadable;
  const bool is_file = entry.is_regular_file(unreadable);
  if (name == settings_name || is_for_people(name)) return;
  const auto ending = ending_of(name);
  const auto table =
      ending ? find_table(std::string_view(name).substr(0, name.size() - ending->text.size()))
             : std::nullopt;
  if (!table) {
    // A script, a pack or a picture beside the tables was never meant as one.
    Problem unknown = unknown_file(name);
    if (is_export(name) || !unknown.remedy.empty()) set.warnings.push_back(std::move(unknown));
    return;
  }
  if (!is_file) return set.warnings.push_back(not_a_file(entry));
  const std::uint64_t bytes = entry.file_size(unreadable);
  set.files.push_back(
      {*table, ending->format, name, entry.path().string(), {}, unreadable ? 0 : bytes});
}

bool is_table_name(const std::string& name) {
  const auto ending = ending_of(name);
  return ending && find_table(std::string_view(name).substr(0, name.size() - ending->text.size()));
}

Problem no_folder(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    return {{path, 0, 0},
            "there is no such folder",
            "give the folder that holds orders.csv and the other tables"};
  }
  const fs::path file = fs::path(path);
  const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
  return {{path, 0, 0},
          "is a file; facts are a folder of tables",
          is_table_name(file.filename().string())
              ? "give its folder: " + folder
              : "xingji import makes tables of other files, by a mapping"};
}

Problem no_table(const std::string& folder, const Problems& unknown_files) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string> exports;
  for (const Problem& file : unknown_files) {
    const std::string name = fs::path(file.place.file).filename().string();
    if (!file.remedy.empty())
      return {{folder, 0, 0}, "the folder holds no table; " + name + " is none", file.remedy};
    if (is_export(name)) exports.push_back(name);
  }
  if (exports.empty()) {
    return {{folder, 0, 0},
            "the folder holds no table",
            "tables are files such as orders.csv, ratings.csv.zst or chats.ndjson"};
  }
  const std::size_t all = exports.size();
  if (all > most_named) exports.resize(most_named);
  return {{folder, 0, 0},
          "the folder holds no table, but other files: " + with_commas(exports) +
              (all > most_named ? ", …" : ""),
          "xingji import makes tables of a platform's export, by a mapping"};
}

Problems doubled_files(const DataSet& set) {
  Problems problems;
  for (std::size_t i = 1; i < set.files.size(); ++i) {
    if (set.files[i].table != set.files[i - 1].table) continue;
    problems.push_back({{set.files[i].path, 0, 0},
                        "'" + set.files[i - 1].name + "' holds the same table",
                        "keep one file per table"});
  }
  return problems;
}

}  // namespace

Result<DataSet> find_data_set(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return no_folder(folder);
  }
  DataSet set;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    sort_in(*at, set);
  }
  if (error) return Problem{{folder, 0, 0}, "the folder cannot be read: " + error.message(), ""};
  std::sort(set.files.begin(), set.files.end(), [](const DataFile& a, const DataFile& b) {
    return a.table != b.table ? a.table < b.table : a.name < b.name;
  });
  std::sort(set.warnings.begin(), set.warnings.end(),
            [](const Problem& a, const Problem& b) { return a.place.file < b.place.file; });

  Problems problems = doubled_files(set);
  if (set.files.empty()) problems.push_back(no_table(folder, set.warnings));
  auto settings = read_settings((fs::path(folder) / settings_name).string());
  if (settings.ok()) {
    set.zone = settings.value().zone;
    set.currency = settings.value().currency;
  } else {
    problems.insert(problems.end(), settings.problems().begin(), settings.problems().end());
  }
  if (!problems.empty()) return problems;
  return set;
}

}  // namespace xingji
