// Words of the facts that a pack compares with words of its own: reasons, kinds, channels. One that
// looks like a slip for a word of the pack counts for none of its rules, and nobody would notice.
#pragma once

#include "base/result.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// A warning for each such word, with the column and how many rows have it; the first 20 of them.
/// Looks only at columns of open text that some version of the family compares.
Problems strange_words(const Family& family, const FactSet& facts);

}  // namespace xingji
