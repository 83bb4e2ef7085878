// Chinese numerals, as people write a number in words: 九十四点三, 九成五, 百分之八.
#pragma once

#include <string>
#include <string_view>

namespace xingji {

/// The same with digits where the text begins with such a number: "94.3%" of 九十四点三%, "95%" of
/// 九成五. Anything else stays as it is.
std::string with_digits(std::string_view text);

}  // namespace xingji
