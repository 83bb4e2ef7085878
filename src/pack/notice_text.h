// The texts of notices: what stands between their braces. The numbers of a rule are taken from the
// rule, so that a text changes with it; those that it writes out itself are warned of.
#pragma once

#include "pack/conditions.h"
#include "pack/reader.h"

namespace xingji {

/// Reads `text:` with its blanks. The condition and the moves of the notice are read already.
void read_notice_text(const Reader& reader, Conditions& conditions, Notice& notice);

/// Warns of numbers in the title and the text that its rule has, too.
void lint_notice_text(Draft& draft, const Notice& notice);

}  // namespace xingji
