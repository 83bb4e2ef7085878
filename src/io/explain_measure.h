// One measure of an explanation: what it counted in which window, what every filter left, and,
// where it counted nothing because nothing is known, which table is missing for which days.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// What a measure is worth, with its unit: "12", "10907.2 BRL", "8 h 24 min 25 s", "not known".
std::string worth_text(const Explanation& explanation, std::size_t position, const Balance& balance,
                       Language language);

/// A numerator and its denominator. Told together where the one counts among the rows of the other.
std::string pair_text(const Explanation& explanation, std::size_t numerator,
                      std::size_t denominator, Language language);

/// A measure by its name.
std::string measure_text(const Explanation& explanation, std::size_t position, Language language);

/// One that belongs to what stands above it. `part`: what it is there: "numerator", "cases".
std::string part_text(const Explanation& explanation, std::size_t position, const std::string& part,
                      Language language);

}  // namespace xingji
