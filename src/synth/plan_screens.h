// Reads what a market's file says of the platform's screens.
#pragma once

#include "synth/plan_nodes.h"

namespace xingji::synth {

PlannedScreen read_screen(PlanNodes& nodes, const Node& node);

/// "lag", "partial", …
std::string_view to_text(PlannedDifference::Kind kind);

}  // namespace xingji::synth
