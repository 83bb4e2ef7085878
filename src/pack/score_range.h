// Between which values the scores of a pack lie, whatever the facts are. It may be told too wide,
// never too narrow.
#pragma once

#include <string>

#include "pack/lint.h"
#include "pack/range.h"

namespace xingji {

/// Of what conditions of standing and notices may name: total, stars, dimension.<id>,
/// indicator.<id>.
Range range_of_score(const Pack& pack, const std::string& name);

/// The numbers of stars that the bands give, best first; none where they cannot be told.
std::vector<Ratio> stars_given(const Pack& pack);

/// The days on which a number of the pack's points, lines or clips changes.
ChangeDays days_of_points(const Pack& pack);

/// Whether some totals do not come from points: those of stages and of missing rules.
bool has_given_totals(const Pack& pack);

}  // namespace xingji
