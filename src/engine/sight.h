// What a view, the last second it may look at, shows of rows, and which rows stand beside one
// another. What a lane may see of its row, its order and the rows beside it is decided here and
// nowhere else in the engine.
#pragma once

#include <array>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "engine/members.h"
#include "facts/shard.h"

namespace xingji {

class Attributes;

/// A view that sees every fact: no instant is later.
inline constexpr Instant end_of_facts = std::numeric_limits<std::uint32_t>::max();

/// The account whose rows are looked at.
struct AccountRows {
  const Shard* shard = nullptr;
  std::size_t account = 0;
  const std::vector<Members>* members = nullptr;  // by position in Pack::selections
  const Attributes* attributes = nullptr;         // null: no expression asks for one
  const std::vector<Filing>* filings = nullptr;   // its own; null: nobody asks for them
  std::uint32_t key = 0;  // symbol of a subject within the account; 0: the account itself
};

/// Accounts of one shard whose rows are looked at together.
using Accounts = std::span<const AccountRows>;

/// Since when the rows of a table exist. Made once for many rows.
class Existence {
 public:
  Existence(const TableData& data, Table table);

  /// The event time has come, or the table has none.
  bool of(std::uint32_t row, Instant view) const {
    if (events_ == nullptr) return true;
    const Instant event = events_[row];
    return (event != 0) & (event <= view);
  }

  /// By row; null: the table has none.
  const std::uint32_t* events() const { return events_; }

 private:
  const std::uint32_t* events_ = nullptr;
};

/// One column of a table as views see it. Made once for many rows.
class Sight {
 public:
  Sight(const TableData& data, Table table, std::size_t column);

  /// The value whoever looks, or `missing`.
  std::int64_t value(std::uint32_t row) const { return cells_->at(row); }

  /// Whether a row that exists shows the column yet.
  bool shows(std::uint32_t row, Instant view) const {
    if (always_) return true;
    for (std::size_t i = 0; i < count_; ++i) {
      if (known_from_[i][row] != 0) return static_cast<Instant>(known_from_[i][row]) <= view;
    }
    return false;
  }

  Kind kind() const { return cells_->kind; }

 private:
  static constexpr std::size_t most = 4;
  const ColumnData* cells_;
  bool always_ = false;
  std::size_t count_ = 0;
  std::array<const std::uint32_t*, most> known_from_{};  // the first that is present decides
};

/// The row of the order that a row hangs on, or no_row.
std::uint32_t order_row(const AccountRows& account, Table table, std::uint32_t row);

/// The rows of one table that share an order with a row of another. Made once for many rows.
class Joined {
 public:
  Joined(const Shard& shard, Table table, Table joined);

  /// To the account, of the shard, whose rows are asked for next.
  void turn_to(const AccountRows& account) {
    const Account& at = shard_->accounts[account.account];
    first_case_ = at.first_case;
    // An order's case is its place among the account's orders.
    if (cases_ == nullptr) first_case_ -= shard_->rows_of(Table::orders, account.account).first;
  }

  /// The rows [first, last), of a row of the account turned to.
  std::pair<std::uint32_t, std::uint32_t> of(std::uint32_t row) const {
    if (begins_ == nullptr) return {0, 0};
    const std::uint32_t own_case = cases_ == nullptr ? row : cases_[row];
    if (own_case == no_row) return {0, 0};
    const std::uint32_t at = first_case_ + own_case;
    return {begins_[at], begins_[at + 1]};
  }

 private:
  const Shard* shard_;
  const std::uint32_t* cases_ = nullptr;   // null: rows are orders
  const std::uint32_t* begins_ = nullptr;  // null: no row shares an order
  std::uint32_t first_case_ = 0;
};

/// The same for one row.
std::pair<std::uint32_t, std::uint32_t> joined_rows(const AccountRows& account, Table table,
                                                    std::uint32_t row, Table joined);

}  // namespace xingji
