// A screen that is some days behind and a window that lies some days earlier give one number the
// same value. What the other numbers of the day say tells them apart: a screen that is behind is so
// with all of them.
#pragma once

#include <map>
#include <vector>

#include "typed/reconcile.h"

namespace xingji::typed {

/// Whether one number of the day agrees with ours of the day itself, and with ours of the days
/// around it.
struct OnDays {
  bool today = false;
  std::map<int, bool> later;  // by days later; only where ours differ from today's
};

/// Leaves of each pair of causes, the screen's lag and the moved window, the one that the day's
/// other numbers speak for; where they say nothing the two become one that names both. A lag that
/// the whole page has comes first of all, and no other lag stands beside it.
void tell_lags_apart(const std::vector<OnDays>& numbers,
                     const std::vector<std::vector<Cause>*>& causes);

}  // namespace xingji::typed
