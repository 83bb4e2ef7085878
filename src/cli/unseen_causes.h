// A cause that falls on a handful of facts may show in no number: the manifest says so.
#pragma once

#include <string>

#include "cli/screen_ways.h"

namespace xingji {

/// `planted`: rows of planted.csv. Where one names an indicator of the pack whose value is no worse
/// than the spared twin's on the row's last day, its effect becomes "unseen".
std::string with_unseen(const std::string& planted, const std::string& pack, FamilyJudge& judge);

}  // namespace xingji
