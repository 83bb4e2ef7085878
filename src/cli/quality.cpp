#include "cli/quality.h"

#include <fmt/format.h>

#include "cli/terminal.h"
#include "io/report_text.h"
#include "io/write_file.h"

namespace xingji {
namespace {

constexpr std::size_t examples_told = 5;

std::uint64_t rejected_of(const TableReport& table) {
  std::uint64_t count = 0;
  for (const auto& [reason, rows] : table.rejected) count += rows;
  return count;
}

}  // namespace

void tell_quality(const QualityReport& report, Language language) {
  const bool zh = language == Language::zh;
  tell(report.warnings, language);
  for (const TableReport& table : report.tables) {
    if (table.personal_columns.empty()) continue;
    tell(fmt::format(
        fmt::runtime(zh ? "{}：已丢弃个人信息列 {}" : "{}: personal columns dropped: {}"),
        table.file, fmt::join(table.personal_columns, ", ")));
  }
  if (report.rejected_count() == 0) return;
  for (const TableReport& table : report.tables) {
    const std::uint64_t rejected = rejected_of(table);
    if (rejected == 0) continue;
    const std::string line =
        zh ? fmt::format("{}：{} 行中有 {} 行被拒绝", table.file, table.read, rejected)
           : fmt::format("{}: {} of {} rows rejected", table.file, rejected, table.read);
    // A file that is left out whole has no rows: the rejection itself says why.
    if (table.read > 0) tell(line);
  }
  Problems examples = report.rejected_rows;
  if (examples.size() > examples_told) examples.resize(examples_told);
  tell(examples, language);
  if (report.rejected_count() > examples.size()) {
    tell(zh ? "完整报告：--report FILE" : "--report FILE writes the whole report");
  }
}

Problems undated_rows(const QualityReport& report) {
  std::string files;
  for (const TableReport& table : report.tables) {
    if (table.undated == 0) continue;
    files += files.empty() ? "" : ", ";
    files += table.undated == table.accepted
                 ? table.file
                 : fmt::format("{} ({}/{})", table.file, table.undated, table.accepted);
  }
  if (files.empty()) return {};
  return {{{"--known-at"},
           "rows without recorded_at are taken as known at any time: " + files,
           "give recorded_at where a later version may have replaced an earlier one",
           true}};
}

Problems write_quality(const QualityReport& report, const FactSet& facts, const std::string& file) {
  return write_file(file, report_json(report, &facts));
}

}  // namespace xingji
