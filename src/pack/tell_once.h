// One mistake, one line: what a load has to say, in the order of its places. A name that nobody
// defines is told where it is first used, with the lines of all other uses.
#pragma once

#include "base/result.h"

namespace xingji {

/// Sorts by place and says once what is said of several spots of a file in the same words.
void tell_once(Problems& problems);

}  // namespace xingji
