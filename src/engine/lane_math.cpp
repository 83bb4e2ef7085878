#include "engine/lane_math.h"

#include <algorithm>
#include <numeric>

#include "engine/comparison.h"
#include "engine/lane_fraction.h"

namespace xingji {
namespace {

// Into 64 bits again, in lowest terms where needed; false when it does not fit.
bool store(Int128 value, Int128 denominator, LaneValues& to, std::size_t lane) {
  const auto fits = [](Int128 x) { return x <= INT64_MAX && x > INT64_MIN; };
  if (!fits(value) || !fits(denominator)) {
    const Ratio lowest = Ratio::of(value, denominator);
    if (!fits(lowest.numerator) || !fits(lowest.denominator)) return false;
    value = lowest.numerator;
    denominator = lowest.denominator;
  }
  to.value[lane] = static_cast<std::int64_t>(value);
  if (!to.denominator.empty()) to.denominator[lane] = static_cast<std::int64_t>(denominator);
  return true;
}

// Sum or difference over a common denominator; most have one already.
bool add_fractions(const Fraction& a, const Fraction& b, LaneValues& to, std::size_t lane) {
  if (a.denominator == b.denominator) {
    return store(static_cast<Int128>(a.value) + b.value, a.denominator, to, lane);
  }
  return store(
      static_cast<Int128>(a.value) * b.denominator + static_cast<Int128>(b.value) * a.denominator,
      static_cast<Int128>(a.denominator) * b.denominator, to, lane);
}

// Only a number keeps its fraction; a duration or money times a number is whole again.
bool store_product(Type type, Int128 value, Int128 denominator, LaneValues& to, std::size_t lane) {
  if (type == Type::number) return store(value, denominator, to, lane);
  return store(divide_rounded(value, denominator), 1, to, lane);
}

bool calculate(Op op, Type type, const Fraction& a, const Fraction& b, LaneValues& to,
               std::size_t lane) {
  if (op == Op::add) return add_fractions(a, b, to, lane);
  if (op == Op::subtract) return add_fractions(a, {-b.value, b.denominator}, to, lane);
  if (op == Op::multiply) {
    return store_product(type, static_cast<Int128>(a.value) * b.value,
                         static_cast<Int128>(a.denominator) * b.denominator, to, lane);
  }
  CHECK(op == Op::divide);
  if (b.value == 0) return false;
  const Int128 sign = b.value < 0 ? -1 : 1;
  return store_product(type, sign * a.value * b.denominator,
                       sign * static_cast<Int128>(a.denominator) * b.value, to, lane);
}

// Where the values of lanes lie. A mark is a byte, and a byte written may be part of anything: a
// loop over the vectors themselves looks up where they lie for every lane, and takes twice as long.
struct In {
  explicit In(const LaneValues& lanes) : value(lanes.value.data()), known(lanes.known.data()) {}
  const std::int64_t* value;
  const std::uint8_t* known;
};
struct Out {
  explicit Out(LaneValues& lanes)
      : size(lanes.value.size()), value(lanes.value.data()), known(lanes.known.data()) {}
  std::size_t size;
  std::int64_t* value;
  std::uint8_t* known;
};

// Sums and differences of whole values, which nearly all are; one that does not fit is missing.
void add_whole(bool subtracts, const In a, const In b, const Out to) {
  for (std::size_t i = 0; i < to.size; ++i) {
    const bool overflows = subtracts ? __builtin_sub_overflow(a.value[i], b.value[i], &to.value[i])
                                     : __builtin_add_overflow(a.value[i], b.value[i], &to.value[i]);
    to.known[i] = static_cast<std::uint8_t>(a.known[i] & b.known[i] & static_cast<int>(!overflows));
  }
}

void arithmetic(Op op, Type type, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  const bool is_whole = type != Type::number && (op == Op::add || op == Op::subtract);
  if (is_whole)
    return add_whole(op == Op::subtract, In(*arguments[0].values), In(*arguments[1].values),
                     Out(to));
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    bool is_there = is_known(arguments[0], i) && is_known(arguments[1], i);
    if (is_there) {
      is_there = calculate(op, type, fraction(arguments[0], i), fraction(arguments[1], i), to, i);
    }
    to.known[i] = static_cast<std::uint8_t>(is_there);
  }
}

// Whole values, which nearly all are, compare without their denominators.
template <class Compare>
void compare_whole(const In a, const In b, const Compare& compare, const Out to) {
  for (std::size_t i = 0; i < to.size; ++i) {
    const std::uint8_t known = a.known[i] & b.known[i];
    to.known[i] = known;
    to.value[i] = static_cast<std::int64_t>(compare(a.value[i], b.value[i])) & known;
  }
}

void compare_lanes(Op op, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  if (arguments[0].type != Type::number && arguments[1].type != Type::number) {
    return with_comparison(op, [&](const auto& compares) {
      compare_whole(In(*arguments[0].values), In(*arguments[1].values), compares, Out(to));
    });
  }
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    const bool is_there = is_known(arguments[0], i) && is_known(arguments[1], i);
    to.known[i] = static_cast<std::uint8_t>(is_there);
    to.value[i] =
        is_there && holds(op, order_of(fraction(arguments[0], i), fraction(arguments[1], i))) ? 1
                                                                                              : 0;
  }
}

