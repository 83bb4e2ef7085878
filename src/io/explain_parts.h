// The pieces of an explanation's text: one indicator, one gate, one provenance.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// Value, points, the ladder with the step that applied, and the rows behind each measure.
/// `weight`: its part of the dimension, 0 when there is none.
std::string indicator_text(const Explanation& explanation, std::size_t position, Language language,
                           Micro weight);

std::string gate_text(const Explanation& explanation, std::size_t position, Language language);

/// "source S000 (C)", "assumed: why", or both.
std::string said_text(const Provenance& said, const Pack& pack, Language language);

std::string status_text(CardStatus status, Language language);
std::string status_text(IndicatorStatus status, Language language);

}  // namespace xingji
