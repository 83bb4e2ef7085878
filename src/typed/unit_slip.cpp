#include "typed/unit_slip.h"

#include <string>
#include <vector>

namespace xingji::typed {
namespace {

// Three digits are ours by chance once in a hundred or less.
bool has_enough_digits(const Shown& shown) {
  constexpr std::int64_t least = 100;  // in steps of the last place
  const auto smallest = multiply(shown.step, {least, 1});
  return smallest && compare(shown.value, *smallest) >= 0;
}

Cause cause_of(int factor, bool is_less) {
  const std::string n = std::to_string(factor);
  return {Reason::slip,
          (is_less ? "* " : "/ ") + n,
          {(is_less ? "乘以 " : "除以 ") + n + " 就和我们的一致：多半是单位或小数点写错了",
           (is_less ? "times " : "divided by ") + n +
               " it agrees with ours: most likely a slip of the unit or the decimal point"}};
}

}  // namespace

std::optional<Cause> unit_slip(const Shown& shown, const Ratio& own, const Pack& pack) {
  if (shown.name == "stars" || !has_enough_digits(shown)) return std::nullopt;
  std::vector<int> factors{10, 100};
  const bool is_duration =
      shown.indicator && pack.indicators[*shown.indicator].value.type == Type::duration;
  if (is_duration) factors = {60, 3600, 10, 100};
  for (const int factor : factors) {
    for (const bool is_less : {true, false}) {
      const auto moved = is_less ? divide(own, {factor, 1}) : multiply(own, {factor, 1});
      if (moved && agrees(*moved, shown)) return cause_of(factor, is_less);
    }
  }
  return std::nullopt;
}

}  // namespace xingji::typed