// `absorbing` is the value that decides alone: false for and, true for or.
void connect(bool absorbing, const In a, const In b, const Out to) {
  const std::int64_t alone = absorbing ? 1 : 0;
  for (std::size_t i = 0; i < to.size; ++i) {
    const int by_a = a.known[i] & static_cast<int>((a.value[i] == 1) == absorbing);
    const int by_b = b.known[i] & static_cast<int>((b.value[i] == 1) == absorbing);
    const int known = by_a | by_b | (a.known[i] & b.known[i]);
    to.known[i] = static_cast<std::uint8_t>(known);
    to.value[i] = ((by_a | by_b) == alone ? 1 : 0) & known;
  }
}

// Unknown unless the value is found: a missing alternative could have been it. Often few lanes have
// a value that is sought.
void find_among_whole(const std::vector<LaneArgument>& arguments, const Out to) {
  const In sought(*arguments[0].values);
  std::vector<In> alternatives;
  for (std::size_t k = 1; k < arguments.size(); ++k)
    alternatives.emplace_back(*arguments[k].values);
  for (std::size_t i = 0; i < to.size; ++i) {
    int is_found = 0;
    int are_known = sought.known[i];
    if (are_known != 0) {
      for (const In& one : alternatives) {
        is_found |= one.known[i] & static_cast<int>(sought.value[i] == one.value[i]);
        are_known &= one.known[i];
      }
    }
    to.value[i] = is_found;
    to.known[i] = static_cast<std::uint8_t>(is_found | are_known);
  }
}

void find_among(const std::vector<LaneArgument>& arguments, LaneValues& to) {
  const auto is_whole = [](const LaneArgument& one) { return one.type != Type::number; };
  if (std::all_of(arguments.begin(), arguments.end(), is_whole)) {
    return find_among_whole(arguments, Out(to));
  }
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    bool is_found = false;
    bool all_known = is_known(arguments[0], i);
    for (std::size_t k = 1; k < arguments.size() && is_known(arguments[0], i); ++k) {
      if (!is_known(arguments[k], i)) {
        all_known = false;
      } else if (order_of(fraction(arguments[0], i), fraction(arguments[k], i)) == 0) {
        is_found = true;
      }
    }
    to.known[i] = static_cast<std::uint8_t>(is_found || all_known);
    to.value[i] = is_found ? 1 : 0;
  }
}

void choose_lanes(const std::vector<LaneArgument>& arguments, LaneValues& to) {
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    if (!is_known(arguments[0], i)) {
      to.value[i] = 0;
      to.known[i] = 0;
      continue;
    }
    take(arguments[arguments[0].values->value[i] == 1 ? 1 : 2], i, i, to);
  }
}

}  // namespace

void apply(Op op, Type type, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  switch (op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return arithmetic(op, type, arguments, to);
    case Op::negate:
      for (std::size_t i = 0; i < to.value.size(); ++i) {
        take(arguments[0], i, i, to);
        if (to.known[i] != 0) to.value[i] = -to.value[i];  // what is missing has no opposite
      }
      return;
    case Op::both:
      return connect(false, In(*arguments[0].values), In(*arguments[1].values), Out(to));
    case Op::either:
      return connect(true, In(*arguments[0].values), In(*arguments[1].values), Out(to));
    case Op::negation:
      for (std::size_t i = 0; i < to.value.size(); ++i) {
        to.known[i] = arguments[0].values->known[i];
        to.value[i] = arguments[0].values->value[i] == 1 ? 0 : 1;
      }
      return;
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return compare_lanes(op, arguments, to);
    case Op::one_of:
      return find_among(arguments, to);
    case Op::is_present:
    case Op::is_missing:
      for (std::size_t i = 0; i < to.value.size(); ++i) {
        to.known[i] = 1;
        to.value[i] = is_known(arguments[0], i) == (op == Op::is_present) ? 1 : 0;
      }
      return;
    case Op::choose:
      return choose_lanes(arguments, to);
    case Op::literal:
    case Op::column:
    case Op::measure:
    case Op::parameter:
    case Op::join:
    case Op::call:
    case Op::in_set:
    case Op::attribute:
    case Op::look_up:
    case Op::is_listed:
    case Op::peer:
    case Op::past:
    case Op::shown:
      CHECK(false);
  }
}

void fold_joined(Join join, Type type, const LaneValues& cells, std::size_t from, bool is_first,
                 std::size_t at, LaneValues& to) {
  const LaneArgument cell{type, &cells};
  const bool is_there = cells.known[from] != 0;
  switch (join) {
    case Join::first:
      if (is_first) take(cell, from, at, to);
      return;
    case Join::last:
      take(cell, from, at, to);
      return;
    case Join::min:
    case Join::max: {
      if (!is_there) return;
      const Fraction best{to.value[at], to.denominator.empty() ? 1 : to.denominator[at]};
      const int order = order_of(fraction(cell, from), best);
      if (to.known[at] == 0 || (join == Join::max ? order > 0 : order < 0))
        take(cell, from, at, to);
      return;
    }
    case Join::sum: {
      if (to.known[at] == 0) return;
      const Fraction so_far{to.value[at], to.denominator.empty() ? 1 : to.denominator[at]};
      to.known[at] = static_cast<std::uint8_t>(is_there &&
                                               add_fractions(so_far, fraction(cell, from), to, at));
      return;
    }
    case Join::any:
    case Join::none:
    case Join::count:
      CHECK(false);
  }
}

}  // namespace xingji
