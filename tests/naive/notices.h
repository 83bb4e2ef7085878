// The second opinion on notices: on each day it looks back and counts the run anew.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "naive/naive.h"
#include "naive/standing.h"

namespace xingji::naive {

/// What naive_standing wrote, by standing.
using Ledgers = std::map<std::string, std::vector<std::string>>;

/// The ledger of what days and moves bring, ascending by day: "2022-06-08 below 8, 7 left
/// total=3.9", with "finding" behind it where `restated` would not bring it. Deadlines are left
/// out.
std::vector<std::string> naive_notices(const std::vector<StandingDay>& days,
                                       const std::vector<StandingDay>& restated,
                                       const Ledgers& ledgers);

/// What is told of deadlines at the end of a day: "shop-1 2022-06-15 due: o1 o2", the rows by name.
std::vector<std::string> naive_notices_of_rows(const NaiveFacts& facts, const Pack& pack, Day day,
                                               Instant known_at = missing);

}  // namespace xingji::naive
