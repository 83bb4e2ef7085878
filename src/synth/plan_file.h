// Reads a market's plan. What the file leaves out is as in the usual plan; its grammar is described
// in plan_file.cpp.
#pragma once

#include <string>

#include "base/result.h"
#include "synth/plan.h"

namespace xingji::synth {

/// `market` is a file, or the name of a folder below `rules_folder` that has a market.yaml.
Result<Plan> load_plan(const std::string& market, const std::string& rules_folder);

}  // namespace xingji::synth
