// What advice to sellers never says: to pay for reviews, to pretend that something shipped, to
// press buyers. Lists of phrases, and of words that one sentence does not hold together, so it
// finds what is written plainly and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace xingji {

/// The phrase in the text that no advice holds, as the list has it ("coupon … review" where words
/// stand apart), or empty. One that the text itself warns of ("never …", "不要…") is none.
std::string harmful_phrase(std::string_view text);

}  // namespace xingji
