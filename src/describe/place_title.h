// What readers call the place that a path of a pack's file leads to.
#pragma once

#include <string>

#include "pack/pack.h"

namespace xingji {

/// "Shipped late" for "indicators.late.points"; empty where the place has no title of its own.
Title title_of_place(const Pack& pack, const std::string& path);

}  // namespace xingji
