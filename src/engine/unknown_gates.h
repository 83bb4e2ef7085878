// Gates that nobody could look at and that pass: a verdict that rests on them says so.
#pragma once

#include <vector>

#include "engine/card.h"
#include "pack/pack.h"

namespace xingji {

/// Positions of the gates that pass because they are not known, and that could lower the card. A
/// cap that nothing of the card is above could not, nor could a gate that only tells.
std::vector<std::size_t> unknown_gates(const Pack& pack, const Card& card);

}  // namespace xingji
