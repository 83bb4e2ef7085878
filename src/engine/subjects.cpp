#include "engine/subjects.h"

#include <algorithm>
#include <set>

#include "engine/given_rows.h"

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

// Its whole name, "account/key", however often either has a slash.
std::optional<AccountRows> find_whole(const FactSet& facts, const Pack& pack, std::string_view id) {
  if (auto rows = find_key(facts, pack, id, id)) return rows;
  for (std::size_t at = id.find('/'); at != std::string_view::npos; at = id.find('/', at + 1)) {
    if (auto rows = find_key(facts, pack, id.substr(0, at), id.substr(at + 1))) return rows;
  }
  return std::nullopt;
}

bool is_given(const FactSet& facts, const Pack& pack, const AccountRows& rows) {
  return GivenRows(facts, rows, Table::readings).speak_of(pack.id) ||
         GivenRows(facts, rows, Table::tallies).speak_of(pack.id);
}

std::optional<AccountRows> find_given(const FactSet& facts, const Pack& pack, std::string_view id) {
  const auto place = find_account(facts, id);
  if (!place) return std::nullopt;
  AccountRows rows{&facts.shards[place->shard], place->account};
  if (!is_given(facts, pack, rows)) return std::nullopt;
  rows.key = Symbols::unknown;
  return rows;
}

// Those whom a row of their own or facts name.
std::set<std::string> named_subjects(const FactSet& facts, const Pack& pack) {
  std::set<std::string> subjects;
  for (const Shard& shard : facts.shards) {
    for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
      for (const std::uint32_t key : keys_of(pack, shard, a)) {
        subjects.insert(id_of(shard.accounts[a], facts.symbols.text(key)));
      }
    }
  }
  return subjects;
}

// Those whom people gave numbers of, under whatever name.
std::set<std::string> given_subjects(const FactSet& facts, const Pack& pack) {
  std::set<std::string> subjects;
  for (const Shard& shard : facts.shards) {
    for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
      if (is_given(facts, pack, {&shard, a})) subjects.insert(shard.accounts[a].id);
    }
  }
  return subjects;
}

bool is_short_for_any(const std::string& key, const std::set<std::string>& ids) {
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return is_short_for(key, id); });
}

std::vector<NamedRows> all_shops(const FactSet& facts) {
  std::vector<NamedRows> subjects;
  subjects.reserve(facts.shops.size());
  for (const AccountPlace& place : facts.shops) {
    const Shard& shard = facts.shards[place.shard];
    subjects.push_back({shard.accounts[place.account].id, {&shard, place.account}});
  }
  return subjects;
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

bool is_short_for(std::string_view key, std::string_view id) {
  const bool is_key = !key.empty() && key.find('/') == std::string_view::npos;
  return is_key && id.size() > key.size() && id.ends_with(key) &&
         id[id.size() - key.size() - 1] == '/';
}

std::vector<std::string> subjects_of(const FactSet& facts) {
  std::vector<std::string> subjects;
  subjects.reserve(facts.shops.size());
  for (const AccountPlace& place : facts.shops) {
    subjects.push_back(facts.shards[place.shard].accounts[place.account].id);
  }
  return subjects;
}

std::vector<std::string> subjects_of(const FactSet& facts, const Pack& pack) {
  if (pack.subject == Pack::Subject::shop) return subjects_of(facts);
  std::set<std::string> subjects = named_subjects(facts, pack);
  std::set<std::string> given = given_subjects(facts, pack);
  subjects.insert(given.begin(), given.end());
  std::erase_if(given, [&](const std::string& id) { return !is_short_for_any(id, subjects); });
  std::erase_if(subjects, [&](const std::string& id) {
    return given.contains(id) && !find_whole(facts, pack, id);
  });
  return {subjects.begin(), subjects.end()};
}

std::vector<std::string> subjects_called(const FactSet& facts, const Pack& pack,
                                         std::string_view id) {
  std::vector<std::string> all = subjects_of(facts, pack);
  if (std::binary_search(all.begin(), all.end(), id)) return {std::string(id)};
  const bool is_named = pack.subject != Pack::Subject::shop;
  std::erase_if(all, [&](const std::string& each) { return !is_named || !is_short_for(id, each); });
  return all;
}

std::optional<AccountRows> find_subject(const FactSet& facts, const Pack& pack,
                                        std::string_view id) {
  if (pack.subject == Pack::Subject::shop) {
    const auto place = find_account(facts, id);
    if (!place) return std::nullopt;
    return AccountRows{&facts.shards[place->shard], place->account};
  }
  if (auto rows = find_whole(facts, pack, id)) return rows;
  if (id.find('/') != std::string_view::npos) return find_given(facts, pack, id);
  const std::vector<std::string> called = subjects_called(facts, pack, id);
  if (called.size() != 1) return std::nullopt;
  auto rows = find_whole(facts, pack, called.front());
  return rows ? rows : find_given(facts, pack, called.front());
}

std::vector<std::string> whole_names(const FactSet& facts, const Pack& pack,
                                     const std::vector<std::string>& ids) {
  std::set<std::string> names;
  for (const std::string& id : ids) {
    const auto called = subjects_called(facts, pack, id);
    names.insert(called.size() == 1 ? called.front() : id);
  }
  return {names.begin(), names.end()};
}

std::vector<NamedRows> all_rows(const FactSet& facts, const Pack& pack) {
  return pack.subject == Pack::Subject::shop ? all_shops(facts)
                                             : rows_of(facts, pack, subjects_of(facts, pack));
}

std::vector<NamedRows> rows_of(const FactSet& facts, const Pack& pack,
                               const std::vector<std::string>& subjects) {
  std::vector<NamedRows> found;
  found.reserve(subjects.size());
  for (const std::string& subject : subjects) {
    const auto rows = find_subject(facts, pack, subject);
    CHECK(rows.has_value());
    found.push_back({subject, *rows});
  }
  return found;
}

bool is_given_only(const AccountRows& rows) { return rows.key == Symbols::unknown; }

std::vector<AccountRows> own_accounts(const FactSet& facts, const AccountRows& rows) {
  if (rows.key == 0) return {rows};
  const std::string& account = rows.shard->accounts[rows.account].id;
  std::vector<std::string> names;
  if (is_given_only(rows)) {
    names.push_back(account);
    const std::size_t slash = account.rfind('/');
    if (slash != std::string::npos) names.push_back(account.substr(slash + 1));
  } else {
    const std::string& key = facts.symbols.text(rows.key);
    if (key != account) names.push_back(account + '/' + key);
    names.push_back(key);
  }
  std::vector<AccountRows> own;
  for (const std::string& name : names) {
    if (const auto place = find_account(facts, name)) {
      own.push_back({&facts.shards[place->shard], place->account});
    }
  }
  return own;
}

}  // namespace xingji
