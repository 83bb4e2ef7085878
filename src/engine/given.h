// Numbers that people gave instead of facts, as one indicator needs them on one day: the days' own
// counts rolled through the window (tallies), or the value that the platform's screen printed (a
// reading). Plain data inside Balances; belief.h decides which of them holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ratio.h"

namespace xingji {

/// What an indicator's numbers rest on.
enum class Basis : std::uint8_t { facts, tallies, reading };
std::string_view to_text(Basis basis);

struct Given {
  Basis basis = Basis::facts;
  std::optional<Ratio> value;        // in the indicator's type; none: nothing to divide by
  std::optional<Ratio> numerator;    // in the types of the two measures
  std::optional<Ratio> denominator;  // none of a reading that gives only its value
  std::optional<Ratio> beaten;       // the share of peers that the screen says are beaten
  std::int64_t covered_days = 0;     // of tallies
  std::int64_t window_days = 0;
  bool is_partial() const { return basis == Basis::tallies && covered_days < window_days; }
};

}  // namespace xingji
