#include "facts/needs.h"

#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/text.h"

namespace xingji {
namespace {

using KnownFrom = std::array<std::vector<std::vector<std::size_t>>, table_count>;

KnownFrom read_known_from() {
  KnownFrom known_from;
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableDefinition& table = definition(static_cast<Table>(t));
    CHECK(table.columns.size() <= 64);
    auto& lists = known_from[static_cast<std::size_t>(table.table)];
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      std::vector<std::size_t> list;
      if (table.columns[i].kind == Kind::instant) {
        list.push_back(i);
      } else if (!table.columns[i].known_from.empty()) {
        for (const std::string_view name : split(table.columns[i].known_from, ' ')) {
          list.push_back(column_index(table.table, name));
        }
      }
      lists.push_back(std::move(list));
    }
  }
  return known_from;
}

// What decides whether a column is believed once all rows stand, see facts/doubts.h.
struct BelievedBy {
  Table table;
  std::string_view column;
  Table by_table;
  std::string_view by_column;
};

constexpr std::array believed_by = std::to_array<BelievedBy>({
    {Table::presence, "to", Table::presence, "agent_id"},
    {Table::presence, "to", Table::presence, "state"},
    {Table::presence, "to", Table::presence, "from"},
    {Table::claims, "chat_id", Table::claims, "agent_id"},
    {Table::claims, "chat_id", Table::claims, "order_id"},
    {Table::claims, "chat_id", Table::orders, "buyer_id"},
    {Table::claims, "chat_id", Table::chats, "agent_id"},
    {Table::claims, "chat_id", Table::chats, "buyer_id"},
    {Table::claims, "decided_agent_id", Table::agents, "agent_id"},
});

}  // namespace

std::span<const std::size_t> known_from_columns(Table table, std::size_t column) {
  static const KnownFrom known_from = read_known_from();
  return known_from[static_cast<std::size_t>(table)][column];
}

std::optional<std::size_t> order_link(Table table) {
  if (table == Table::orders) return std::nullopt;
  return find_column(table, "order_id");
}

void Needs::add(Table table, std::size_t column) {
  const auto position = static_cast<std::size_t>(table);
  tables[position] = true;
  columns[position] |= std::uint64_t{1} << column;
  for (const std::size_t instant : known_from_columns(table, column)) {
    columns[position] |= std::uint64_t{1} << instant;
  }
  if (const auto event = event_column(table)) columns[position] |= std::uint64_t{1} << *event;
  // A first value that the file leaves out is the plain value of the oldest version.
  const std::string_view name = definition(table).columns[column].name;
  if (name.starts_with("first_")) {
    if (const auto plain = find_column(table, name.substr(6))) {
      columns[position] |= std::uint64_t{1} << *plain;
    }
  }
  for (const BelievedBy& belief : believed_by) {
    if (belief.table != table || belief.column != name) continue;
    add(belief.by_table, column_index(belief.by_table, belief.by_column));
  }
}

bool Needs::keeps_keys(Table table) const {
  return keys ||
         (table == Table::chats && has(Table::claims, column_index(Table::claims, "chat_id")));
}

void Needs::add_link(Table table) {
  if (const auto link = order_link(table)) add(table, *link);
}

void Needs::add_all(Table table) {
  for (std::size_t i = 0; i < definition(table).columns.size(); ++i) add(table, i);
}

}  // namespace xingji
