// What lanes show of columns: of their own rows and of the orders that these hang on.
#pragma once

#include "engine/program.h"

namespace xingji {

class LaneCells {
 public:
  /// Of rows of `table`. The arguments outlive it.
  LaneCells(Table table, Accounts accounts, const Lanes& lanes)
      : table_(table), accounts_(accounts), shard_(*accounts.front().shard), lanes_(lanes) {}

  void own(std::size_t column, LaneValues& to) const;
  void of_order(std::size_t column, LaneValues& to) const;

  /// `left op right`, of which each is unknown where a view does not show it yet.
  void compare(Op op, const Moment& left, const Moment& right, LaneValues& to) const;

  /// The cell of a row that exists, as a view shows it to a lane. Flags are two-valued: unseen is
  /// false.
  static void show(const Sight& sight, std::uint32_t row, Instant view, std::size_t lane,
                   LaneValues& to);

 private:
  void instants(const std::uint32_t* words, LaneValues& to) const;
  void symbols(const Sight& sight, const std::uint32_t* words, LaneValues& to) const;
  void links(LaneValues& to) const;

  Table table_;
  Accounts accounts_;
  const Shard& shard_;
  const Lanes& lanes_;
};

}  // namespace xingji
