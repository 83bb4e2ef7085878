// From running sums to balances: which window applied on each day, and how far its days are
// covered.
#pragma once

#include "engine/fold.h"
#include "engine/formula.h"

namespace xingji {

/// `sums`: one per measure. Gives the days first … last; `begin` lies one day
/// earlier when some window is chosen by the day before.
Balances settle_windows(const Plan& plan, const AccountRows& account, const std::vector<Sums>& sums,
                        Day begin, Day first, Day last);

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
