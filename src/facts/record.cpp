#include "facts/record.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "facts/row.h"

namespace xingji {
namespace {

std::vector<std::size_t> positions(const TableDefinition& table, std::string_view names) {
  std::vector<std::size_t> found;
  if (names.empty()) return found;
  for (const std::string_view name : split(names, ' ')) {
    found.push_back(column_index(table.table, name));
  }
  return found;
}

bool holds(const std::vector<std::size_t>& columns, std::size_t column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::uint16_t width(Stored stored) {
  switch (stored) {
    case Stored::flag:
      return 1;
    case Stored::word:
    case Stored::symbol:
    case Stored::number:
      return 4;
    case Stored::wide:
      return 8;
  }
  return 0;
}

}  // namespace

Stored stored_as(Kind kind) {
  switch (kind) {
    case Kind::flag:
      return Stored::flag;
    case Kind::id:
    case Kind::text:
    case Kind::word:
      return Stored::symbol;
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
      return Stored::word;
    case Kind::integer:
    case Kind::day:
      return Stored::number;
    case Kind::money:
    case Kind::decimal:
      return Stored::wide;
  }
  return Stored::wide;
}

const RecordLayout::Field* RecordLayout::field_of(std::size_t column) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.column == column; });
  return found == fields.end() ? nullptr : &*found;
}

RowShape shape_of(Table table, std::span<const std::size_t> columns) {
  const TableDefinition& known = definition(table);
  const auto key = positions(known, known.key);
  const auto account = positions(known, known.account);
  RowShape shape;
  for (const std::size_t column : columns) {
    const Kind kind = known.columns[column].kind;
    if (kind == Kind::instant) shape.instants.push_back(static_cast<std::uint8_t>(column));
    // All versions of a fact share its key, and its account where only one column can name it.
    if (holds(key, column) || account == std::vector{column}) continue;
    const bool is_text = stored_as(kind) == Stored::symbol;
    (is_text ? shape.texts : shape.numbers).push_back(static_cast<std::uint8_t>(column));
  }
  return shape;
}

RowShape whole_shape(Table table) {
  std::vector<std::size_t> all(definition(table).columns.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return shape_of(table, all);
}

// Whoever scores providers needs to know them, and a provider is judged by all that it did, for
// whichever shop: a row that names one stands with it. For all others it stands with its shop.
std::vector<std::size_t> account_columns(const TableDefinition& table, const Needs& needs) {
  std::vector<std::size_t> columns = positions(table, table.account);
  if (!needs.tables[static_cast<std::size_t>(Table::providers)]) return columns;
  const auto provider = find_column(table.table, "provider_id");
  const auto first =
      provider ? std::find(columns.begin(), columns.end(), *provider) : columns.end();
  if (first != columns.end()) std::rotate(columns.begin(), first, first + 1);
  return columns;
}

std::vector<RecordLayout> make_layouts(const Needs& needs) {
  std::vector<RecordLayout> layouts;
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableDefinition& table = definition(static_cast<Table>(t));
    RecordLayout layout;
    layout.is_needed = needs.tables[static_cast<std::size_t>(table.table)];
    layout.key_columns = positions(table, table.key);
    layout.account_columns = account_columns(table, needs);
    layout.shop = find_column(table.table, "shop_id");
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (!needs.has(table.table, column)) continue;
      if (order_link(table.table) == column) {
        layout.link = column;
        continue;
      }
      const Stored stored = stored_as(table.columns[column].kind);
      if (event_column(table.table) == column) layout.event = layout.fields.size();
      layout.fields.push_back({column, stored, layout.fixed_bytes});
      layout.fixed_bytes = static_cast<std::uint16_t>(layout.fixed_bytes + width(stored));
    }
    layouts.push_back(std::move(layout));
  }
  return layouts;
}

std::int64_t stored_value(const std::byte* at, Stored how) {
  switch (how) {
    case Stored::flag:
      return stored<std::uint8_t>(at);
    case Stored::word:
    case Stored::symbol: {
      const auto word = stored<std::uint32_t>(at);
      return word == 0 ? missing : static_cast<std::int64_t>(word);
    }
    case Stored::number: {
      const auto number = stored<std::int32_t>(at);
      return number == INT32_MIN ? missing : number;
    }
    case Stored::wide:
      return stored<std::int64_t>(at);
  }
  return missing;
}

}  // namespace xingji
