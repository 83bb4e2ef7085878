#include "cli/quality.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace xingji {
namespace {

constexpr std::size_t examples_told = 5;

std::uint64_t rejected_of(const TableReport& table) {
  std::uint64_t count = 0;
  for (const auto& [reason, rows] : table.rejected) count += rows;
  return count;
}

nlohmann::ordered_json to_json(const TableReport& table) {
  return {{"file", table.file},
          {"read", table.read},
          {"accepted", table.accepted},
          {"unchanged", table.unchanged},
          {"stale", table.stale},
          {"ties", table.ties},
          {"deleted", table.deleted},
          {"facts", table.facts},
          {"unknown_orders", table.unknown_orders},
          {"backwards", table.backwards},
          {"skipped_times", table.skipped_times},
          {"doubled_times", table.doubled_times},
          {"rejected", table.rejected},
          {"personal_columns", table.personal_columns},
          {"unknown_columns", table.unknown_columns},
          {"absent_flags", table.absent_flags}};
}

nlohmann::ordered_json to_json(const Problems& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& problem : problems) {
    list.push_back({{"file", problem.place.file},
                    {"line", problem.place.line},
                    {"column", problem.place.column},
                    {"message", problem.message},
                    {"remedy", problem.remedy}});
  }
  return list;
}

}  // namespace

void tell_quality(const QualityReport& report, Language language) {
  const bool zh = language == Language::zh;
  tell(report.warnings);
  if (report.rejected_count() == 0) return;
  for (const TableReport& table : report.tables) {
    const std::uint64_t rejected = rejected_of(table);
    if (rejected == 0) continue;
    const std::string count = std::to_string(rejected);
    const std::string all = std::to_string(table.read);
    tell(zh ? table.file + "：" + all + " 行中有 " + count + " 行被拒绝"
            : table.file + ": " + count + " of " + all + " rows rejected");
  }
  Problems examples = report.rejected_rows;
  if (examples.size() > examples_told) examples.resize(examples_told);
  tell(examples);
  if (report.rejected_count() > examples.size()) {
    tell(zh ? "完整报告：--report FILE" : "--report FILE writes the whole report");
  }
}

Problems write_quality(const QualityReport& report, const std::string& file) {
  nlohmann::ordered_json tables = nlohmann::ordered_json::object();
  for (const TableDefinition& table : all_tables()) {
    const TableReport& counts = report.tables[static_cast<std::size_t>(table.table)];
    if (!counts.file.empty()) tables[std::string(table.name)] = to_json(counts);
  }
  const nlohmann::ordered_json whole = {{"rejected", report.rejected_count()},
                                        {"subjects_without_row", report.subjects_without_row},
                                        {"tables", tables},
                                        {"rejected_rows", to_json(report.rejected_rows)},
                                        {"warnings", to_json(report.warnings)}};
  return write_file(file,
                    whole.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

Problems write_file(const std::string& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << content;
  out.close();
  if (out.good()) return {};
  return {{{file}, std::string("cannot be written: ") + std::strerror(errno), ""}};
}

}  // namespace xingji
