// A number over the days: how it moves, how often it got worse in a row, how much it usually
// moves. Plain series, whole numbers only; knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/falling.h"

namespace xingji::sheet {

using Better = Indicator::Better;

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
