// The daily sheets and the peers' figures of a platform, counted of the facts.
#pragma once

#include <string>
#include <vector>

#include "engine/card.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// What an indicator counts on each of the last days, as known on `last`: rows of tallies.csv.
std::string tally_rows(const Pack& pack, const FactSet& facts, const std::string& shop,
                       const std::vector<std::string>& indicators, Day last, int days);

/// Mean and percentiles of each indicator over some shops' cards: rows of benchmarks.csv.
std::string benchmark_rows(const Pack& pack, const std::string& platform,
                           const std::vector<Card>& cards, Day day);

}  // namespace xingji
