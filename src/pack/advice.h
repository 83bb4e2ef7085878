// What advice to sellers never says: to pay for reviews, to pretend that something shipped, to
// press buyers. A list of phrases, so it finds what is written plainly and nothing else.
#pragma once

#include <string_view>

namespace xingji {

/// The phrase in the text that no advice holds, as the list has it, or empty. One that the text
/// itself warns of ("never …", "不要…") is none.
std::string_view harmful_phrase(std::string_view text);

}  // namespace xingji
