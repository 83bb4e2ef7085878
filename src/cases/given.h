// Numbers that people give, as a case writes them in short: readings by indicator, as the screen
// printed them, and tallies as a day's own `numerator/denominator`, a list of days. Both become
// rows of the tables of the same name, so that they go the way that a file's rows go.
#pragma once

#include "cases/read.h"
#include "pack/pack.h"

namespace xingji::cases {

/// The case's facts with the rows of its readings and tallies among them; what is no value of its
/// indicator is a problem.
Node with_given(const Case& one, const Pack& pack, Problems& problems);

}  // namespace xingji::cases
