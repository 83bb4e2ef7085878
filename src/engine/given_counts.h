// Counts and sums that people gave under the name of a measure, as readings of a day or as tallies
// that roll through its window. They stand in for the measure where the pack's `belief` says so, so
// that all that asks for it (small samples, branches, gates, stages, bonuses) sees them.
#pragma once

#include <functional>

#include "engine/given_rows.h"

namespace xingji {

struct Rolled {
  std::int64_t sum = 0;  // in millionths, as tallies hold it
  std::int64_t covered_days = 0;
  std::int64_t window_days = 0;
  bool has_any = false;
  bool is_partial() const { return covered_days < window_days; }
};

/// The days of a window on the day judged, added up. `of`: what a day has, or nothing. `opened`:
/// before that day there was nothing to count.
Rolled roll_tallies(const Window::Choice& choice, Day judged, std::optional<Day> opened,
                    const std::function<std::optional<std::int64_t>(Day)>& of);

/// The day on which the account was opened, where that is known.
std::optional<Day> first_day_of(const AccountRows& account, const Zone& zone);

/// Puts a number in the place of what facts say; one that is no whole number of the measure's units
/// is left out.
void give(const Measure& measure, const Ratio& number, Covered covered, Balance& balance);

/// Counts under their own names are exact and go before a value that was read off, as those beside
/// it do: where they give all that it divides, it is what they come to.
void count_values(const Pack& pack, Balances& balances);

/// What a day's readings give under the measure's own name.
class CountsRead {
 public:
  CountsRead(const Pack& pack, const GivenRows& readings);
  bool empty() const { return rows_.empty(); }
  std::optional<Ratio> of(std::size_t measure, Day day) const;

 private:
  const Pack& pack_;
  const GivenRows& readings_;
  GivenRows::ByDay rows_;
};

void settle_counts(const Pack& pack, const AccountRows& account, const Zone& zone,
                   const GivenRows& readings, const GivenRows& tallies, Balances& balances);

}  // namespace xingji
