// How far it may fall: for each figure the fewest further bad cases after which the band is lost.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// The nearest first; nothing in the lowest band, or without one. What takes more than
/// `most_tried` cases is left out.
std::vector<Fall> room_of(const Bench& bench);

}  // namespace xingji::diagnose
