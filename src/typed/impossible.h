// Typed counts that no month can have: more cases of two kinds that exclude each other than there
// are cases in all, or more of one kind.
#pragma once

#include <vector>

#include "pack/pack.h"
#include "typed/typed.h"

namespace xingji::typed {

/// One sentence for each such pair, and for each such count.
std::vector<Title> impossible_counts(const Pack& pack, const Typed& typed);

}  // namespace xingji::typed
