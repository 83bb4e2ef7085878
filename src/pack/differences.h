// Things that are so much apart at most: `a - b <= c` and `a - b < c`, many of them at once. They
// can all hold unless, added up round some circle, they say that a thing is below itself.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/ratio.h"

namespace xingji {

struct Difference {
  std::size_t a = 0;
  std::size_t b = 0;
  Ratio most;
  bool without_end = false;  // `<`
};

/// Whether numbers exist for the things 0 … count - 1 so that all hold. Exact for differences of
/// any numbers; where it could not be told (numbers too great), yes.
bool can_all_hold(const std::vector<Difference>& differences, std::size_t count);

/// The same difference between two whole numbers, as near as they come: `< 4` is `<= 3`.
Difference between_whole(Difference difference);

}  // namespace xingji
