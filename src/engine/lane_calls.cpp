// The closed list of functions over lanes.
#include <algorithm>

#include "engine/lane_fraction.h"

namespace xingji {
namespace {

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

// The seconds of [begin, end) that lie in [from, to) of some day; the span may pass midnight.
std::optional<std::int64_t> worked(const std::vector<LaneArgument>& arguments, std::size_t lane,
                                   const Zone& zone) {
  constexpr Day most_days = 100'000;
  const auto argument = [&](std::size_t i) { return arguments[i].values->value[lane]; };
  const Instant begin = argument(0);
  const Instant end = argument(1);
  if (end <= begin) return 0;
  if (end - begin > most_days * seconds_per_day) return std::nullopt;
  const auto from = static_cast<std::int32_t>(argument(2));
  const auto to = static_cast<std::int32_t>(argument(3));
  const Day ends_after = from > to ? 1 : 0;
  std::int64_t seconds = 0;
  const Day last = zone.day_of(end);
  for (Day day = zone.day_of(begin) - ends_after; day <= last; ++day) {
    const Instant opens = std::max(begin, zone.to_instant(day, from));
    const Instant closes = std::min(end, zone.to_instant(day + ends_after, to));
    seconds += std::max<Instant>(0, closes - opens);
  }
  return seconds;
}

std::optional<Instant> end_of_workday(const std::vector<LaneArgument>& arguments, std::size_t lane,
                                      const Zone& zone, const WorkCalendar& calendar) {
  const auto days = whole_days(fraction(arguments[1], lane));
  if (!days) return std::nullopt;
  const auto day = calendar.after(zone.day_of(arguments[0].values->value[lane]), *days);
  return day ? std::optional(zone.end_of(*day)) : std::nullopt;
}

std::int64_t rounded(Function function, std::int64_t value, std::int64_t denominator) {
  if (function == Function::round) {
    return static_cast<std::int64_t>(divide_rounded(value, denominator));
  }
  if (function == Function::round_down) {
    return static_cast<std::int64_t>(divide_down(value, denominator));
  }
  return -static_cast<std::int64_t>(divide_down(-static_cast<Int128>(value), denominator));
}

std::optional<std::int64_t> call_one(Function function, const std::vector<LaneArgument>& arguments,
                                     std::size_t lane, const Zone& zone,
                                     const WorkCalendar* calendar) {
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
    case Function::workdays:
      CHECK(calendar != nullptr);
      return end_of_workday(arguments, lane, zone, *calendar);
    case Function::late_start:
      return start_late(value, arguments[1].values->value[lane], arguments[2].values->value[lane],
                        zone);
    case Function::worked:
      return worked(arguments, lane, zone);
    case Function::round:
    case Function::round_up:
    case Function::round_down:
      return rounded(function, value, arguments[0].values->denominator[lane]);
    case Function::days_ago:  // knows its lane's day, see Program
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

void call(Function function, const std::vector<LaneArgument>& arguments, const Zone& zone,
          const WorkCalendar* calendar, LaneValues& to) {
  if (function == Function::min || function == Function::max) {
    return extreme(function == Function::max, arguments, to);
  }
  for (std::size_t i = 0; i < to.value.size(); ++i) {
    const bool all_known = std::all_of(arguments.begin(), arguments.end(),
                                       [&](const LaneArgument& a) { return is_known(a, i); });
    const auto result = all_known ? call_one(function, arguments, i, zone, calendar) : std::nullopt;
    to.known[i] = static_cast<std::uint8_t>(result.has_value());
    to.value[i] = result.value_or(0);
    if (!to.denominator.empty()) to.denominator[i] = denominator_of(function, arguments[0], i);
  }
}

}  // namespace xingji
