// The days for which an account's facts are complete: whether a window is covered wholly, partly or
// not at all, and, for people, how many days of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/evaluate.h"
#include "facts/shard.h"

namespace xingji {

/// The days for which an account's rows of a table are complete, those before its opening included,
/// because then there was nothing to miss. Ascending, neighbours joined.
std::vector<CoveredDays> complete_days(const FactSet& facts, const AccountRows& account,
                                       Table table);

/// The complete days of every table that a plan looks at, for one account after another.
class Coverage {
 public:
  /// Windows of the days first … last are asked for, and of the day before.
  Coverage(const Plan& plan, Day first, Day last);

  /// Whether any window may be covered otherwise than that of the account before.
  bool turn_to(const AccountRows& account);

  /// How far all of the tables cover the days first … last.
  Covered of(const std::vector<Table>& tables, Day first, Day last) const;

 private:
  bool is_usual(const AccountRows& account) const;
  void clip(std::vector<CoveredDays>& spans) const;

  const FactSet& facts_;
  std::optional<Day> still_after_;
  std::vector<Table> tables_;
  CoveredDays asked_;  // by any window
  bool is_turned_ = false;
  bool was_usual_ = false;  // the account turned to last
  std::array<std::vector<CoveredDays>, table_count> spans_;
  std::vector<CoveredDays> found_;
};

/// How many of the days first … last all of the tables are complete for.
std::int64_t count_covered(const FactSet& facts, const AccountRows& account,
                           const std::vector<Table>& tables, Day first, Day last);

/// Writes onto the card how far each indicator's window is covered.
void note_covered(const Rules& rules, const Plan& plan, const AccountRows& account,
                  const Balances& balances, Card& card);

}  // namespace xingji
