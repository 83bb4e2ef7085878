// Numbers that were typed and that the rules in force on the day do not look at: of an indicator
// another branch judges by, counts of a branch that does not hold, what is not in force.
#pragma once

#include <vector>

#include "engine/card.h"
#include "typed/typed.h"

namespace xingji::typed {

/// People give an indicator's number as its last branch prints it; a branch of another kind looks
/// at its counts.
bool is_given_to(std::size_t indicator, const std::optional<std::size_t>& branch, const Pack& pack);

/// One sentence for each; `card` is what `typed` came to.
std::vector<Title> idle_values(const Pack& pack, const Typed& typed, const Card& card);

}  // namespace xingji::typed
