// The facts that hold: of each fact's versions the newest one known at an instant, without the
// deleted ones, found by account and by order.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "naive/naive.h"

namespace xingji::naive {

struct OrderRows;

/// A fact that holds, with its first values filled in.
struct Fact {
  Table table = Table::shops;
  std::string account;
  std::vector<Cell> cells;
  const OrderRows* around = nullptr;  // the rows of its order; null: it has no order

  const Cell& cell(const std::string& column) const;
};

/// All facts of one account that name the same order.
struct OrderRows {
  const Fact* order = nullptr;                             // null: only other rows name it
  std::array<std::vector<const Fact*>, table_count> rows;  // by event time, then id
};

struct AccountFacts {
  std::array<std::vector<const Fact*>, table_count> rows;
  std::map<std::string, OrderRows> orders;
};

/// A span of days, both ends inside.
using Days = std::pair<Day, Day>;

struct KnownFacts {
  Zone zone{"UTC", 0};
  std::deque<Fact> facts;
  std::map<std::string, AccountFacts> accounts;
  std::set<std::string> shops;                       // in `shops`, or named as shop_id anywhere
  std::array<std::vector<Days>, table_count> range;  // first to last event; empty: no rows
};

/// `known_at`: versions recorded later do not count; `missing`: all do.
KnownFacts facts_known_at(const NaiveFacts& read, Instant known_at);

/// Takes out what the facts that hold say and that cannot be so: a claim's chat, a time twice.
void disbelieve(std::deque<Fact>& facts);

/// By event time, then by key.
bool stands_before(const Fact* a, const Fact* b);

/// The happening by which rows of the table are ordered, or null where the table has none.
const Cell* event_of(const Fact& fact);

/// The stretches of days for which a table of an account is complete.
std::vector<Days> covered_days(const KnownFacts& facts, const std::string& account, Table table);

}  // namespace xingji::naive
