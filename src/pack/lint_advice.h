// Advice that helps nobody: it breaks off, holds ids or braces that were to be filled, is in the
// wrong language, or says no more than the indicator's title. Each fault is told where its text
// stands, in the overlay if it is the overlay's.
#pragma once

#include "pack/draft.h"

namespace xingji {

void lint_advice(Draft& draft, const Node& node, const Title& advice, const Title& title);

}  // namespace xingji
