// What waits to be done at an instant: the rows of a pack's deadlines and lists of work that are
// there and not done, each with its due time and what it costs to be late.
#pragma once

#include <string>
#include <vector>

#include "engine/sight.h"
#include "pack/pack.h"

namespace xingji {

struct Waiting {
  std::string subject;
  std::size_t task = 0;  // position in Pack::tasks
  std::uint32_t row = 0;
  AccountRows account = {};
  std::optional<Instant> began;        // when the row was there
  std::optional<Instant> due;          // as filings move it; empty: not known, or there is no clock
  std::optional<std::int64_t> money;   // a breach costs so much, in hundredths
  std::optional<std::int64_t> points;  // and so many points, in millionths
  std::vector<std::int64_t>
      urgency;  // by position in Task::first; unknown: false, or the lowest number
};

/// What waits for the subjects at `view`, the last second looked at: deadlines first, the earliest
/// due first and those without a known time last; then lists of work, the greatest `first` first.
/// Equal ones by subject, task, when they began, and row. `pack` is the version in force on the
/// day of `view`; `facts` was read with keys. `seen_at`, if given, is later: then of the rows that
/// were there at `view` those wait that still do in that light.
std::vector<Waiting> waiting(const Pack& pack, const FactSet& facts,
                             const std::vector<std::string>& subjects, Instant view,
                             std::optional<Instant> seen_at = std::nullopt);

}  // namespace xingji
