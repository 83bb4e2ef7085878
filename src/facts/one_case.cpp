#include "facts/one_case.h"

namespace xingji {
namespace {

struct Rows {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // not one of them
};

template <class Column>
void copy(const Column& from, const Rows& rows, Column& to) {
  if (from.empty()) return;
  to.assign(from.begin() + rows.first, from.begin() + rows.last);
}

void copy_rows(Table table, const TableData& from, const Rows& rows, TableData& to) {
  to.rows = rows.last - rows.first;
  to.columns = TableColumns(definition(table).columns);
  for (std::size_t c = 0; c < from.columns.size(); ++c) {
    to.columns[c].kind = from.columns[c].kind;
    copy(from.columns[c].flags, rows, to.columns[c].flags);
    copy(from.columns[c].words, rows, to.columns[c].words);
    copy(from.columns[c].numbers, rows, to.columns[c].numbers);
    copy(from.columns[c].wides, rows, to.columns[c].wides);
  }
  copy(from.lines, rows, to.lines);
  if (from.keys.size() > 0) {
    for (std::uint32_t row = rows.first; row < rows.last; ++row) to.keys.add(from.keys[row]);
  }
  const auto count = static_cast<std::uint32_t>(to.rows);
  if (!from.account_begin.empty()) to.account_begin = {0, count};
}

// The case of a row inside its account, or no_row.
std::uint32_t case_of(const Shard& shard, std::size_t account, Table table, std::uint32_t row) {
  if (table == Table::orders) return row - shard.rows_of(Table::orders, account).first;
  const auto& cases = shard.table(table).case_of;
  return cases.empty() ? no_row : cases[row];
}

Rows rows_of_case(const Shard& shard, std::size_t account, std::uint32_t number, Table table) {
  if (table == Table::orders) {
    const auto [first, last] = shard.rows_of(Table::orders, account);
    return number < last - first ? Rows{first + number, first + number + 1} : Rows{};
  }
  const auto& begins = shard.table(table).case_begin;
  if (begins.empty()) return {};
  const std::size_t at = shard.accounts[account].first_case + number;
  return {begins[at], begins[at + 1]};
}

}  // namespace

Shard copy_case(const Shard& shard, std::size_t account, Table table, std::uint32_t row) {
  const std::uint32_t number = case_of(shard, account, table, row);
  Shard copied;
  copied.accounts.push_back(shard.accounts[account]);
  copied.accounts[0].first_case = 0;
  copied.cases = 1;
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableData& from = shard.tables[t];
    const auto which = static_cast<Table>(t);
    Rows rows;
    if (which == Table::exemptions || which == Table::attributes) {
      const auto [first, last] = shard.rows_of(which, account);
      rows = {first, last};
    } else if (number != no_row) {
      rows = rows_of_case(shard, account, number, which);
    } else if (which == table) {
      rows = {row, row + 1};
    }
    TableData& to = copied.tables[t];
    copy_rows(which, from, rows, to);
    if (!from.case_of.empty()) to.case_of.assign(to.rows, number == no_row ? no_row : 0);
    if (!from.case_begin.empty()) {
      to.case_begin = {0, number == no_row ? 0 : static_cast<std::uint32_t>(to.rows)};
    }
  }
  return copied;
}

}  // namespace xingji
