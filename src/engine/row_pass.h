// One pass over accounts' rows of a table for all measures that see the same of them
// (passes.h): rows become lanes (stretches.h) with the days of their anchors, a block at a time,
// and each measure takes what its filters leave of a block (measure_fold.h).
#pragma once

#include <span>

#include "engine/measure_fold.h"

namespace xingji {

/// A measure of the pass, and where its rows go.
struct PassPart {
  MeasurePlan* measure = nullptr;
  Outlet outlet;
};

/// The parts of a pass over the windows D+earliest … D+latest.
struct PassParts {
  std::span<PassPart> parts;  // not none; the first sees all that changes for any
  const Sieve& sieve;         // of their measures, in this order
  int earliest = 0;
  int latest = 0;
};

/// Over the days first … last; with a witness these are one day, and the part and the account are
/// alone; with a ranking the account is.
void run_pass(Plan& plan, const PassParts& pass, Accounts accounts, Day first, Day last);

}  // namespace xingji
