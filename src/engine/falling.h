// Whether a number gets worse from day to day. Plain series; knows nothing of packs but which way
// is better.
#pragma once

#include <optional>
#include <vector>

#include "base/ratio.h"
#include "pack/pack.h"

namespace xingji {

/// One place for each calendar day; empty on a day without a number.
using Series = std::vector<std::optional<Micro>>;

/// Whether `later` is worse than `before`. Where the middle is best nobody can tell by the number.
bool is_worse(Micro before, Micro later, Indicator::Better better);

/// How many days in a row up to `at` were each worse than the day before. A day without a number
/// ends the row.
int falls_until(const Series& series, std::size_t at, Indicator::Better better);

/// A page's rule for daily numbers: five days running worse is time to act.
inline constexpr int falls_to_act = 5;

}  // namespace xingji
