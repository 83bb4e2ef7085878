#include "naive/measures.h"
#include "pack/rest.h"

namespace xingji::naive {

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
