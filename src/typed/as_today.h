// What is taken for given so that typed numbers, which are of one day and seldom all there are,
// come to a total: the day before was like today, and a flag that nobody set is not so.
#pragma once

#include <set>

#include "typed/trial.h"

namespace xingji::typed {

/// The stage that the numbers put the subject in; nothing where that is not known.
std::optional<std::size_t> stage_of(const Trial& trial, Day day);

/// Puts today's numbers where conditions of the trial's pack ask for yesterday's, and says so of
/// those that the total may rest on. Attributes that were told hold on every day.
void take_today_for_yesterday(const std::optional<std::size_t>& stage, Trial& trial);

/// The flags that conditions in force on the day ask for: of a stage that gives the total those of
/// its rules, else those of gates, branches and small samples. Bonuses are told of as not counted.
std::set<std::size_t> flags_asked(const Pack& pack, const std::optional<std::size_t>& stage,
                                  Day day);

}  // namespace xingji::typed
