// An explanation as a tree that a merchant reads from the stars down to the counted rows, and
// evidence as CSV. Derived from the structs the engine itself used; nothing is computed here.
#pragma once

#include <string>

#include "engine/explained_part.h"

namespace xingji {

/// The whole tree, or the branch of one part.
std::string to_text(const Explanation& explanation, Language language,
                    const std::optional<ExplainedPart>& part = std::nullopt);

/// One line per number and fact behind it: its role, where it stands, its part in numerator and
/// denominator, and what the rule looked at and whom it names. Needs facts loaded with their keys.
std::string evidence_csv(const Explanation& explanation,
                         const std::optional<ExplainedPart>& part = std::nullopt);

/// A value as the platform's screen prints it: "94.3%", "1 h 12 min 5 s", "4.82".
std::string print_value(Micro value, Indicator::PrintedAs printed_as, Language language);

/// A number of the pack with its unit: "80%" for shares, "48h", "4.5".
std::string print_number(Type type, std::int64_t value, bool as_percent,
                         const std::string& currency = {});

}  // namespace xingji
