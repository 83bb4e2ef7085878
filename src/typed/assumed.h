// The assumptions of a pack that went into a number. That they did is a remark, and no reason found
// for a difference: nothing was computed.
#pragma once

#include <optional>
#include <string>

#include "engine/card.h"
#include "typed/reconcile.h"

namespace xingji::typed {

/// `name`: "total", "stars" or another of a card's; `indicator`: of one.
std::optional<Cause> assumed(const Pack& pack, const Card& card, const std::string& name,
                             const std::optional<std::size_t>& indicator);

}  // namespace xingji::typed
