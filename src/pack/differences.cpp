#include "pack/differences.h"

namespace xingji {
namespace {

// The least known sum of differences, and how many of them leave out their end.
struct Sum {
  Ratio value = {0, 1};
  int without_end = 0;
};

bool is_less(const Sum& a, const Sum& b) {
  const int order = compare(a.value, b.value);
  return order < 0 || (order == 0 && a.without_end > b.without_end);
}

}  // namespace

bool can_all_hold(const std::vector<Difference>& differences, std::size_t count) {
  std::vector<Sum> sums(count);
  for (std::size_t round = 0; round <= count; ++round) {
    bool is_settled = true;
    for (const Difference& difference : differences) {
      const Sum& before = sums[difference.b];
      const auto value = add(before.value, difference.most);
      if (!value) return true;
      const Sum sum{*value, before.without_end + (difference.without_end ? 1 : 0)};
      if (!is_less(sum, sums[difference.a])) continue;
      sums[difference.a] = sum;
      is_settled = false;
    }
    if (is_settled) return true;
  }
  return false;  // a circle goes down for ever
}

Difference between_whole(Difference difference) {
  const Int128 whole = divide_down(difference.most.numerator, difference.most.denominator);
  const bool is_end = difference.without_end && difference.most.denominator == 1;
  difference.most = {is_end ? whole - 1 : whole, 1};
  difference.without_end = false;
  return difference;
}

}  // namespace xingji
