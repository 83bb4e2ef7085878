// Which rows a rule looks at, in words: tables, conditions, filings that take rows out, windows.
#pragma once

#include <string>
#include <vector>

#include "describe/sections.h"

namespace xingji {

/// "a, b, c", a、b、c.
std::string listed(const std::vector<std::string>& items, const Writer& to);

/// "30 days: 17 May to 15 June 2022", or each choice of a window by volume with its condition.
std::vector<std::string> window_lines(const Window& window, Writer& to);

/// What a measure counts: a line that begins with `head`, and below it one for each condition,
/// filing, what is kept, the weight and the window.
void write_measure(const std::string& head, const Measure& measure, int depth, Writer& to);

/// The filings that take rows out of the upper side of a share or mean alone.
void write_own_filings(const Measure& top, const Measure& bottom, int depth, Writer& to);

/// The conditions of a task's rows, and the filings that act on them.
void write_rows(const Measure& rows, int depth, Writer& to);

/// What a filing must match, and what it does.
std::string exemption_line(const Exemption& exemption, Writer& to);

}  // namespace xingji
