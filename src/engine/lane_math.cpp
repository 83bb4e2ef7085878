#include "engine/lane_math.h"

#include <algorithm>
#include <numeric>

#include "engine/comparison.h"

namespace xingji {
namespace {

struct Fraction {
  std::int64_t value = 0;
  std::int64_t denominator = 1;
};

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

Fraction fraction(const LaneArgument& argument, std::size_t lane) {
  return {argument.values->value[lane],
          argument.type == Type::number ? argument.values->denominator[lane] : 1};
}

bool is_known(const LaneArgument& argument, std::size_t lane) {
  return argument.values->known[lane] != 0;
}

int order_of(const Fraction& a, const Fraction& b) {
  const Int128 left = static_cast<Int128>(a.value) * b.denominator;
  const Int128 right = static_cast<Int128>(b.value) * a.denominator;
  return static_cast<int>(left > right) - static_cast<int>(left < right);
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

// Sums and differences of whole values, which nearly all are; one that does not fit is missing.
void add_whole(bool subtracts, const LaneValues& a, const LaneValues& b, LaneValues& to) {
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    const bool overflows = subtracts ? __builtin_sub_overflow(a.value[i], b.value[i], &to.value[i])
                                     : __builtin_add_overflow(a.value[i], b.value[i], &to.value[i]);
    to.known[i] = static_cast<std::uint8_t>(a.known[i] & b.known[i] & static_cast<int>(!overflows));
  }
}

void arithmetic(Op op, Type type, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  const bool is_whole = type != Type::number && (op == Op::add || op == Op::subtract);
  if (is_whole)
    return add_whole(op == Op::subtract, *arguments[0].values, *arguments[1].values, to);
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
void compare_whole(const LaneValues& a, const LaneValues& b, const Compare& compare,
                   LaneValues& to) {
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    to.known[i] = a.known[i] & b.known[i];
    to.value[i] = static_cast<std::int64_t>(compare(a.value[i], b.value[i])) & to.known[i];
  }
}

void compare_lanes(Op op, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  if (arguments[0].type != Type::number && arguments[1].type != Type::number) {
    return with_comparison(op, [&](const auto& compares) {
      compare_whole(*arguments[0].values, *arguments[1].values, compares, to);
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
void connect(bool absorbing, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  const LaneValues& a = *arguments[0].values;
  const LaneValues& b = *arguments[1].values;
  const std::int64_t alone = absorbing ? 1 : 0;
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    const int by_a = a.known[i] & static_cast<int>((a.value[i] == 1) == absorbing);
    const int by_b = b.known[i] & static_cast<int>((b.value[i] == 1) == absorbing);
    const int known = by_a | by_b | (a.known[i] & b.known[i]);
    to.known[i] = static_cast<std::uint8_t>(known);
    to.value[i] = ((by_a | by_b) == alone ? 1 : 0) & known;
  }
}

// Unknown unless the value is found: a missing alternative could have been it.
void find_among(const std::vector<LaneArgument>& arguments, LaneValues& to) {
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

void take(const LaneArgument& from, std::size_t lane, std::size_t at, LaneValues& to) {
  to.value[at] = from.values->value[lane];
  to.known[at] = from.values->known[lane];
  if (!to.denominator.empty()) to.denominator[at] = from.values->denominator[lane];
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

void extreme(bool greatest, const std::vector<LaneArgument>& arguments, LaneValues& to) {
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    take(arguments[0], i, i, to);
    for (const LaneArgument& argument : arguments) {
      if (!is_known(argument, i)) {
        to.known[i] = 0;
        break;
      }
      const Fraction best{to.value[i], to.denominator.empty() ? 1 : to.denominator[i]};
      const int order = order_of(fraction(argument, i), best);
      if (greatest ? order > 0 : order < 0) take(argument, i, i, to);
    }
  }
}

// A whole number of days, or nothing when the number is not whole or absurd.
std::optional<Day> whole_days(const Fraction& n) {
  constexpr std::int64_t most = 100'000;
  if (n.value % n.denominator != 0 || std::abs(n.value / n.denominator) > most) return std::nullopt;
  return static_cast<Day>(n.value / n.denominator);
}

std::optional<Instant> clock_of_day(const std::vector<LaneArgument>& arguments, std::size_t lane,
                                    const Zone& zone) {
  const auto days = whole_days(fraction(arguments[1], lane));
  if (!days) return std::nullopt;
  const Day day = zone.day_of(arguments[0].values->value[lane]) + *days;
  if (arguments.size() < 3) return zone.end_of(day);
  return zone.to_instant(day, static_cast<std::int32_t>(arguments[2].values->value[lane]));
}

// An instant whose clock lies in [from, to), which may span midnight, moves on to the next `to`.
Instant start_late(Instant instant, std::int64_t from, std::int64_t to, const Zone& zone) {
  const std::int32_t clock = zone.second_of_day(instant);
  const Day day = zone.day_of(instant);
  const bool spans_midnight = from > to;
  const bool is_inside = spans_midnight ? clock >= from || clock < to : clock >= from && clock < to;
  if (!is_inside) return instant;
  const bool tomorrow = spans_midnight && clock >= from;
  return zone.to_instant(day + (tomorrow ? 1 : 0), static_cast<std::int32_t>(to));
}

std::optional<std::int64_t> call_one(Function function, const std::vector<LaneArgument>& arguments,
                                     std::size_t lane, const Zone& zone) {
  const std::int64_t value = arguments[0].values->value[lane];
  switch (function) {
    case Function::abs:
      return value < 0 ? -value : value;
    case Function::hours:
    case Function::minutes:
      return value;
    case Function::time_of_day:
      return zone.second_of_day(value);
    case Function::day:
      return zone.day_of(value);
    case Function::month:
      return month_index(zone.day_of(value));
    case Function::weekday:
      return weekday(zone.day_of(value));
    case Function::at:
    case Function::end_of_day:
      return clock_of_day(arguments, lane, zone);
    case Function::late_start:
      return start_late(value, arguments[1].values->value[lane], arguments[2].values->value[lane],
                        zone);
    case Function::min:
    case Function::max:
      break;  // take any number of arguments, see extreme()
  }
  CHECK(false);
  return std::nullopt;
}

std::int64_t denominator_of(Function function, const LaneArgument& first, std::size_t lane) {
  if (function == Function::hours) return 3600;
  if (function == Function::minutes) return 60;
  return function == Function::abs && first.type == Type::number ? first.values->denominator[lane]
                                                                 : 1;
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
        to.value[i] = -to.value[i];
      }
      return;
    case Op::both:
      return connect(false, arguments, to);
    case Op::either:
      return connect(true, arguments, to);
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
      CHECK(false);
  }
}

void call(Function function, const std::vector<LaneArgument>& arguments, const Zone& zone,
          LaneValues& to) {
  if (function == Function::min || function == Function::max) {
    return extreme(function == Function::max, arguments, to);
  }
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    const bool all_known = std::all_of(arguments.begin(), arguments.end(),
                                       [&](const LaneArgument& a) { return is_known(a, i); });
    const auto result = all_known ? call_one(function, arguments, i, zone) : std::nullopt;
    to.known[i] = static_cast<std::uint8_t>(result.has_value());
    to.value[i] = result.value_or(0);
    if (!to.denominator.empty()) to.denominator[i] = denominator_of(function, arguments[0], i);
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
