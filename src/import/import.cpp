#include "import/import.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "import/files.h"
#include "import/mapping.h"
#include "import/output_folder.h"
#include "import/read_sheet.h"
#include "import/slips.h"
#include "import/table.h"
#include "io/zones.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;
using mapping::Mapping;
using mapping::OutputFolder;
using mapping::Sheet;

std::string mapping_path(const ImportOptions& options) {
  std::error_code ignored;
  const fs::path named = fs::path(options.rules_folder) / options.mapping / "import.yaml";
  if (!fs::exists(options.mapping, ignored) && fs::exists(named, ignored)) return named.string();
  return options.mapping;
}

Result<std::vector<Sheet>> read_inputs(const Mapping& mapping, const std::string& from,
                                       ImportReport& report) {
  const auto files = find_files(mapping, from);
  if (!files.ok()) return files.problems();
  std::vector<Sheet> sheets;
  Problems problems;
  for (std::size_t i = 0; i < mapping.inputs.size(); ++i) {
    report.inputs.emplace_back();
    auto sheet = read_sheet(mapping.inputs[i], files.value()[i], report.inputs.back(), report);
    if (sheet.ok()) {
      sheets.push_back(std::move(sheet.value()));
    } else {
      problems.insert(problems.end(), sheet.problems().begin(), sheet.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  const Problems slips = mapping::find_slips(mapping, sheets);
  report.warnings.insert(report.warnings.end(), slips.begin(), slips.end());
  return sheets;
}

void make_tables(const Mapping& mapping, const std::vector<Sheet>& sheets, const LocalDays& days,
                 const std::optional<BuyerKey>& buyer_key, ImportReport& report,
                 OutputFolder& output) {
  for (const mapping::TableRule& rule : mapping.tables) {
    mapping::TableSource source{mapping, rule, {}, buyer_key};
    for (const std::size_t input : rule.inputs) source.sheets.push_back(&sheets[input]);
    report.tables.push_back(make_table(source, days, report, output));
  }
  output.begin("dataset.yaml");
  output.write("zone: " + mapping.zone + "\ncurrency: " + mapping.currency + "\n");
}

Problems refuse_same_folder(const ImportOptions& options) {
  std::error_code ignored;
  if (!fs::equivalent(options.from, options.into, ignored)) return {};
  return {{{options.into}, "is the export's own folder", "name another one with --into"}};
}

}  // namespace

std::uint64_t ImportReport::rejected_count() const {
  std::uint64_t count = 0;
  for (const InputReport& input : inputs) {
    for (const auto& [reason, rows] : input.rejected) count += rows;
  }
  for (const TableImport& table : tables) {
    for (const auto& [reason, rows] : table.rejected) count += rows;
  }
  return count;
}

void ImportReport::reject(Problem problem) {
  if (rejected_rows.size() < examples_kept) rejected_rows.push_back(std::move(problem));
}

Result<ImportReport> import_facts(const ImportOptions& options) {
  const auto mapping = mapping::load_mapping(mapping_path(options));
  if (!mapping.ok()) return mapping.problems();
  if (Problems problems = refuse_same_folder(options); !problems.empty()) return problems;

  ImportReport report;
  const auto sheets = read_inputs(mapping.value(), options.from, report);
  if (!sheets.ok()) return sheets.problems();

  OutputFolder output(options.into);
  std::vector<std::string> tables;
  for (const mapping::TableRule& rule : mapping.value().tables) {
    tables.emplace_back(definition(rule.table).name);
  }
  if (Problems problems = output.open(tables); !problems.empty()) return problems;
  const LocalDays days(*find_zone(mapping.value().zone));
  make_tables(mapping.value(), sheets.value(), days, options.buyer_key, report, output);
  if (Problems problems = output.publish(); !problems.empty()) return problems;
  return report;
}

std::vector<std::string> fitting_mappings(const std::string& rules_folder,
                                          const std::string& from) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(rules_folder, error), end; !error && at != end;
       at.increment(error)) {
    const auto mapping = mapping::load_mapping((at->path() / "import.yaml").string());
    if (!mapping.ok() || !fs::is_directory(from, error)) continue;
    const auto files = mapping::find_files(mapping.value(), from);
    const auto is_there = [](const std::vector<std::string>& input) { return !input.empty(); };
    if (files.ok() && std::any_of(files.value().begin(), files.value().end(), is_there)) {
      names.push_back(at->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace xingji
