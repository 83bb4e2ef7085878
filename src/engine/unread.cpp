#include "engine/unread.h"

#include "engine/attributes.h"
#include "engine/subjects.h"

namespace xingji {

bool is_unread(const Pack& pack, std::size_t attribute, const std::string& value) {
  const Type type = pack.attributes[attribute].type;
  return type != Type::text && !read_attribute(type, value, pack.currency);
}

namespace {

// Of the attributes under one of the subject's names.
std::optional<std::uint32_t> unread_in(const Pack& pack, const FactSet& facts,
                                       const AccountRows& own, std::size_t attribute, Day day) {
  const TableData& data = own.shard->table(Table::attributes);
  const auto cell = [&](const char* column, std::uint32_t row) -> std::uint32_t {
    const auto& words = data.columns[column_index(Table::attributes, column)].words;
    return row < words.size() ? words[row] : 0;
  };
  const auto text = [&](const char* column, std::uint32_t row) -> const std::string& {
    return facts.symbols.text(cell(column, row));
  };
  const Instant end = pack.zone.end_of(day);
  std::optional<std::uint32_t> last;
  const auto [begin, behind] = own.shard->rows_of(Table::attributes, own.account);
  for (std::uint32_t row = begin; row < behind; ++row) {
    if (text("subject_kind", row) != to_text(pack.subject)) continue;
    if (text("name", row) != pack.attributes[attribute].id) continue;
    const std::uint32_t to = cell("to", row);
    const bool holds = cell("from", row) <= end && (to == 0 || to > end);
    if (holds && (!last || cell("from", row) >= cell("from", *last))) last = row;
  }
  if (!last || !is_unread(pack, attribute, text("value", *last))) return std::nullopt;
  return *last < data.lines.size() ? data.lines[*last] : 0;
}

}  // namespace

std::optional<std::uint32_t> unread_on(const Pack& pack, const FactSet& facts,
                                       const AccountRows& rows, std::size_t attribute, Day day) {
  for (const AccountRows& own : own_accounts(facts, rows)) {
    if (const auto row = unread_in(pack, facts, own, attribute, day)) return row;
  }
  return std::nullopt;
}

}  // namespace xingji
