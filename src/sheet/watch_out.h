// Trends and alarms of papers, for people, and as CSV and JSON for programs.
#pragma once

#include <string>
#include <vector>

#include "sheet/alarms.h"

namespace xingji::sheet {

/// For each number how it moves a day, how often it got worse in a row, and a line of bars.
std::string trends_text(const Paper& paper, Language language);
std::string trends_csv(const std::vector<Paper>& papers);
std::string trends_json(const std::vector<Paper>& papers);

/// `is_folded`: lines are cut later, where it is known how wide they may be.
std::string alarms_text(const Paper& paper, Language language, bool is_folded = false);
std::string alarms_csv(const std::vector<Paper>& papers, Language language);
std::string alarms_json(const std::vector<Paper>& papers, Language language);

}  // namespace xingji::sheet
