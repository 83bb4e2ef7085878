// Compares a card with what a case expects: each difference becomes a problem at the place of the
// expected value, "indicators.late.points: expected 4, got 3".
#pragma once

#include "cases/read.h"
#include "engine/card.h"
#include "pack/pack.h"

namespace xingji::cases {

/// Notes what was expected and is not so, and what cannot be read.
void compare_card(const Node& expect, const Card& card, const Pack& pack, Problems& problems);

}  // namespace xingji::cases
