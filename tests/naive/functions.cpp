// The closed list of functions, on the twin's own calendar.
#include <algorithm>
#include <stdexcept>

#include "naive/days.h"
#include "naive/value.h"

namespace xingji::naive {
namespace {

std::int64_t whole(const Value& value) {
  if (value.number.bottom != 1) throw std::logic_error("a whole number was expected");
  return static_cast<std::int64_t>(value.number.top);
}

/// A start in [from, to) on the wall clock moves on to the next `to`; the span may pass midnight.
Instant late_start(Instant start, int from, int to, const Zone& zone) {
  const Day day = day_at(start, zone);
  const int clock = clock_at(start, zone);
  if (from <= to) {
    return from <= clock && clock < to ? instant_at(day, to, zone) : start;
  }
  if (clock >= from) return instant_at(day + 1, to, zone);
  if (clock < to) return instant_at(day, to, zone);
  return start;
}

/// The seconds of [begin, end) inside the working hours of each day.
std::int64_t worked(Instant begin, Instant end, int from, int to, const Zone& zone) {
  std::int64_t seconds = 0;
  for (Day day = day_at(begin, zone) - 1; day <= day_at(end, zone) && begin < end; ++day) {
    const Instant opens = instant_at(day, from, zone);
    const Instant closes = instant_at(from <= to ? day : day + 1, to, zone);
    if (closes <= begin || end <= opens || closes <= opens) continue;
    seconds += (closes < end ? closes : end) - (opens < begin ? begin : opens);
  }
  return seconds;
}

bool is_listed(const std::vector<Day>& days, Day day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

/// The end of the n-th working day after an instant's day.
Value workdays(Instant instant, std::int64_t n, const Pack& pack) {
  const WorkCalendar& calendar = pack.calendar.value();
  Day day = day_at(instant, pack.zone);
  if (day < calendar.first || n < 0 || n > 1000) return {};
  for (std::int64_t found = 0; found < n;) {
    ++day;
    const bool is_weekend = day_of_week(day) == 6 || day_of_week(day) == 7;
    const bool is_off = is_listed(calendar.rest, day) || is_weekend;
    if (is_listed(calendar.work, day) || !is_off) ++found;
  }
  return number_value({last_second(day, pack.zone)});
}

bool is_absurd(std::int64_t begin, std::int64_t end) {
  return end - begin > std::int64_t{100'000} * seconds_per_day;
}

Fraction floor_of(const Fraction& number) {
  const Fraction nearest = rounded(number, 0);
  return number < nearest ? nearest - Fraction{1} : nearest;
}

}  // namespace

Value call(const Expression& expression, const std::vector<Value>& arguments, const Pack& pack) {
  const Zone& zone = pack.zone;
  if (std::any_of(arguments.begin(), arguments.end(), [](const Value& a) { return !a.present; })) {
    return {};
  }
  const Fraction& first = arguments.at(0).number;
  const auto by_number = [](const Value& a, const Value& b) { return a.number < b.number; };
  const auto argument = [&](std::size_t i) { return whole(arguments.at(i)); };
  const auto day_after = [&] { return static_cast<Day>(day_at(argument(0), zone) + argument(1)); };
  switch (expression.function) {
    case Function::min:
      return *std::min_element(arguments.begin(), arguments.end(), by_number);
    case Function::max:
      return *std::max_element(arguments.begin(), arguments.end(), by_number);
    case Function::abs:
      return number_value(first < Fraction{0} ? Fraction{0} - first : first);
    case Function::hours:
      return number_value(first / Fraction{3600});
    case Function::minutes:
      return number_value(first / Fraction{60});
    case Function::time_of_day:
      return number_value({clock_at(argument(0), zone)});
    case Function::day:
      return number_value({day_at(argument(0), zone)});
    case Function::month:
      return number_value({month_number(day_at(argument(0), zone))});
    case Function::weekday:
      return number_value({day_of_week(day_at(argument(0), zone))});
    case Function::at:
      return number_value({instant_at(day_after(), static_cast<int>(argument(2)), zone)});
    case Function::end_of_day:
      return number_value({last_second(day_after(), zone)});
    case Function::workdays:
      return workdays(argument(0), argument(1), pack);
    case Function::late_start:
      return number_value({late_start(argument(0), static_cast<int>(argument(1)),
                                      static_cast<int>(argument(2)), zone)});
    case Function::worked:
      if (is_absurd(argument(0), argument(1))) return {};
      return number_value({worked(argument(0), argument(1), static_cast<int>(argument(2)),
                                  static_cast<int>(argument(3)), zone)});
    case Function::round:
      return number_value(rounded(first, 0));
    case Function::round_up:
      return number_value(Fraction{0} - floor_of(Fraction{0} - first));
    case Function::round_down:
      return number_value(floor_of(first));
    case Function::days_ago:
      break;  // of the row, see evaluate_row
  }
  throw std::logic_error("a function that the twin does not know");
}

}  // namespace xingji::naive
