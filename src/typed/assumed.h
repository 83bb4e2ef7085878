// The assumptions of a pack that went into a number. That they did is a remark, and no reason found
// for a difference: nothing was computed.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "engine/card.h"
#include "typed/reconcile.h"

namespace xingji::typed {

/// Where the page itself shows that a difference does not lie.
struct RuledOut {
  std::set<std::size_t> indicators;  // whose values agree
  bool total = false;                // of stars: the total agrees
};

/// `name`: "total", "stars" or another of a card's; `indicator`: of one.
std::optional<Cause> assumed(const Pack& pack, const Card& card, const std::string& name,
                             const std::optional<std::size_t>& indicator,
                             const RuledOut& ruled_out);

}  // namespace xingji::typed
