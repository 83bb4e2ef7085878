// Text on the lines of a terminal.
#pragma once

#include <string>

namespace xingji::typed {

/// The text on lines that fit a terminal, those after the first further in. A word of Latin letters
/// and a number stay whole; a sign that ends something begins no line.
std::string wrapped(const std::string& indent, const std::string& text);

}  // namespace xingji::typed
