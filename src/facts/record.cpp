#include "facts/record.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/check.h"
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

std::uint8_t width(Stored stored) {
  switch (stored) {
    case Stored::flag:
      return 0;
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

std::optional<std::size_t> RecordLayout::field_of(std::size_t column) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.column == column; });
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
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

namespace {

void add_field(const TableDefinition& table, std::size_t column, RecordLayout& layout) {
  const Kind kind = table.columns[column].kind;
  layout.fields.push_back({column, stored_as(kind), kind == Kind::instant});
}

// How much room the cells take, by which of them are there.
void measure_cells(RecordLayout& layout) {
  std::vector<std::uint8_t> widths;
  for (const RecordLayout::Field& field : layout.fields) widths.push_back(width(field.stored));
  widths.push_back(sizeof(std::uint32_t));  // the latest happening
  CHECK(widths.size() <= 64);
  layout.mask_bytes = (widths.size() + 7) / 8;
  layout.most_bytes = std::accumulate(widths.begin(), widths.end(), layout.mask_bytes);
  widths.resize(layout.mask_bytes * 8, 0);
  for (std::size_t byte = 0; byte < layout.mask_bytes; ++byte) {
    auto& bytes = layout.bytes.emplace_back();
    for (std::size_t bits = 1; bits < bytes.size(); ++bits) {
      const auto lowest = static_cast<std::size_t>(std::countr_zero(bits));
      bytes[bits] = static_cast<std::uint8_t>(bytes[bits & (bits - 1)] + widths[byte * 8 + lowest]);
    }
  }
}

}  // namespace

std::vector<RecordLayout> make_layouts(const Needs& needs) {
  std::vector<RecordLayout> layouts;
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableDefinition& table = definition(static_cast<Table>(t));
    RecordLayout layout;
    layout.is_needed = needs.tables[static_cast<std::size_t>(table.table)];
    layout.key_columns = positions(table, table.key);
    layout.account_columns = account_columns(table, needs);
    layout.shop = find_column(table.table, "shop_id");
    const auto event = event_column(table.table);
    layout.has_event = event && needs.has(table.table, *event);
    if (layout.has_event) add_field(table, *event, layout);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (!needs.has(table.table, column) || column == event) continue;
      if (order_link(table.table) == column) {
        layout.link = column;
      } else {
        add_field(table, column, layout);
      }
    }
    measure_cells(layout);
    layouts.push_back(std::move(layout));
  }
  return layouts;
}

std::size_t Record::size(const RecordLayout& layout) const {
  const std::byte* const mask = fields();
  std::size_t bytes = layout.mask_bytes;
  for (std::size_t i = 0; i < layout.mask_bytes; ++i) {
    bytes += layout.bytes[i][std::to_integer<std::size_t>(mask[i])];
  }
  return static_cast<std::size_t>(mask - bytes_) + bytes;
}

std::int64_t Record::value(const RecordLayout& layout, std::size_t position) const {
  const std::uint64_t mask = stored_mask(fields(), layout);
  const Stored how = layout.fields[position].stored;
  const bool is_filled = (mask >> position & 1U) != 0;
  if (how == Stored::flag) return is_filled ? 1 : 0;
  if (!is_filled) return missing;
  const std::byte* at = fields() + layout.mask_bytes;
  for (std::size_t i = 0; i < position; ++i) {
    if ((mask >> i & 1U) != 0) at += width(layout.fields[i].stored);
  }
  switch (how) {
    case Stored::flag:
      break;
    case Stored::word:
    case Stored::symbol:
      return stored<std::uint32_t>(at);
    case Stored::number:
      return stored<std::int32_t>(at);
    case Stored::wide:
      return stored<std::int64_t>(at);
  }
  return missing;
}

}  // namespace xingji
