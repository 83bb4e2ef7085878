// What a gate does to points, to a dimension's score or to the total.
#pragma once

#include <optional>

#include "base/ratio.h"
#include "pack/pack.h"

namespace xingji {

/// Caps, subtracts from or multiplies what is there; `drop` takes it away.
void lower(Gate::Act act, Micro amount, std::optional<Micro>& value);

}  // namespace xingji
