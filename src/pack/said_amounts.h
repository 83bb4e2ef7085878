// Amounts in what a row of a decision says: "{30% paid}" is so much of what was answered to the
// input `paid`, "{paid}" the answer itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pack/answers.h"

namespace xingji {

/// The first {…} of a text that is no share of a quantity asked for, and what would be one.
std::optional<std::string> unread_amount(std::string_view text, const Decision& decision);

/// The text with its amounts filled in, rounded half away from zero to what the currency has; where
/// an answer is not known, or there are no answers, "30% of 'Paid'".
std::string with_amounts(const std::string& text, const Decision& decision, const Answers* answers,
                         std::string_view currency, Language language);

}  // namespace xingji
