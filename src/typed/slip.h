// Whether a name that differs from a known one in some signs is the known one mistyped, and not
// another name. One character of Chinese, or one word of English, in place of another is as a rule
// another name: 售前 for 售后, "good" for "bad".
#pragma once

#include <string_view>
#include <vector>

namespace xingji::typed {

/// So that a Chinese one counts as much as a letter.
std::vector<std::string_view> characters(std::string_view text);

/// The two differ only as people mistype: a Chinese character left out, doubled, exchanged with
/// another or in place of one that sounds the same; one letter of a word wrong, missing, too many
/// or exchanged with the next. How many such slips are too many the caller says. In small letters
/// and plain signs, with the spaces.
bool is_mistyped(std::string_view written, std::string_view known);

}  // namespace xingji::typed
