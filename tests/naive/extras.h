// What is given and taken on top of the weights: bonuses, clips of dimensions, deductions; and
// the totals that stages give.
#pragma once

#include "naive/steps.h"

namespace xingji::naive {

/// Steps 7 and 12: the bonuses at one place. True: some condition was decided on a window that is
/// only partly covered.
bool add_bonuses(Subject& subject, Bonus::At at, std::vector<Score>& scores, Day day);

/// Step 8.
void clip_dimensions(Subject& subject, std::vector<Score>& dimensions, Day day);

/// Step 11: what all deductions together take off.
struct Taken {
  Fraction points;
  bool is_partial = false;  // a window is partly covered, or there is nothing to count at all
};
Taken deductions(Subject& subject, Day day);

/// The stage of the day; null where the pack has none. True in `saw_partial`: see above.
const Stage* stage_on(Subject& subject, Day day, bool& saw_partial);

/// The total of a stage with rules of its own; empty: there is no score.
Score total_of_stage(Subject& subject, const Stage& stage, Day day, bool& saw_partial);

}  // namespace xingji::naive
