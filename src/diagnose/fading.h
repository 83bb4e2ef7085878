// When a level is reached by itself: bad cases leave the window as the days go by.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// Notes on each way the first later day on which the facts known now reach it, judged by the rules
/// and peers of the day explained. Nothing where it rests on numbers that people gave, where whole
/// periods are judged, and beyond the days of the pack's version.
void note_fading(const Bench& bench, std::vector<Finding>& findings);

}  // namespace xingji::diagnose
