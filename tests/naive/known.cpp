#include "naive/known.h"

#include <algorithm>
#include <limits>
#include <sstream>
#include <stdexcept>

#include "naive/days.h"

namespace xingji::naive {
namespace {

std::size_t position(Table table) { return static_cast<std::size_t>(table); }

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> result;
  for (std::string word; stream >> word;) result.push_back(word);
  return result;
}

const Cell& cell_of(Table table, const std::vector<Cell>& cells, const std::string& column) {
  return cells[column_index(table, column)];
}

/// The first present one of the columns that may hold the account.
std::string account_of(const Version& version) {
  for (const std::string& column : words(definition(version.table).account)) {
    const Cell& cell = cell_of(version.table, version.cells, column);
    if (cell.present) return cell.text;
  }
  return "";
}

std::vector<Cell> key_of(Table table, const std::vector<Cell>& cells) {
  std::vector<Cell> key;
  for (const std::string& column : words(definition(table).key)) {
    key.push_back(cell_of(table, cells, column));
  }
  return key;
}

bool cell_before(const Cell& a, const Cell& b) {
  return a.number != b.number ? a.number < b.number : a.text < b.text;
}

bool key_before(const std::vector<Cell>& a, const std::vector<Cell>& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), cell_before);
}

struct Identity {
  Table table;
  std::string account;
  std::vector<Cell> key;

  bool operator<(const Identity& other) const {
    if (table != other.table) return table < other.table;
    if (account != other.account) return account < other.account;
    return key_before(key, other.key);
  }
};

/// Whether `a` is an older version than `b`. One that does not say when it was recorded is newer
/// than all that do; among those the later line is newer.
bool is_older(const Version* a, const Version* b) {
  if (a->recorded_at != missing && b->recorded_at != missing && a->recorded_at != b->recorded_at) {
    return a->recorded_at < b->recorded_at;
  }
  if ((a->recorded_at == missing) != (b->recorded_at == missing)) return b->recorded_at == missing;
  return a->line < b->line;
}

void refuse_ties(const std::vector<const Version*>& oldest_first) {
  for (std::size_t i = 1; i < oldest_first.size(); ++i) {
    const Version& a = *oldest_first[i - 1];
    const Version& b = *oldest_first[i];
    if (a.recorded_at == missing || a.recorded_at != b.recorded_at) continue;
    if (a.cells == b.cells && a.deleted == b.deleted) continue;
    throw std::runtime_error(std::string(definition(a.table).name) + ".csv, lines " +
                             std::to_string(a.line) + " and " + std::to_string(b.line) +
                             ": recorded in the same second with different contents");
  }
}

/// Fills `first` of the newest version, where it does not say it, from the oldest version that has
/// `plain`.
void fill_first(const std::vector<const Version*>& oldest_first, const std::string& first,
                const std::string& plain, Fact& fact) {
  Cell& cell = fact.cells[column_index(fact.table, first)];
  for (const Version* version : oldest_first) {
    if (cell.present) return;
    cell = cell_of(version->table, version->cells, plain);
  }
}

Fact newest(const Identity& identity, const std::vector<const Version*>& oldest_first) {
  Fact fact{identity.table, identity.account, oldest_first.back()->cells, nullptr};
  if (fact.table == Table::refunds) fill_first(oldest_first, "first_reason", "reason", fact);
  if (fact.table == Table::ratings) fill_first(oldest_first, "first_stars", "stars", fact);
  return fact;
}

void put_into_its_order(Fact& fact, AccountFacts& account) {
  if (!find_column(fact.table, "order_id") || !fact.cell("order_id").present) return;
  OrderRows& order = account.orders[fact.cell("order_id").text];
  fact.around = &order;
  if (fact.table == Table::orders) order.order = &fact;
  order.rows[position(fact.table)].push_back(&fact);
}

void note_shop(const Fact& fact, KnownFacts& known) {
  if (!find_column(fact.table, "shop_id")) return;
  if (fact.cell("shop_id").present) known.shops.insert(fact.cell("shop_id").text);
}

