// Gates that nobody could look at and that pass: a verdict that rests on them says so.
#pragma once

#include <vector>

#include "engine/card.h"
#include "pack/pack.h"

namespace xingji {

/// Positions of the gates that pass because they are not known; those left out that only tell.
std::vector<std::size_t> unknown_gates(const Pack& pack, const Card& card);

/// Positions of the gates that only tell and are not known though a figure of theirs has a value:
/// what it is compared with is missing, as the mean of the trade.
std::vector<std::size_t> uncompared_gates(const Pack& pack, const Card& card);

/// Whether one of them might have lowered the card: a cap that nothing of the card is above could
/// not, though it may stand in the way up.
bool may_lower(const Pack& pack, const Card& card, std::size_t gate);

}  // namespace xingji
