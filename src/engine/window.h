// From what was posted to balances: the sum of each day, which window applied on it, how far its
// days are covered, and on which days something changed.
#pragma once

#include "engine/covered.h"
#include "engine/fold.h"
#include "engine/formula.h"

namespace xingji {

/// Settles the same days of one account after another.
class Settling {
 public:
  /// The plan outlives it. `marks`: by measure, the bits by which the balances say on which days it
  /// changed; empty: they do not.
  Settling(const Plan& plan, Day first, Day last, std::vector<std::uint64_t> marks = {})
      : plan_(plan), marks_(std::move(marks)), coverage_(plan, first, last) {
    balances_.first = first;
    balances_.last = last;
  }

  Day first() const { return balances_.first; }
  Day last() const { return balances_.last; }

  /// The balances of an account, good until the next; the sums begin one day earlier when some
  /// window is chosen by the day before.
  Balances& settle(const AccountRows& account, const SumsOfAccount& sums);
  Balances& balances() { return balances_; }

 private:
  void find_covered();
  void find_covered(std::size_t measure);
  void find_days(std::size_t measure);
  void find_days_of_one_window(std::size_t measure);
  bool sum_days(std::size_t measure, const std::int64_t* differences);
  bool fill_days(std::size_t measure, const std::int64_t* values);
  std::uint64_t mark_of(std::size_t measure) const;
  Balance balance_on(std::size_t measure, std::size_t choice, Day day) const;
  const Window::Choice& window(std::size_t measure, std::size_t choice) const;
  const std::int64_t* values_of(std::size_t measure, std::size_t choice) const;
  bool fits(std::size_t measure) const;
  Covered covered_on(std::size_t measure, std::size_t choice, Day day) const;
  bool is_covered_from(const MeasurePlan& measure, Day first, Day last) const;

  const Plan& plan_;
  std::vector<std::uint64_t> marks_;
  Coverage coverage_;
  Balances balances_;
  // Of measures of one window, by day: balances that are covered as the account's are and have no
  // value yet. Of nearly all accounts they are those of the account before.
  std::vector<std::vector<Balance>> covered_;
  std::vector<std::uint64_t> changed_;   // by day, of these, as Balances::changed
  const SumsOfAccount* sums_ = nullptr;  // of the account at hand
};

/// A measure's worth for formulas: missing when no day of its window is covered.
DayValue worth_of(const Measure& measure, const Balance& balance);

/// The value of an indicator that people gave in place of facts, without both counts beside it or
/// as numbers of their own.
std::optional<Ratio> given_without_counts(const Pack& pack, const Balances& balances,
                                          std::size_t indicator, Day day);

/// The same for formulas over the balances, which outlive the result; days outside them are
/// missing.
Formula::Worth worth_in(const Pack& pack, const Balances& balances);

}  // namespace xingji
