// What cards are made from beside the day itself. Where nothing of it changed since the day before,
// nothing need be computed again.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/calendar.h"

namespace xingji {

struct Rules;

struct CardInputs {
  CardInputs() = default;
  /// The rest of the rules is there.
  explicit CardInputs(const Rules& rules);

  static constexpr std::uint64_t everything = ~std::uint64_t{0};
  /// What anything but an indicator's points looks at.
  static constexpr std::uint64_t beside = std::uint64_t{1} << 63U;
  /// An indicator's bit; those far back in a long pack are beside the others.
  static std::uint64_t bit_of(std::size_t indicator) {
    return std::uint64_t{1} << std::min<std::size_t>(indicator, 63);
  }

  /// Whether a card depends on nothing but measures of its day and what else is here: no peers, no
  /// days before, no period or calendar that the day lies in.
  bool are_of_the_day = true;
  std::vector<std::uint64_t> measures;  // by position: the bits of what looks at it
  std::vector<Day> changes;  // ascending: days on which a number or rule of the pack begins or ends
};

}  // namespace xingji
