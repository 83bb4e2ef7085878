#include <nlohmann/json.hpp>

#include "io/report_covered.h"
#include "io/report_text.h"

namespace xingji {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Problem& problem) {
  Json json{{"file", problem.place.file}};
  if (problem.place.line > 0) json["line"] = problem.place.line;
  if (problem.place.column > 0) json["column"] = problem.place.column;
  json["message"] = problem.message;
  if (!problem.remedy.empty()) json["remedy"] = problem.remedy;
  return json;
}

Json json_of(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(json_of(problem));
  return list;
}

Json json_of(const TableReport& table, std::string_view name) {
  return {{"table", name},
          {"file", table.file},
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
          {"without_recorded_at", table.undated},
          {"rejected", table.rejected},
          {"personal_columns", table.personal_columns},
          {"unknown_columns", table.unknown_columns},
          {"absent_columns", table.absent_columns}};
}

Json json_of(const CoveredDays& days) {
  return {{"from", format_day(days.first)}, {"to", format_day(days.last)}};
}

}  // namespace

std::string report_json(const QualityReport& report, const FactSet* facts) {
  Json files = Json::array();
  for (const TableDefinition& table : all_tables()) {
    const TableReport& found = report.tables[static_cast<std::size_t>(table.table)];
    if (!found.file.empty()) files.push_back(json_of(found, table.name));
  }
  if (facts != nullptr) {
    for (Json& file : files) file["covered"] = nullptr;
    for (const CoveredTable& covered : covered_tables(*facts)) {
      for (Json& file : files) {
        if (file["table"] == definition(covered.table).name)
          file["covered"] = json_of(covered.days);
      }
    }
  }
  Json json{{"files", files},
            {"rejected_rows", json_of(report.rejected_rows)},
            {"warnings", json_of(report.warnings)},
            {"subjects_without_row", report.subjects_without_row}};
  if (facts != nullptr) {
    json["coverage"] = Json::array();
    for (const CoveredShop& shop : covered_shops(*facts, QualityReport::examples_kept)) {
      Json span = json_of(shop.days);
      span["account"] = shop.account;
      span["table"] = shop.table;
      json["coverage"].push_back(std::move(span));
    }
  }
  // Messages may quote a file's own bytes.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xingji
