#include "engine/look_up.h"

#include <algorithm>

#include "engine/formula.h"

namespace xingji {
namespace {

bool is_begun(const KeyTable::Row& row, Day day) { return !row.since || *row.since <= day; }

bool is_path_prefix(std::string_view prefix, std::string_view path) {
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

bool matches(const KeyTable::Key& key, const KeyTable::Cell& cell, const AskedKey& asked) {
  if (key.match == KeyTable::Match::prefix) return is_path_prefix(cell.text, asked.text);
  if (key.type == Type::text) return cell.text == asked.text;
  const int order = compare(asked.number, to_ratio(key.type, cell.value));
  switch (key.match) {
    case KeyTable::Match::at_least:
      return order >= 0;
    case KeyTable::Match::at_most:
      return order <= 0;
    case KeyTable::Match::equal:
    case KeyTable::Match::prefix:
      return order == 0;
  }
  return false;
}

// Whether `a` is closer than `b`, both matching: -1 closer, 1 further, 0 the same.
int distance(const KeyTable::Key& key, const KeyTable::Cell& a, const KeyTable::Cell& b) {
  const auto sign = [](auto x, auto y) { return x == y ? 0 : (x > y ? -1 : 1); };
  switch (key.match) {
    case KeyTable::Match::equal:
      return 0;
    case KeyTable::Match::prefix:
      return sign(a.text.size(), b.text.size());
    case KeyTable::Match::at_least:
      return sign(a.value, b.value);
    case KeyTable::Match::at_most:
      return sign(b.value, a.value);
  }
  return 0;
}

bool is_closer(const KeyTable& table, const KeyTable::Row& a, const KeyTable::Row& b) {
  for (std::size_t k = 0; k < table.keys.size(); ++k) {
    const int order = distance(table.keys[k], a.keys[k], b.keys[k]);
    if (order != 0) return order < 0;
  }
  return a.since > b.since;
}

}  // namespace

const KeyTable::Row* find_row(const KeyTable& table, std::span<const AskedKey> keys, Day day) {
  const bool all_known =
      std::all_of(keys.begin(), keys.end(), [](const AskedKey& key) { return key.is_known; });
  if (!all_known) return nullptr;
  const KeyTable::Row* best = nullptr;
  for (const KeyTable::Row& row : table.rows) {
    if (!is_begun(row, day)) continue;
    bool fits = true;
    for (std::size_t k = 0; k < keys.size() && fits; ++k) {
      fits = matches(table.keys[k], row.keys[k], keys[k]);
    }
    if (fits && (best == nullptr || is_closer(table, row, *best))) best = &row;
  }
  if (best == nullptr && table.otherwise) best = &*table.otherwise;
  return best;
}

bool is_listed(const KeyTable& table, const AskedKey& key, Day day) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const KeyTable::Row& row) {
    return is_begun(row, day) && matches(table.keys.front(), row.keys.front(), key);
  });
}

}  // namespace xingji
