#include "io/evidence_csv.h"

#include "io/csv_cell.h"
#include "io/explain_text.h"

namespace xingji {
namespace {

std::string cell_text(const Explanation& explanation, Table table, std::size_t column,
                      std::uint32_t row) {
  const TableData& data = explanation.account.shard->table(table);
  const ColumnData& cells = data.columns[column];
  const std::int64_t value = cells.at(row);
  if (value == missing || !Sight(data, table, column).shows(row, explanation.view)) return {};
  switch (cells.kind) {
    case Kind::id:
    case Kind::text:
    case Kind::word:
      return explanation.facts->symbols.text(static_cast<std::uint32_t>(value));
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
      if (cells.kind == Kind::instant && value > explanation.view) return {};
      return format_instant(value, explanation.pack->zone);
    case Kind::day:
      return format_day(static_cast<Day>(value));
    case Kind::flag:
      return value == 1 ? "true" : "false";
    case Kind::integer:
      return std::to_string(value);
    case Kind::money:
      return format_micro(value * (micro_one / 100));
    case Kind::decimal:
      return format_micro(value);
  }
  return {};
}

// "paid_at=2022-06-01 10:00:00; shipped_at=": what the rule saw of the row, missing things too.
std::string seen_text(const Explanation& explanation, const EvidenceRow& row) {
  std::string text = row.filing.empty() ? "" : "filing=" + row.filing;
  for (const std::size_t column : row.columns) {
    if (!text.empty()) text += "; ";
    text += std::string(definition(row.table).columns[column].name) + '=' +
            cell_text(explanation, row.table, column, row.row);
  }
  return text;
}

std::string part_text(const std::optional<Micro>& part) { return part ? format_micro(*part) : "0"; }

}  // namespace

std::string evidence_csv_header() { return "of,role,table,id,line,numerator,denominator,seen\n"; }

std::string evidence_csv_rows(const Explanation& explanation, const std::vector<EvidenceRow>& rows,
                              const std::string& before) {
  std::string csv;
  for (const EvidenceRow& row : rows) {
    const TableData& data = explanation.account.shard->table(row.table);
    csv += before + row.of + ',' + std::string(to_text(row.role)) + ',';
    csv += std::string(definition(row.table).name) + ',';
    csv += csv_cell(data.keys[row.row]) + ',' + std::to_string(data.lines[row.row]) + ',';
    csv += part_text(row.in_numerator) + ',' + part_text(row.in_denominator) + ',';
    csv += csv_cell(seen_text(explanation, row)) + '\n';
  }
  return csv;
}

std::string evidence_csv(const Explanation& explanation, std::optional<std::size_t> indicator) {
  return evidence_csv_header() +
         evidence_csv_rows(explanation, evidence(explanation, indicator), "");
}

}  // namespace xingji
