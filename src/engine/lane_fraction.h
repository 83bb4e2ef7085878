// One lane's value as a fraction, for what works lane by lane.
#pragma once

#include "engine/lane_math.h"

namespace xingji {

struct Fraction {
  std::int64_t value = 0;
  std::int64_t denominator = 1;
};

inline Fraction fraction(const LaneArgument& argument, std::size_t lane) {
  return {argument.values->value[lane],
          argument.type == Type::number ? argument.values->denominator[lane] : 1};
}

inline bool is_known(const LaneArgument& argument, std::size_t lane) {
  return argument.values->known[lane] != 0;
}

inline int order_of(const Fraction& a, const Fraction& b) {
  const Int128 left = static_cast<Int128>(a.value) * b.denominator;
  const Int128 right = static_cast<Int128>(b.value) * a.denominator;
  return static_cast<int>(left > right) - static_cast<int>(left < right);
}

inline void take(const LaneArgument& from, std::size_t lane, std::size_t at, LaneValues& to) {
  to.value[at] = from.values->value[lane];
  to.known[at] = from.values->known[lane];
  if (!to.denominator.empty()) to.denominator[at] = from.values->denominator[lane];
}

}  // namespace xingji
