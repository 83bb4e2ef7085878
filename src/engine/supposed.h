// What is open or decided about a shop's facts, and the facts as they would be were it decided
// otherwise: an appeal upheld, a filing approved, or such a decision undone. The same engine scores
// both; nothing here knows how.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/shard.h"
#include "pack/task.h"

namespace xingji {

/// An appeal, or a filing that asks to leave rows out.
struct Matter {
  // `notice`: a filing of the platform's own, which acts on every shop within its bounds.
  enum class Kind : std::uint8_t { fact, state, filing, notice };
  Kind kind = Kind::fact;
  AccountPlace place;
  std::uint32_t row = 0;
  std::string id;
  std::string about;   // of an appeal: "disputes/d1"; of a filing its reason
  std::string status;  // draft, filed, upheld, approved …
  Instant filed_at = 0;
  Instant decided_at = 0;  // 0: not decided
  // Of an appeal about a state: the plan of improvement.
  std::string grounds;
  std::string measures;
  std::string material;
  std::string decision;  // what was said with the decision

  bool is_open() const { return status == "draft" || status == "filed"; }
  bool is_granted() const { return status == "upheld" || status == "approved"; }
  /// Rejected, or taken back: the facts are as they were.
  bool is_over() const { return !is_open() && !is_granted(); }
};

/// The appeals and filings of a shop that exist, by the time at which they were filed. `facts` was
/// read with keys and both tables. `shop`: empty: those that name no shop, the platform's notices.
std::vector<Matter> matters_of(const FactSet& facts, std::string_view shop);

/// What an appeal about a fact is about.
struct Appealed {
  std::optional<Table> table;    // one that appeals can be about
  std::size_t taken_out_by = 0;  // the column whose instant takes a row of it out
  bool is_there = false;         // the shop has such a row
  bool is_taken_out = false;     // and it has that instant
};
Appealed appealed_by(const FactSet& facts, const Matter& matter);

/// The span of days of a filing, as it is written: from its first instant to the one behind its
/// last.
std::pair<Instant, Instant> span_of(const FactSet& facts, const Matter& filing);

/// Whether an appeal can be about rows of the table.
bool may_be_appealed(Table table);

/// Whether the wait for a deadline ends when an appeal has taken the row out. Then handing one in
/// is all that can be done by its time.
bool waits_for_appeal(const Task& task);

/// The ids of an account's rows of a table about which it has appealed at `view`: neither as a
/// draft nor taken back by then. `facts` was read with keys.
std::set<std::string> appealed_rows(const FactSet& facts, const Shard& shard, std::size_t account,
                                    Table table, Instant view);

/// While it lives, the facts are as if the matter were granted at `at`; or not granted, where it
/// is.
class Supposed {
 public:
  Supposed(FactSet& facts, const Matter& matter, Instant at);
  ~Supposed();
  Supposed(const Supposed&) = delete;
  Supposed& operator=(const Supposed&) = delete;

  /// Whether there is such a fact, and the facts in memory can show it.
  bool is_shown() const { return is_shown_; }

 private:
  struct Cell {
    std::uint32_t* word;
    std::uint32_t was;
  };
  void set(TableData& table, std::size_t column, std::uint32_t row, std::uint32_t word);

  FactSet& facts_;
  std::vector<Filing> notices_;  // as they were
  std::vector<Cell> cells_;
  bool is_shown_ = false;
};

}  // namespace xingji
