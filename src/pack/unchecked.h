// Numbers that nobody has compared with their source for long: platforms change their pages without
// a word. What today is, the caller says.
#pragma once

#include "base/result.h"
#include "pack/pack.h"

namespace xingji {

inline constexpr int days_checked = 180;  // a comparison with the source holds so long

/// A warning for each source and day of comparison (`checked:`, else the day on which the source
/// was read) that is longer ago, or still to come. Versions that have ended are history and change
/// no more.
Problems unchecked_numbers(const Pack& pack, Day today);

}  // namespace xingji
