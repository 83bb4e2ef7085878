// The fold: from an account's rows to what each measure is worth on each day. A row's part in a
// measure is a step function of the day that changes only on days of its own (or joined) instants
// and ends with the window; it is posted as differences (enter day, leave day, ±value), and a
// balance is their running sum. Counts and sums are integers.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/given.h"
#include "engine/plan.h"
#include "engine/posts.h"

namespace xingji {

/// How far a measure's tables are complete over its window on a day.
enum class Covered : std::uint8_t { none, partly, fully };

struct Balance {
  /// Counts; sums in seconds, hundredths, or units of 1/denominator of the measure.
  std::int64_t value = 0;
  std::uint32_t choice = 0;  // which window applied
  Covered covered = Covered::fully;
  bool fits = true;       // false: the sum is beyond 64 bits and `value` means nothing
  bool is_empty = false;  // a quantile of no rows
  bool is_given = false;  // people gave it; see belief.h

  bool operator==(const Balance&) const = default;
};

/// measures × days, the days first … last ascending.
struct Balances {
  Day first = 0;
  Day last = 0;
  std::vector<std::vector<Balance>> measures;  // [measure][day - first]
  std::vector<std::vector<Given>> given = {};  // [indicator][day - first]; empty: facts only
  Attributes attributes = {};                  // of the subject, on any day
  /// By day, the marks of the measures that are not what they were the day before, see Settling.
  /// Nothing is said of the first day. Empty: nobody asked.
  std::vector<std::uint64_t> changed = {};

  bool holds(Day day) const { return first <= day && day <= last; }
  const Balance& at(std::size_t measure, Day day) const {
    return measures[measure][static_cast<std::size_t>(day - first)];
  }
  /// The share of its peers that an indicator beats, as the platform's screen says it.
  std::optional<Ratio> beaten_for(std::size_t indicator, Day day) const {
    if (given.empty()) return std::nullopt;
    return given[indicator][static_cast<std::size_t>(day - first)].beaten;
  }
  /// What an indicator is judged by instead of facts, or null.
  const Given* given_for(std::size_t indicator, Day day) const {
    if (given.empty()) return nullptr;
    const Given& found = given[indicator][static_cast<std::size_t>(day - first)];
    return found.basis == Basis::facts ? nullptr : &found;
  }
};

/// What happened to the rows inside a measure's window on one day, for explain and evidence.
struct Witness {
  struct FilterCount {
    std::uint64_t untrue = 0;   // rows that failed here
    std::uint64_t unknown = 0;  // of these, because something was missing
  };
  struct Row {
    std::uint32_t row = 0;
    std::int64_t value = 0;  // in the units of Balance::value
  };
  struct Exempted {
    std::uint32_t row = 0;
    std::string filing;  // its id
  };
  std::uint64_t of_nobody = 0;  // rows in the window that do not say whose they are
  std::uint64_t in_window = 0;
  std::vector<FilterCount> filters;  // by position in the measure
  std::vector<Exempted> exempted;
  std::uint64_t not_selected = 0;   // rows beyond what `keep` keeps
  std::vector<Exempted> extended;   // rows whose due time a filing moved on
  std::uint64_t without_value = 0;  // rows whose value or weight is missing
  std::vector<Row> counted;
};

class Settling;

/// Empty posts of a fold of one account over the days first … last.
Posts make_posts(const Plan& plan, Day first, Day last);

/// Posts the rows of an account with `sign` 1, or takes them back with −1. Where no measure asks
/// for selections, the rows may be those of some of its orders, in a shard of their own: taking an
/// order back as it was and posting it as it is leaves what folding all anew would.
void post(Plan& plan, const AccountRows& rows, std::int64_t sign, Posts& posts);

/// What the measures of an account are worth on the days first … last. `sums` begin where
/// make_posts does.
Balances settle(const Plan& plan, const AccountRows& rows, const SumsOfAccount& sums, Day first,
                Day last);

/// Folds one account over the days first … last: posts all its rows and settles. `witnesses`, if
/// given, must have one entry per measure and first = last.
Balances fold(Plan& plan, const AccountRows& rows, Day first, Day last,
              std::vector<Witness>* witnesses = nullptr);

/// Called with an account's position and its balances.
using SeeBalances = std::function<void(std::size_t, const Balances&)>;

/// The same of several accounts of a shard, in their order, over the days of `settling`. Most
/// accounts have few rows, so that what a pass costs whatever it finds is spent once for all of
/// them. Balances are settled for one account after the other, and are still in the first cache
/// when they are seen.
void fold(Plan& plan, Accounts accounts, Settling& settling, const SeeBalances& see);

}  // namespace xingji
