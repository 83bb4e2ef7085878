#include "import/import.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/import_report.h"
#include "cli/outputs.h"
#include "cli/terminal.h"
#include "import/quality.h"
#include "io/buyer_key.h"
#include "io/write_file.h"

namespace xingji {
namespace {

constexpr std::size_t examples_told = 5;

// Rows of the export that could not be read, and rows of tables that could not be made of them.
std::uint64_t rejected_count(const ImportReport& report, const QualityReport& quality) {
  std::uint64_t count = quality.rejected_count();
  for (const InputReport& input : report.inputs) {
    for (const auto& [reason, rows] : input.rejected) count += rows;
  }
  return count;
}

// Warnings, the first rejected rows, and the whole report where it is asked for.
bool tell_rest(const ImportReport& report, const Reading& read, const Options& options) {
  tell(read.report.warnings, options.language);
  Problems examples = read.report.rejected_rows;
  if (examples.size() > examples_told) examples.resize(examples_told);
  tell(examples, options.language);
  const std::uint64_t rest = rejected_count(report, read.report) - examples.size();
  if (rest > 0) {
    tell(options.language == Language::zh ? fmt::format("… 另有 {} 行被拒绝", rest)
                                          : fmt::format("… and {} more rejected rows", rest));
  }
  if (options.report.empty()) return true;
  const Problems problems = write_file(options.report, import_json(report, read));
  tell(problems, options.language);
  return problems.empty();
}

}  // namespace

int run_import(const Options& options) {
  if (!may_write_into(options)) return exit_problems;
  std::optional<BuyerKey> buyer_key;
  if (!options.keep_buyer_ids) {
    const auto key = make_buyer_key();
    if (!key.ok()) {
      tell(key.problems(), options.language);
      return exit_problems;
    }
    buyer_key = key.value();
  }
  const auto report = [&] {
    Progress progress(options.language == Language::zh ? "导入" : "importing");
    progress.begin();
    return import_facts(
        {options.mapping, options.from, options.into, options.rules_folder, buyer_key});
  }();
  if (!report.ok()) {
    tell(report.problems(), options.language);
    return exit_problems;
  }
  const auto read =
      read_back(options.into, report.value(), static_cast<std::size_t>(options.threads));
  if (!read.ok()) {
    tell(read.problems(), options.language);
    return exit_problems;
  }
  print(import_text(report.value(), read.value(), options.language));
  if (!finish_output(options.language)) return exit_problems;
  if (!tell_rest(report.value(), read.value(), options)) return exit_problems;
  const QualityReport& quality = read.value().report;
  return rejected_count(report.value(), quality) > 0 ? exit_problems : exit_done;
}

}  // namespace xingji
