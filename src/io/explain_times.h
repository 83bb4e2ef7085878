// When the score of a card is made, and on which day people see it first.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// Lines of the card's head; nothing where each day is judged and the pack does not say who sees
/// it.
std::string times_text(const Explanation& explanation, Language language);

}  // namespace xingji
