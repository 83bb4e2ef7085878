// Measures that do not add up over rows: quantiles and distinct counts. They need the values
// themselves, with the days on which each counts.
#pragma once

#include <vector>

#include "pack/pack.h"

namespace xingji {

inline bool keeps_values(const Measure& measure) {
  return measure.kind == Measure::Kind::quantile || measure.kind == Measure::Kind::distinct;
}

/// A row's value, which counts on the days enter … leave − 1.
struct Stay {
  Day enter = 0;
  Day leave = 0;
  std::int64_t value = 0;
};

/// What the measure is on each of the days first … last; a quantile of no rows is `missing`.
std::vector<std::int64_t> fold_stays(const Measure& measure, std::vector<Stay> stays, Day first,
                                     Day last);

}  // namespace xingji
