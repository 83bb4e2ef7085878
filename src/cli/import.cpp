#include "import/import.h"

#include <cstdio>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace xingji {
namespace {

constexpr std::size_t examples_told = 5;

void print_reasons(const char* what, const std::map<std::string, std::uint64_t>& reasons) {
  for (const auto& [reason, rows] : reasons) {
    std::printf("      %s %llu: %s\n", what, static_cast<unsigned long long>(rows), reason.c_str());
  }
}

void print_list(const char* what, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  std::printf("      %s: %s\n", what, all.c_str());
}

void print_report(const ImportReport& report) {
  for (const InputReport& input : report.inputs) {
    std::printf("%12llu  read from %s\n", static_cast<unsigned long long>(input.read),
                input.name.c_str());
    print_reasons("rejected", input.rejected);
    if (input.files.empty()) std::printf("      absent\n");
    print_list("personal columns dropped", input.personal_columns);
    print_list("columns the mapping does not name", input.unknown_columns);
  }
  for (const TableImport& table : report.tables) {
    std::printf("%12llu  written to %s\n", static_cast<unsigned long long>(table.written),
                table.file.c_str());
    print_reasons("left out", table.left_out);
    print_reasons("rejected", table.rejected);
    print_list("assumed", table.assumptions);
  }
}

}  // namespace

int run_import(const Options& options) {
  const auto report =
      import_facts({options.mapping, options.from, options.into, options.rules_folder});
  if (!report.ok()) {
    tell(report.problems());
    return exit_problems;
  }
  print_report(report.value());
  Problems examples = report.value().rejected_rows;
  if (examples.size() > examples_told) examples.resize(examples_told);
  tell(examples);
  return report.value().rejected_count() > 0 ? exit_problems : exit_done;
}

}  // namespace xingji
