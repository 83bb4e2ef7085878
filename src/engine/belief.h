// Which numbers an indicator is judged by on a day: facts, a day's own counts that people keep,
// what the platform's screen printed, or the facts of the days that are there. The order is the
// pack's `belief`. Official totals and stars are never among them.
#pragma once

#include "engine/fold.h"

namespace xingji {

/// Settles for each indicator and day of the balances what it is judged by. Counts that people gave
/// also stand in for measures that the facts do not fully cover, so that gates see them.
void settle_belief(const Plan& plan, const AccountRows& account, Balances& balances);

/// From the oldest to the newest day for which people gave numbers, or nothing.
std::optional<CoveredDays> given_days(const FactSet& facts);

}  // namespace xingji
