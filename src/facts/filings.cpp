#include "facts/filings.h"

#include "facts/sink.h"

namespace xingji {
namespace {

std::uint32_t symbol(const TableData& table, std::size_t column, std::uint32_t row) {
  const auto& words = table.columns[column].words;
  return words.empty() ? 0 : words[row];
}

Filing read_filing(const FactSet& facts, const TableData& table, std::uint32_t row) {
  const auto column = [](std::string_view name) { return column_index(Table::exemptions, name); };
  Filing filing;
  filing.reason = symbol(table, column("reason"), row);
  filing.category = symbol(table, column("category"), row);
  filing.region = facts.symbols.text(symbol(table, column("region"), row));
  filing.from = symbol(table, column("from"), row);
  filing.to = symbol(table, column("to"), row);
  filing.approved = facts.symbols.text(symbol(table, column("status"), row)) == "approved";
  filing.decided_at = symbol(table, column("decided_at"), row);
  filing.withdrawn_at = symbol(table, column("withdrawn_at"), row);
  filing.new_due_at = symbol(table, column("new_due_at"), row);
  if (table.keys.size() > row) filing.id = table.keys[row];
  return filing;
}

}  // namespace

std::vector<Filing> filings_of(const FactSet& facts, const Shard& shard, std::size_t account) {
  std::vector<Filing> filings;
  const auto [first, last] = shard.rows_of(Table::exemptions, account);
  for (std::uint32_t row = first; row < last; ++row) {
    filings.push_back(read_filing(facts, shard.table(Table::exemptions), row));
  }
  return filings;
}

std::vector<Filing> platform_notices(const FactSet& facts) {
  const auto everybody = find_account(facts, "");
  if (!everybody) return {};
  return filings_of(facts, facts.shards[everybody->shard], everybody->account);
}

bool is_inside(std::string_view region, std::string_view prefix) {
  if (!region.starts_with(prefix)) return false;
  return region.size() == prefix.size() || region[prefix.size()] == '/' || prefix.ends_with('/');
}

void add_coverage(const FactSet& facts, const Shard& shard, std::size_t account, Table table,
                  std::vector<CoveredDays>& spans) {
  if (!event_column(table)) return spans.push_back({INT32_MIN, INT32_MAX});
  const std::size_t before = spans.size();
  const TableData& rows = shard.table(Table::coverage);
  const auto [first, last] = shard.rows_of(Table::coverage, account);
  static const std::size_t named = column_index(Table::coverage, "table");
  static const std::size_t from = column_index(Table::coverage, "from");
  static const std::size_t to = column_index(Table::coverage, "to");
  for (std::uint32_t row = first; row < last; ++row) {
    if (facts.symbols.text(symbol(rows, named, row)) != definition(table).name) continue;
    // `to` is the first second after the span.
    spans.push_back({facts.zone.day_of(symbol(rows, from, row)),
                     facts.zone.day_of(static_cast<Instant>(symbol(rows, to, row)) - 1)});
  }
  if (spans.size() > before) return;
  const CoveredDays all = facts.covered[static_cast<std::size_t>(table)];
  if (all.first <= all.last) spans.push_back(all);
}

}  // namespace xingji
