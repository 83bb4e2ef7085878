// Facts as they were at an instant: what happened later is not there, and what was decided later is
// open. For looking ahead from a day of the past without knowing how it went on.
#pragma once

#include "facts/shard.h"

namespace xingji {

/// Takes out of the facts all that happened after `end`. Promises and spans that were known by then
/// stay, and so do numbers that people gave for later days.
void forget_after(FactSet& facts, Instant end);

}  // namespace xingji
