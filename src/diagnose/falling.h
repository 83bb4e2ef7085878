// What has been getting worse day after day, up to the day of a diagnosis.
#pragma once

#include "diagnose/diagnosis.h"
#include "engine/score.h"

namespace xingji::diagnose {

/// So many days behind are looked at.
inline constexpr Day days_looked_at = 30;
/// Fewer days running are the ups and downs of any number.
inline constexpr int fewest_falls = 3;

/// `cards`: of the days up to that of `explanation`, which is the last. The total first, then
/// indicators in the pack's order. Nothing where whole periods are judged.
std::vector<Falling> falling_until(const Explanation& explanation, const SubjectCards& cards);

}  // namespace xingji::diagnose
