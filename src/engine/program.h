// Row expressions made ready to run over many rows at once. A program is the typed tree flattened
// into instructions; each works on a block of lanes, one lane being a row seen at the end of some
// day. What a lane may see of its row, its order and the rows beside it is decided here and nowhere
// else in the engine.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/calendar.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// Rows of one account and table, each with the last second it may look at.
struct Lanes {
  std::vector<std::uint32_t> rows;
  std::vector<Instant> views;
  std::vector<Day> anchors;  // day of the row's anchor, for dated parameters; may be empty

  std::size_t size() const { return rows.size(); }
  void clear();
  /// Keeps the lanes marked with 1.
  void keep(std::span<const std::uint8_t> marks);
};

/// One value per lane. `denominator` only counts for Type::number. A lane that is not known is
/// missing or, for flags, unknown.
struct LaneValues {
  std::vector<std::int64_t> value;
  std::vector<std::int64_t> denominator;
  std::vector<std::uint8_t> known;
};

/// The account whose rows the lanes are.
struct AccountRows {
  const Shard* shard = nullptr;
  std::size_t account = 0;
};

class Program {
 public:
  /// `table`: whose rows the lanes are. The pack and the fact set must outlive the program.
  Program(const Expression& expression, Table table, const Pack& pack, const FactSet& facts);
  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

  /// The values for all lanes; good until the next run. Rows that do not yet exist at their view
  /// must not be among the lanes.
  const LaneValues& run(const AccountRows& account, const Lanes& lanes);

  /// The plain own column the program reads, when it is nothing else.
  std::optional<std::size_t> plain_column() const;

 private:
  struct Instruction;
  class Machine;
  std::size_t add(const Expression& expression);
  std::size_t add_literal(const Expression& expression, Instruction instruction);

  Table table_;
  const Pack* pack_;
  const FactSet* facts_;
  std::vector<Instruction> code_;
  std::vector<LaneValues> registers_;
};

/// The instants of a column that a lane at `view` may see: false when the row does not show the
/// column yet. Assumes that the row exists.
bool is_visible(const TableData& data, Table table, std::size_t column, std::uint32_t row,
                Instant view);

/// Whether a row exists at `view`: its event time has come, or its table has none.
bool exists(const TableData& data, Table table, std::uint32_t row, Instant view);

/// The row of the order that a row hangs on, or no_row.
std::uint32_t order_row(const AccountRows& account, Table table, std::uint32_t row);

/// The rows [first, last) of `joined` that share the row's order.
std::pair<std::uint32_t, std::uint32_t> joined_rows(const AccountRows& account, Table table,
                                                    std::uint32_t row, Table joined);

}  // namespace xingji
