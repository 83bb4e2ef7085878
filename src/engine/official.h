// The platform's own totals and stars among the readings: compared with ours, never used.
#pragma once

#include "base/result.h"
#include "engine/given_rows.h"
#include "pack/pack.h"

namespace xingji {

/// Between which values the pack's total ("total") or stars ("stars") lie on the day; open where
/// the pack says no end, or of any other name.
struct OfficialScale {
  std::optional<Micro> least;
  std::optional<Micro> most;

  bool holds(Micro value) const { return (!least || value >= *least) && (!most || value <= *most); }
};
OfficialScale official_scale(const Pack& pack, std::string_view name, Day day);

/// A warning for each official total or star that is off the pack's scale, and is left out
/// therefore.
Problems unclear_official(const Pack& pack, const FactSet& facts);

}  // namespace xingji
