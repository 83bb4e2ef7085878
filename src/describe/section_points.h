// From a value to points, in sentences: ladders, lines, so many for every point short.
#pragma once

#include "describe/sections.h"

namespace xingji {

/// The points of an indicator or a branch, or the numbers of a display scale.
void write_points(const Indicator& indicator, int depth, Writer& to, bool is_display = false);

/// What happens without data, or with too few.
std::string missing_phrase(const MissingRule& rule, Writer& to);

}  // namespace xingji
