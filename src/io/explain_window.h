// Why a window has the days that it has, where the pack lets the day before choose.
#pragma once

#include <string>
#include <vector>

#include "io/explain_text.h"

namespace xingji {

/// A line for each window among these measures that has a choice: its days, what decided, and what
/// that was the day before. Nothing when there is no choice.
std::string windows_text(const Explanation& explanation, const std::vector<std::size_t>& measures,
                         const std::string& indent, Language language);

/// "2017-04-01 … 2018-03-31 (365 days, by_volume)".
std::string window_days_text(const Explanation& explanation, std::size_t measure,
                             Language language);

}  // namespace xingji
