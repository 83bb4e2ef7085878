#include "engine/sight.h"

#include "facts/needs.h"

namespace xingji {

Existence::Existence(const TableData& data, Table table) {
  const auto event = event_column(table);
  if (event && !data.columns[*event].words.empty()) events_ = data.columns[*event].words.data();
}

Sight::Sight(const TableData& data, Table table, std::size_t column)
    : cells_(&data.columns[column]) {
  const auto instants = known_from_columns(table, column);
  always_ = instants.empty();
  for (const std::size_t instant : instants) {
    const auto& words = data.columns[instant].words;
    if (words.empty()) continue;
    CHECK(count_ < most);
    known_from_[count_++] = words.data();
  }
}

namespace {

// The case of a row inside its account, or no_row.
std::uint32_t case_of(const AccountRows& account, Table table, std::uint32_t row) {
  if (table == Table::orders)
    return row - account.shard->rows_of(Table::orders, account.account).first;
  const auto& cases = account.shard->table(table).case_of;
  return cases.empty() ? no_row : cases[row];
}

}  // namespace

std::uint32_t order_row(const AccountRows& account, Table table, std::uint32_t row) {
  if (table == Table::orders) return row;
  const std::uint32_t own_case = case_of(account, table, row);
  const auto [first, last] = account.shard->rows_of(Table::orders, account.account);
  if (own_case == no_row || own_case >= last - first) return no_row;
  return first + own_case;
}

Joined::Joined(const Shard& shard, Table table, Table joined) : shard_(&shard) {
  const auto& cases = shard.table(table).case_of;
  const auto& begins = shard.table(joined).case_begin;
  if (table != Table::orders && cases.empty()) return;
  if (table != Table::orders) cases_ = cases.data();
  if (!begins.empty()) begins_ = begins.data();
}

std::pair<std::uint32_t, std::uint32_t> joined_rows(const AccountRows& account, Table table,
                                                    std::uint32_t row, Table joined) {
  Joined rows(*account.shard, table, joined);
  rows.turn_to(account);
  return rows.of(row);
}

}  // namespace xingji
