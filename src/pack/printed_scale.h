// Scores that screens print with the end of their scale: "4.72/5", "4.72 / 5.0分".
#pragma once

#include <string>
#include <string_view>

#include "base/ratio.h"

namespace xingji {

/// The score alone, in plain signs, where what stands behind the slash is the scale's end; else all
/// of the text.
std::string without_scale(std::string_view text, const Ratio& most);

}  // namespace xingji
