// A number over the days: how it moves, how often it got worse in a row, how much it usually
// moves. Plain series, whole numbers only; knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ratio.h"
#include "pack/pack.h"

namespace xingji::sheet {

/// One place for each calendar day; empty where nothing was entered.
using Series = std::vector<std::optional<Micro>>;
using Better = Indicator::Better;

/// Whether `later` is worse than `before`. Where the middle is best nobody can tell by the number.
bool is_worse(Micro before, Micro later, Better better);

/// How many days in a row up to `at` were each worse than the day before. A day without a number
/// ends the row.
int falls_until(const Series& series, std::size_t at, Better better);

/// Least squares: so much a day. Nothing of fewer than three numbers.
std::optional<Micro> slope(const Series& series);

/// The middle one of the changes from a day to the next up to `at`, without sign; nothing of fewer
/// than five.
std::optional<Micro> usual_change(const Series& series, std::size_t at);

/// The last number before `at`, if there is one.
std::optional<std::size_t> last_before(const Series& series, std::size_t at);

/// "▁▃▅▇", from the least to the most; "·" for a day without a number.
std::string sparkline(const Series& series);

}  // namespace xingji::sheet
