#include "io/report_covered.h"

#include <algorithm>

namespace xingji {
namespace {

void add_rows(const FactSet& facts, const Shard& shard, std::size_t account,
              std::vector<CoveredShop>& shops) {
  const auto column = [&](std::string_view name) -> const ColumnCells<std::uint32_t>& {
    return shard.table(Table::coverage).columns[column_index(Table::coverage, name)].words;
  };
  const auto [first, last] = shard.rows_of(Table::coverage, account);
  for (std::uint32_t row = first; row < last; ++row) {
    const auto end = static_cast<Instant>(column("to")[row]);  // the first second after the span
    shops.push_back({shard.accounts[account].id,
                     facts.symbols.text(column("table")[row]),
                     {facts.zone.day_of(column("from")[row]), facts.zone.day_of(end - 1)}});
  }
}

}  // namespace

std::vector<CoveredTable> covered_tables(const FactSet& facts) {
  std::vector<CoveredTable> tables;
  for (const TableDefinition& table : all_tables()) {
    const CoveredDays days = facts.covered[static_cast<std::size_t>(table.table)];
    if (days.first <= days.last) tables.push_back({table.table, days});
  }
  return tables;
}

std::vector<CoveredShop> covered_shops(const FactSet& facts, std::size_t most) {
  std::vector<std::pair<const Shard*, std::size_t>> accounts;
  for (const Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const auto [first, last] = shard.rows_of(Table::coverage, account);
      if (first < last) accounts.emplace_back(&shard, account);
    }
  }
  std::sort(accounts.begin(), accounts.end(), [](const auto& a, const auto& b) {
    return a.first->accounts[a.second].id < b.first->accounts[b.second].id;
  });
  std::vector<CoveredShop> shops;
  for (const auto& [shard, account] : accounts) {
    if (shops.size() >= most) break;
    add_rows(facts, *shard, account, shops);
  }
  shops.resize(std::min(shops.size(), most));
  return shops;
}

}  // namespace xingji
