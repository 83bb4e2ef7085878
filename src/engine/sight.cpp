// What a row shows at the end of a day, and which rows stand beside it.
#include <algorithm>

#include "engine/program.h"
#include "facts/needs.h"

namespace xingji {

bool exists(const TableData& data, Table table, std::uint32_t row, Instant view) {
  const auto event = event_column(table);
  if (!event) return true;
  const auto& words = data.columns[*event].words;
  return words.empty() || (words[row] != 0 && static_cast<Instant>(words[row]) <= view);
}

bool is_visible(const TableData& data, Table table, std::size_t column, std::uint32_t row,
                Instant view) {
  const auto known_from = known_from_columns(table, column);
  if (known_from.empty()) return true;
  for (const std::size_t instant : known_from) {
    const auto& words = data.columns[instant].words;
    if (words.empty() || words[row] == 0) continue;
    return static_cast<Instant>(words[row]) <= view;
  }
  return false;
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

std::pair<std::uint32_t, std::uint32_t> joined_rows(const AccountRows& account, Table table,
                                                    std::uint32_t row, Table joined) {
  const std::uint32_t own_case = case_of(account, table, row);
  const auto& begins = account.shard->table(joined).case_begin;
  if (own_case == no_row || begins.empty()) return {0, 0};
  const std::uint32_t at = account.shard->accounts[account.account].first_case + own_case;
  return {begins[at], begins[at + 1]};
}

}  // namespace xingji
