// Which rows a rule looks at, in words: tables, conditions, filings that take rows out, windows.
#pragma once

#include <string>
#include <vector>

#include "describe/sections.h"

namespace xingji {

/// "30 days: 17 May to 15 June 2022", or each choice of a window by volume with its condition.
std::vector<std::string> window_lines(const Window& window, Writer& to);

/// What a measure counts: a first line, then a line for each condition, filing and window.
std::vector<std::string> measure_lines(const Measure& measure, Writer& to);

/// What a filing must match, and what it does.
std::string exemption_line(const Exemption& exemption, Writer& to);

}  // namespace xingji
