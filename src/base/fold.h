// Lines cut to the width of a terminal, between words and between Chinese characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xingji {

/// Every line of `text` that takes more than `columns` goes on in further lines, which stand a
/// little further in than it begins. No line begins with a closing sign. 0 columns: as it is.
std::string folded(std::string_view text, std::size_t columns);

}  // namespace xingji
