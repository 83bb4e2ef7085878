// Which measures can share one pass over an account's rows: those that see the same rows on the
// same days, and differ in what they count of them, and over how long a window.
#pragma once

#include <vector>

#include "engine/plan.h"

namespace xingji {

/// What the measures of a pass, the given ones, ask of its rows.
Sieve sieve_of(const std::vector<const MeasurePlan*>& measures);

/// Every measure once, by position.
std::vector<Pass> passes_of(const std::vector<MeasurePlan>& measures);

}  // namespace xingji
