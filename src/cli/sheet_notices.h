// What a pack's own notices say of a sheet, as its alarms.
#pragma once

#include <vector>

#include "cli/inputs.h"
#include "sheet/alarm.h"

namespace xingji {

/// The notices of the last week up to the last day of `options`; of those that count down to a move
/// one, as of that day.
std::vector<sheet::Alarm> notices_of_sheet(const Inputs& inputs, const ScoreOptions& options,
                                           const SubjectCards& cards);

}  // namespace xingji
