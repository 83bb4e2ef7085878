// The second opinion on notices: on each day it looks back and counts the run anew.
#pragma once

#include <string>
#include <vector>

#include "naive/standing.h"

namespace xingji::naive {

/// The ledger of what days bring: "2022-06-08 below 8 total=3.9", with "finding" behind it where
/// `restated` would not bring it. Moves and deadlines are left out.
std::vector<std::string> naive_notices(const std::vector<StandingDay>& days,
                                       const std::vector<StandingDay>& restated);

}  // namespace xingji::naive
