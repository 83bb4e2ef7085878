// What the platform's own screen showed, beside our score: the newest readings of `total`, `stars`
// and dimensions up to a day.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/ratio.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

struct Official {
  Day day = 0;  // of the reading
  std::optional<Micro> total;
  std::optional<Micro> stars;
  std::map<std::size_t, Micro> dimensions;  // by position in the pack
};

/// Whether two totals so far apart may be one: a screen shows two places.
constexpr bool is_rounding(Micro apart) { return -5'000 <= apart && apart <= 5'000; }

/// Nothing when no reading of the subject and pack is of that day or before. Needs facts loaded
/// with their readings. What several sources say of one day: the platform's interface holds, then a
/// file, then what was pasted, then what was typed.
std::optional<Official> official_of(const FactSet& facts, const std::string& subject,
                                    const Pack& pack, Day day);

}  // namespace xingji
