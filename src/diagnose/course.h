// The fewest acts that reach a band: every choice of up to three figures and their levels is judged
// by the engine.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// Nothing when not even all acts together reach it.
std::optional<Course> course_to(const Bench& bench, const std::vector<Finding>& findings,
                                std::size_t band);

/// What is left below a band that they do not reach.
OutOfReach shortfall_of(const Bench& bench, const std::vector<Finding>& findings, std::size_t band);

}  // namespace xingji::diagnose
