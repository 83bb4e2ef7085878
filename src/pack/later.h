// Words of expressions that the rule language has reserved and this version does not know yet; the
// manual's last pages say what they will mean. Keys of blocks stand beside the keys that are known.
#pragma once

#include <string_view>

namespace xingji {

inline constexpr std::string_view later_remedy = "leave it out for now";

/// `table.fading(days_ago).weight`, `shop.industry`, `peer.mean(x)`: what stands before the dot.
bool is_later_owner(std::string_view word);
/// `running(total < 4)`: what only standing may ask.
bool is_history_function(std::string_view word);

}  // namespace xingji
