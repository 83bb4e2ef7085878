#include "engine/subjects.h"

#include <algorithm>
#include <set>

namespace xingji {
namespace {

// The symbols that some row of the account has in a column, or only the row that is there itself.
void add_keys(const Shard& shard, std::size_t account, Table table, std::size_t column,
              std::set<std::uint32_t>& keys) {
  const auto& words = shard.table(table).columns[column].words;
  if (words.empty()) return;
  const auto [begin, end] = shard.rows_of(table, account);
  for (std::uint32_t row = begin; row < end; ++row) keys.insert(words[row]);
}

std::set<std::uint32_t> keys_of(const Pack& pack, const Shard& shard, std::size_t account) {
  std::set<std::uint32_t> keys;
  add_keys(shard, account, subject_table(pack.subject), subject_column(pack.subject), keys);
  for (const Measure& measure : pack.measures) {
    if (!measure.by || measure.by->op != Op::column) continue;
    const Table named = measure.by->of_order ? Table::orders : measure.table;
    const Table table = origin_of(named);
    const auto column = find_column(table, definition(named).columns[measure.by->column].name);
    if (column) add_keys(shard, account, table, *column, keys);
  }
  keys.erase(0);
  return keys;
}

std::string id_of(const Account& account, const std::string& key) {
  return key == account.id ? key : account.id + '/' + key;
}

std::optional<AccountRows> find_key(const FactSet& facts, const Pack& pack,
                                    std::string_view account, std::string_view key) {
  const auto place = find_account(facts, account);
  const std::uint32_t symbol = facts.symbols.find(key);
  if (!place || symbol == Symbols::unknown) return std::nullopt;
  const Shard& shard = facts.shards[place->shard];
  if (!keys_of(pack, shard, place->account).contains(symbol)) return std::nullopt;
  AccountRows rows{&shard, place->account};
  rows.key = symbol;
  return rows;
}

}  // namespace

Table subject_table(Pack::Subject subject) {
  switch (subject) {
    case Pack::Subject::shop:
      return Table::shops;
    case Pack::Subject::agent:
      return Table::agents;
    case Pack::Subject::provider:
      return Table::providers;
    case Pack::Subject::product:
      return Table::products;
  }
  return Table::shops;
}

std::size_t subject_column(Pack::Subject subject) {
  return column_index(subject_table(subject), std::string(to_text(subject)) + "_id");
}

std::vector<std::string> subjects_of(const FactSet& facts, const Pack& pack) {
  std::vector<std::string> subjects;
  for (const Shard& shard : facts.shards) {
    for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
      const Account& account = shard.accounts[a];
      if (pack.subject == Pack::Subject::shop) {
        if (account.is_shop) subjects.push_back(account.id);
        continue;
      }
      for (const std::uint32_t key : keys_of(pack, shard, a)) {
        subjects.push_back(id_of(account, facts.symbols.text(key)));
      }
    }
  }
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

std::optional<AccountRows> find_subject(const FactSet& facts, const Pack& pack,
                                        std::string_view id) {
  if (pack.subject == Pack::Subject::shop) {
    const auto place = find_account(facts, id);
    if (!place) return std::nullopt;
    return AccountRows{&facts.shards[place->shard], place->account};
  }
  if (auto rows = find_key(facts, pack, id, id)) return rows;
  for (std::size_t at = id.find('/'); at != std::string_view::npos; at = id.find('/', at + 1)) {
    if (auto rows = find_key(facts, pack, id.substr(0, at), id.substr(at + 1))) return rows;
  }
  return std::nullopt;
}

std::optional<AccountRows> own_account(const FactSet& facts, const AccountRows& rows) {
  if (rows.key == 0) return rows;
  if (rows.key == Symbols::unknown) return std::nullopt;
  const auto place = find_account(facts, facts.symbols.text(rows.key));
  if (!place) return std::nullopt;
  return AccountRows{&facts.shards[place->shard], place->account};
}

}  // namespace xingji
