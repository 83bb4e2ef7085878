#include "naive/measures.h"
#include "pack/rest.h"

namespace xingji::naive {

/// From the sides of the first indicator whose side is one that lends.
std::optional<Measured> Subject::lent(std::size_t position, Day day,
                                      const std::function<bool(std::size_t side)>& lends) {
  for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
    const Indicator& indicator = pack_.indicators[i];
    const auto numbers = given(i, day);
    if (!numbers) continue;
    for (const auto& [side, number] : {std::pair(indicator.numerator, numbers->numerator),
                                       std::pair(indicator.denominator, numbers->denominator)}) {
      if (!side || !lends(*side) || !number) continue;
      // A count is whole; a sum is whole in the smallest unit that it is kept in.
      if (!is_whole(*number, pack_.measures[position])) continue;
      return Measured{true, *number, numbers->is_partial, true, true};
    }
  }
  return std::nullopt;
}

// What an indicator's two counts leave over, where this measure counts it.
std::optional<Measured> Subject::left_over(std::size_t position, Day day) {
  for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
    if (rest_of(pack_.indicators[i], pack_) != position) continue;
    const auto numbers = given(i, day);
    if (!numbers || !numbers->numerator || !numbers->denominator) continue;
    const Fraction left = *numbers->denominator - *numbers->numerator;
    if (!is_whole(left, pack_.measures[position])) continue;
    return Measured{true, left, numbers->is_partial, true, true};
  }
  return std::nullopt;
}

}  // namespace xingji::naive
