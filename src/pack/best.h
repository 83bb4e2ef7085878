// The most and the fewest points that anything can have: of an indicator over all its branches and
// fixed numbers, of a dimension, of all indicators together. Nothing where that hangs on a value or
// on a table.
#pragma once

#include <cstdint>
#include <optional>

#include "pack/pack.h"

namespace xingji {

/// What values give: without fixed points and small samples.
std::optional<std::int64_t> best_points(const Indicator& indicator, Day day);
/// The same over all branches, small samples and fixed numbers.
std::optional<std::int64_t> best_of(const Indicator& indicator, Day day);
std::optional<std::int64_t> worst_of(const Indicator& indicator, Day day);
/// The sum of all indicators in force, or the highest of them.
std::optional<std::int64_t> best_sum(const Pack& pack, Day day, bool is_sum);
/// No mean is above the best of its parts.
std::optional<std::int64_t> best_dimension(const Pack& pack, const Dimension& dimension, Day day);
/// Before bonuses on the total. Nothing where a stage gives it.
std::optional<std::int64_t> best_total(const Pack& pack, Day day);
/// The best of what the gate acts on.
std::optional<std::int64_t> best_under(const Pack& pack, const Gate& gate, Day day);

/// Whether its points are the same whatever the value: it is only shown.
bool is_only_shown(const Indicator& indicator);

}  // namespace xingji
