// What the platform's screens show of a made-up market: readings, daily sheets and peers' figures,
// as the packs say of its facts, but for the differences that the market's file plants. A few shops
// have no facts at all and are known by their numbers only.
#pragma once

#include "pack/load.h"
#include "synth/synth.h"

namespace xingji {

/// Writes readings, tallies and benchmarks of a market that was just written, takes out of its
/// tables what some shops' exports lack, and adds to planted.csv what is planted here. Counts the
/// rows in `written`. Packs that judge no day of the market have no screen.
Problems write_screens(const SynthOptions& options, const LoadOptions& load, SynthSummary& written);

}  // namespace xingji
