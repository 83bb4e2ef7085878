// A number that is ours but for its unit or its decimal point: 0.93% in place of 93%, minutes in
// place of hours.
#pragma once

#include <optional>

#include "typed/reconcile.h"
#include "typed/shown.h"

namespace xingji::typed {

/// Nothing where too few digits were shown to tell it from chance.
std::optional<Cause> unit_slip(const Shown& shown, const Ratio& own, const Pack& pack);

}  // namespace xingji::typed
