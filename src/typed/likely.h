// Of the reasons that a number's difference may have on one day, that which explains it on the
// other days, too.
#pragma once

#include <span>

#include "typed/reconcile.h"

namespace xingji::typed {

/// Puts first, on each day, what explains the number on the most days. `of_subject`: all that was
/// compared of one subject.
void put_common_causes_first(std::span<Compared> of_subject);

}  // namespace xingji::typed
