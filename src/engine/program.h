// Row expressions made ready to run over many rows at once. A program is the typed tree flattened
// into instructions; each works on a block of lanes, one lane being a row seen at the end of some
// day.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/calendar.h"
#include "engine/sight.h"
#include "pack/pack.h"

namespace xingji {

/// Rows of a table, each with the last second it may look at.
struct Lanes {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> accounts;  // whose they are, by position; empty: all are the first's
  std::vector<Instant> views;
  std::vector<Day> judged;    // day judged, where it is not that of the view; may be empty
  std::vector<Day> anchors;   // day of the row's anchor, for dated parameters; may be empty
  std::vector<Instant> dues;  // later due times that filings give, 0 for none; may be empty

  std::size_t size() const { return rows.size(); }
  std::size_t account_of(std::size_t lane) const { return accounts.empty() ? 0 : accounts[lane]; }
  void clear();
  /// Becomes the lanes of `from`, which may be itself, that are marked with 1.
  void take(const Lanes& from, std::span<const std::uint8_t> marks);
  void keep(std::span<const std::uint8_t> marks) { take(*this, marks); }
};

/// Calls `visit` with each account that has lanes, and its lanes [begin, end). An account's lanes
/// lie together.
template <class Visit>
void visit_accounts(const Lanes& lanes, const Visit& visit) {
  for (std::size_t begin = 0; begin < lanes.size();) {
    std::size_t end = lanes.accounts.empty() ? lanes.size() : begin + 1;
    while (end < lanes.size() && lanes.accounts[end] == lanes.accounts[begin]) ++end;
    visit(lanes.account_of(begin), begin, end);
    begin = end;
  }
}

/// One value per lane. `denominator` only counts for Type::number. A lane that is not known is
/// missing or, for flags, unknown.
struct LaneValues {
  std::vector<std::int64_t> value;
  std::vector<std::int64_t> denominator;
  std::vector<std::uint8_t> known;
};

/// Takes of one value per mark those marked with 1, without a branch; an empty list stays so. Both
/// may be the same list.
template <class T>
void take_marked(const std::vector<T>& from, std::span<const std::uint8_t> marks,
                 std::vector<T>& to) {
  const std::size_t count = from.size();
  to.resize(count);
  const T* values = from.data();
  T* end = to.data();
  for (std::size_t i = 0; i < count; ++i) {
    *end = values[i];
    end += marks[i];
  }
  to.resize(static_cast<std::size_t>(end - to.data()));
}

/// An own column of instants and a constant after it, as `paid_at + 48h` is.
struct Moment {
  std::size_t column = 0;
  std::int64_t later = 0;  // seconds
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
  const LaneValues& run(Accounts accounts, const Lanes& lanes);
  /// Of lanes that are all one account's.
  const LaneValues& run(const AccountRows& account, const Lanes& lanes) {
    return run(Accounts(&account, 1), lanes);
  }

  /// The plain own column the program reads, when it is nothing else.
  std::optional<std::size_t> plain_column() const;

  /// The moment that the program is, when it is nothing else.
  const std::optional<Moment>& moment() const { return moment_; }

 private:
  struct Instruction;
  class Machine;
  std::size_t add(const Expression& expression);
  std::size_t add_literal(const Expression& expression, Instruction instruction);
  void add_parameter(const Expression& expression, Instruction& instruction);
  const Number& parameter(const Expression& name) const;
  std::optional<Moment> moment_in(const Expression& expression) const;
  std::optional<std::int64_t> seconds_in(const Expression& expression) const;
  std::int64_t code_of(const std::string& text);
  std::string_view text_of(std::int64_t code) const;

  Table table_;
  const Pack* pack_;
  const FactSet* facts_;
  std::optional<Moment> moment_;
  std::vector<Instruction> code_;
  std::vector<LaneValues> registers_;
  std::vector<std::string> own_texts_;  // literals that no fact has
};

}  // namespace xingji