/// Whether people gave numbers for it and nothing else is known but attributes of a shop: then it
/// is taken for one.
bool is_known_by_numbers(const AccountFacts& account) {
  bool is_anything_given = false;
  for (std::size_t t = 0; t < table_count; ++t) {
    for (const Fact* fact : account.rows[t]) {
      const bool is_given = fact->table == Table::readings || fact->table == Table::tallies;
      const bool is_of_shop =
          fact->table == Table::attributes && fact->cell("subject_kind").text == "shop";
      if (!is_given && !is_of_shop) return false;
      is_anything_given |= is_given;
    }
  }
  return is_anything_given;
}

void note_event_day(const Fact& fact, KnownFacts& known) {
  if (event_of(fact) == nullptr) return;
  const Day day = day_at(event_of(fact)->number, known.zone);
  std::vector<Days>& range = known.range[position(fact.table)];
  if (range.empty()) range.emplace_back(day, day);
  range[0] = {std::min(range[0].first, day), std::max(range[0].second, day)};
}

}  // namespace

const Cell& Fact::cell(const std::string& column) const { return cell_of(table, cells, column); }

const Cell* event_of(const Fact& fact) {
  const auto column = event_column(fact.table);
  return column ? &fact.cells[*column] : nullptr;
}

bool stands_before(const Fact* a, const Fact* b) {
  const Cell* event_a = event_of(*a);
  const Cell* event_b = event_of(*b);
  if (event_a != nullptr && event_a->number != event_b->number) {
    return event_a->number < event_b->number;
  }
  return key_before(key_of(a->table, a->cells), key_of(b->table, b->cells));
}

KnownFacts facts_known_at(const NaiveFacts& read, Instant known_at) {
  std::map<Identity, std::vector<const Version*>> versions;
  for (const Version& version : read.versions) {
    const bool is_known =
        known_at == missing || version.recorded_at == missing || version.recorded_at <= known_at;
    if (!is_known) continue;
    versions[{version.table, account_of(version), key_of(version.table, version.cells)}].push_back(
        &version);
  }
  KnownFacts known;
  known.zone = read.zone;
  for (auto& [identity, of_fact] : versions) {
    std::sort(of_fact.begin(), of_fact.end(), is_older);
    refuse_ties(of_fact);
    if (of_fact.back()->deleted) continue;
    known.facts.push_back(newest(identity, of_fact));
  }
  disbelieve(known.facts);
  for (Fact& fact : known.facts) {
    AccountFacts& account = known.accounts[fact.account];
    account.rows[position(fact.table)].push_back(&fact);
    put_into_its_order(fact, account);
    note_shop(fact, known);
    note_event_day(fact, known);
  }
  for (auto& [id, account] : known.accounts) {
    if (is_known_by_numbers(account)) known.shops.insert(id);
    for (auto& [order_id, order] : account.orders) {
      for (auto& rows : order.rows) std::sort(rows.begin(), rows.end(), stands_before);
    }
  }
  return known;
}

std::vector<Days> covered_days(const KnownFacts& facts, const std::string& account, Table table) {
  std::vector<Days> covered;
  const auto found = facts.accounts.find(account);
  if (found != facts.accounts.end()) {
    for (const Fact* row : found->second.rows[position(Table::coverage)]) {
      if (row->cell("table").text != definition(table).name) continue;
      covered.emplace_back(day_at(row->cell("from").number, facts.zone),
                           day_at(row->cell("to").number - 1, facts.zone));
    }
  }
  if (covered.empty()) covered = facts.range[position(table)];
  if (found == facts.accounts.end()) return covered;
  for (const Fact* shop : found->second.rows[position(Table::shops)]) {
    const Cell& opened_at = shop->cell("opened_at");
    if (!opened_at.present) continue;
    covered.emplace_back(std::numeric_limits<Day>::min(), day_at(opened_at.number, facts.zone) - 1);
  }
  return covered;
}

}  // namespace xingji::naive
