// Step 15: the stars of the first band that holds.
#include "engine/evaluation.h"

namespace xingji {
namespace {

bool holds(const Evaluation& it, const Band& band) {
  if (band.total_at_least && *it.card.total < it.on_day(*band.total_at_least)) return false;
  if (!band.each_dimension_at_least) return true;
  const Micro line = it.on_day(*band.each_dimension_at_least);
  return std::all_of(it.card.dimensions.begin(), it.card.dimensions.end(),
                     [&](const DimensionResult& d) { return !d.score || *d.score >= line; });
}

}  // namespace

void choose_band(Evaluation& it) {
  for (std::size_t b = 0; b < it.pack.bands.size(); ++b) {
    const Band& band = it.pack.bands[b];
    if (!holds(it, band)) continue;
    it.card.band = b;
    it.card.stars = it.on_day(band.stars);
    it.reach(band.stars);
    if (band.total_at_least) it.reach(*band.total_at_least);
    if (band.each_dimension_at_least) it.reach(*band.each_dimension_at_least);
    return;
  }
}

}  // namespace xingji
