// Percentages beside scores and counts of days: `stars >= 40%`, `running(total < 4) >= 15%`.
#pragma once

#include <vector>

#include "pack/draft.h"
#include "pack/standing.h"

namespace xingji {

/// Refuses those of a condition over scores and the histories that it asks for. Whether it did.
bool refuse_percents_of_scores(Draft& draft, const Expression& condition,
                               const std::vector<History>& histories);

}  // namespace xingji
