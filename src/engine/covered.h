// The days for which an account's facts are complete, counted for people: the engine itself only
// asks whether a window is covered wholly, partly or not at all (window.h).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/evaluate.h"
#include "facts/shard.h"

namespace xingji {

/// The days for which an account's rows of a table are complete, those before its opening included,
/// because then there was nothing to miss. Ascending, neighbours joined.
std::vector<CoveredDays> complete_days(const FactSet& facts, const AccountRows& account,
                                       Table table);

/// How many of the days first … last all of the tables are complete for.
std::int64_t count_covered(const FactSet& facts, const AccountRows& account,
                           const std::vector<Table>& tables, Day first, Day last);

/// Writes onto the card how far each indicator's window is covered.
void note_covered(const Rules& rules, const Plan& plan, const AccountRows& account,
                  const Balances& balances, Card& card);

}  // namespace xingji
