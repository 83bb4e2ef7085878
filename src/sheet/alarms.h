// What a sheet calls for: numbers that fell five days running, steps and stars lost, lines that
// come near, jumps beyond what is usual, days without numbers. Read off the series of a paper.
#pragma once

#include <vector>

#include "sheet/alarm.h"
#include "sheet/paper.h"

namespace xingji::sheet {

/// Of the last day of the paper, or the last one with a number; the most pressing first.
std::vector<Alarm> alarms_of(const Paper& paper);

}  // namespace xingji::sheet
