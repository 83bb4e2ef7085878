// Bonuses and deductions of an explanation: what was given and taken on top, and why.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

std::string bonus_text(const Explanation& explanation, std::size_t position, Language language);
std::string deduction_text(const Explanation& explanation, std::size_t position, Language language);

}  // namespace xingji
