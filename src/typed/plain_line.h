// A line of a page without what only decorates it: signs of Markdown, stars beside a number. Stars
// that are the number are written in digits.
#pragma once

#include <string>
#include <string_view>

namespace xingji::typed {

/// In plain signs: "**92%**" is "92%", "星级 四星半" is "星级 4.5星".
std::string plain_line(std::string_view line);

}  // namespace xingji::typed
