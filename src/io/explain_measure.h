// One measure of an explanation: what it counted in which window, what every filter left, and,
// where it counted nothing because nothing is known, which table is missing for which days.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// `part`: what the measure is here: "numerator", "measure".
std::string measure_text(const Explanation& explanation, std::size_t position,
                         const std::string& part, Language language);

}  // namespace xingji
