// From parsed rows to a fact set. Each reading thread has a sink of its own; a sink packs rows into
// compact records, parted by a hash of the account. build() then makes one shard at a time out of
// its records: newest versions, firsts, deletions, cases, columns. Neither the order of rows nor
// the number of threads changes the result where ids are unique or `recorded_at` is given.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "facts/hash.h"
#include "facts/needs.h"
#include "facts/report.h"
#include "facts/row.h"
#include "facts/shard.h"

namespace xingji {

class RowSink;

inline constexpr std::size_t shard_count = 256;

/// Gives the canonical NDJSON of some rows of a table, by ascending line, to settle versions that
/// were recorded in the same second.
using ReadAgain =
    std::function<std::vector<std::string>(Table, const std::vector<std::uint32_t>& lines)>;

class FactBuilder {
 public:
  /// `known_at`: versions recorded later are ignored; `missing`: all are known.
  /// `seed`: of the tables in memory.
  /// `shards`: how many parts the accounts are split into; a handful of rows needs but one.
  FactBuilder(const Needs& needs, std::size_t threads, Instant known_at = missing,
              HashSeed seed = {}, std::size_t shards = shard_count);
  ~FactBuilder();
  FactBuilder(const FactBuilder&) = delete;
  FactBuilder& operator=(const FactBuilder&) = delete;

  /// The sink of a reading thread, 0 … threads − 1.
  RowSink& sink(std::size_t thread);

  /// What the sinks hold, in bytes. Any thread may ask while the others add rows.
  std::size_t packed_bytes() const;

  /// Consumes the sinks. Counts, and what is said that cannot be so, go to `report`, whose tables
  /// name their files.
  FactSet build(const Zone& zone, const ReadAgain& read_again, QualityReport& report);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Copies what it needs of a row; `row` may be reused at once.
void add_row(RowSink& sink, const Row& row);

}  // namespace xingji
