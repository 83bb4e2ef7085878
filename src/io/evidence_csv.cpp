#include "io/evidence_csv.h"

#include <set>

#include "facts/filings.h"
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

void add(std::string_view name, const std::string& value, std::string& text) {
  text += (text.empty() ? "" : "; ") + std::string(name) + '=' + value;
}

// Why the filing was made, which is who is to blame for what it takes out.
std::string reason_of(const Explanation& explanation, const std::string& filing) {
  const AccountRows& account = explanation.account;
  for (const auto& filings : {filings_of(*explanation.facts, *account.shard, account.account),
                              explanation.facts->notices}) {
    for (const Filing& each : filings) {
      if (each.id == filing) return explanation.facts->symbols.text(each.reason);
    }
  }
  return {};
}

// "paid_at=2022-06-01 10:00:00; shipped_at=": what the rule saw of the row, missing things too;
// then whom its order names: "orders.warehouse=north; parcels.carrier=SF".
std::string seen_text(const Explanation& explanation, const EvidenceRow& row) {
  std::string text;
  if (!row.filing.empty()) {
    add("filing", row.filing, text);
    add("exemptions.reason", reason_of(explanation, row.filing), text);
  }
  for (const std::size_t column : row.columns) {
    add(definition(row.table).columns[column].name,
        cell_text(explanation, row.table, column, row.row), text);
  }
  std::set<std::string> told;  // several parcels of one carrier
  for (const EvidenceRow::Named& named : row.of_order) {
    const TableDefinition& table = definition(named.table);
    const std::string name =
        std::string(table.name) + '.' + std::string(table.columns[named.column].name);
    const std::string value = cell_text(explanation, named.table, named.column, named.row);
    if (!value.empty() && told.insert(name + '=' + value).second) add(name, value, text);
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

std::string evidence_csv(const Explanation& explanation, const std::optional<ExplainedPart>& part) {
  return evidence_csv_header() + evidence_csv_rows(explanation, evidence(explanation, part), "");
}

}  // namespace xingji
