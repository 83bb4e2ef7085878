// What one row of `readings` or `tallies` says, and whether it can be so. What is doubted here is
// left out wherever the rows are read, and told once.
#pragma once

#include <optional>

#include "base/result.h"
#include "engine/given_rows.h"
#include "pack/sample.h"

namespace xingji {

/// A reading of the indicator: its text, and the counts in the columns beside it.
Sampled reading_of(const GivenRows& rows, std::uint32_t row, const Indicator& indicator,
                   const Pack& pack);

/// What the row says of the share of peers that is beaten.
Printed rank_of(const GivenRows& rows, std::uint32_t row);

enum class TallyDoubt : std::uint8_t { one_sided, impossible };

/// A day's own two counts, in the units of formulas.
struct TallySides {
  Ratio numerator;
  Ratio denominator;
  std::optional<TallyDoubt> doubt;
};
TallySides tally_of(const GivenRows& rows, std::uint32_t row, const Indicator& indicator,
                    const Pack& pack);

/// Whether the row may be a count of the measure under its own name; a reading is its text, which
/// has rules of its own.
bool can_be_count(const GivenRows& rows, std::uint32_t row, const Measure& measure,
                  const Pack& pack);

/// A warning for each row that is left out because it cannot be so.
Problems unclear_given(const Pack& pack, const FactSet& facts);

/// A warning for each gate of which only a share was given, see `sheet`.
Problems unused_gate_shares(const Pack& pack, const FactSet& facts);

}  // namespace xingji
