// Facts in memory: columns, grouped by account, with an order and what hangs on it beside one
// another. A shard holds some accounts whole, so all later work runs shard by shard without locks.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/check.h"
#include "base/tables.h"
#include "facts/column_cells.h"
#include "facts/hash.h"

namespace xingji {

inline constexpr std::uint32_t no_row = UINT32_MAX;

/// All values of one column; only the vector that fits its kind is filled, and none when the column
/// is not kept.
struct ColumnData {
  Kind kind = Kind::flag;
  ColumnCells<std::uint8_t> flags;    // flag
  ColumnCells<std::uint32_t> words;   // instants (0 = missing), symbols (0 = missing)
  ColumnCells<std::int32_t> numbers;  // integer, day (INT32_MIN = missing)
  ColumnCells<std::int64_t> wides;    // money, decimal (missing)

  /// The value as an integer, or `missing`; a symbol's code for text.
  std::int64_t at(std::size_t row) const;
};

inline std::int64_t ColumnData::at(std::size_t row) const {
  switch (kind) {
    case Kind::flag:
      return flags.empty() ? 0 : flags[row];
    case Kind::id:
    case Kind::text:
    case Kind::word:
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
      return words.empty() || words[row] == 0 ? missing : static_cast<std::int64_t>(words[row]);
    case Kind::integer:
    case Kind::day:
      return numbers.empty() || numbers[row] == INT32_MIN ? missing : numbers[row];
    case Kind::money:
    case Kind::decimal:
      return wides.empty() ? missing : wides[row];
  }
  return missing;
}

/// Many short texts behind one another.
class Texts {
 public:
  void add(std::string_view text) {
    bytes_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  void reserve(std::size_t count, std::size_t bytes) {
    ends_.reserve(count);
    bytes_.reserve(bytes);
  }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  std::size_t size() const { return ends_.size(); }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// The columns of one table, by position in its definition. Of a table that nobody needs there is
/// nothing but emptiness to read until somebody writes.
class TableColumns {
 public:
  TableColumns() = default;
  explicit TableColumns(std::span<const Column> known) : known_(known) {}

  std::size_t size() const { return known_.size(); }
  const ColumnData& operator[](std::size_t column) const {
    return made_.empty() ? nothing(column) : made_[column];
  }
  ColumnData& operator[](std::size_t column) {
    if (made_.empty()) make();
    return made_[column];
  }
  /// All, or none yet.
  std::span<ColumnData> made() { return made_; }
  void make();

 private:
  const ColumnData& nothing(std::size_t column) const;

  std::span<const Column> known_;
  std::vector<ColumnData> made_;
};

/// The rows of one table in a shard, sorted by account, then case, then event time, then id.
struct TableData {
  std::size_t rows = 0;
  TableColumns columns;
  ColumnCells<std::uint32_t> account_begin;  // accounts + 1: first row of each account
  ColumnCells<std::uint32_t> case_of;        // case of each row inside its account; no_row: none
  ColumnCells<std::uint32_t> case_begin;     // cases of the shard + 1: first row of each case
  Texts keys;                                // Needs::keys: the row's id
  std::vector<std::uint32_t> lines;          // Needs::keys: its line in the file

  std::span<const std::uint32_t> instants(std::size_t column) const {
    return columns[column].words;
  }
};

struct Account {
  std::string id;
  bool is_shop = false;          // some fact or its own row names it as a shop
  bool has_row = false;          // it stands in `shops`
  Instant opened_at = 0;         // 0: not known
  std::uint32_t first_case = 0;  // its cases in the shard are first_case … ; the first `orders` of
                                 // them are its orders, in row order; then ids that no order has
};

struct Shard {
  std::vector<Account> accounts;  // ascending by id
  std::array<TableData, table_count> tables;
  std::uint32_t cases = 0;

  const TableData& table(Table which) const { return tables[static_cast<std::size_t>(which)]; }
  TableData& table(Table which) { return tables[static_cast<std::size_t>(which)]; }

  /// Rows [first, last) of an account.
  std::pair<std::uint32_t, std::uint32_t> rows_of(Table which, std::size_t account) const {
    const auto& begin = table(which).account_begin;
    if (begin.empty()) return {0, 0};
    return {begin[account], begin[account + 1]};
  }
};

/// The texts behind symbol codes; code 0 is "missing".
class Symbols {
 public:
  explicit Symbols(HashSeed seed = {}) : seed_(seed) { texts_.emplace_back(); }
  /// The code of a text, or `unknown`, which no row has.
  std::uint32_t find(std::string_view text) const;
  std::uint32_t add(std::string_view text);
  const std::string& text(std::uint32_t code) const { return texts_[code]; }
  std::size_t size() const { return texts_.size(); }
  static constexpr std::uint32_t unknown = UINT32_MAX;

 private:
  // Open addressing. A short text stands in its bucket, so that finding it fetches nothing else.
  struct Bucket {
    std::uint32_t code = 0;  // 0 = empty
    std::uint32_t size = 0;
    std::uint64_t head = 0;  // of a long text: its hash
    std::uint64_t tail = 0;
  };
  std::size_t place_of(std::string_view text, Bucket& wanted) const;
  void grow();

  HashSeed seed_;
  std::vector<std::string> texts_;
  std::vector<Bucket> buckets_;
};

/// Days for which a table is complete: by default from its first to its last event in the data set.
struct CoveredDays {
  Day first = std::numeric_limits<Day>::max();  // first > last: no row at all
  Day last = std::numeric_limits<Day>::min();

  bool operator==(const CoveredDays&) const = default;
};

/// A notice or filing that takes rows out; see Exemption in pack/pack.h.
struct Filing {
  std::uint32_t reason = 0;    // symbol
  std::uint32_t category = 0;  // symbol, 0 = any
  std::string region;          // slash path, empty = any
  Instant from = 0;
  Instant to = 0;  // half-open
  bool approved = false;
  Instant decided_at = 0;
  Instant withdrawn_at = 0;  // 0: stands
  Instant new_due_at = 0;    // 0: none
  std::string id;
};

struct AccountPlace {
  std::size_t shard = 0;
  std::size_t account = 0;
};

struct FactSet {
  Zone zone{"UTC", 0};
  std::string currency;
  std::vector<Shard> shards;
  std::vector<AccountPlace> shops;  // ascending by id
  Symbols symbols;
  std::array<CoveredDays, table_count> covered{};  // in the data set's zone
  Instant last_happening = 0;                      // the latest happening of all facts that hold
  std::vector<Filing> notices;                     // platform-wide: exemptions without a shop
};

/// Where an account is, or nothing.
std::optional<AccountPlace> find_account(const FactSet& facts, std::string_view id);

}  // namespace xingji
