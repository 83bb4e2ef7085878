// What a sheet holds under the names of gates, beside a diagnosis: the facts have no counts for it.
#pragma once

#include "cli/options.h"
#include "diagnose/diagnosis.h"

namespace xingji {

/// Notes the gates whose share was typed for the day, and what the score comes to with them. One
/// that fails is a reason to act, whatever the band.
void note_typed_gates(const Options& options, const Explanation& explanation,
                      diagnose::Diagnosis& into);

}  // namespace xingji
