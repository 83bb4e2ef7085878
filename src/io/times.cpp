#include "io/times.h"

#include <optional>
#include <string>

namespace xingji {
namespace {

constexpr Instant after_last_instant = Instant{1} << 32U;

Fault in_range(Instant instant) {
  return instant >= 1 && instant < after_last_instant ? Fault::none : Fault::time_out_of_range;
}

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = shape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
    if (!fits) return false;
  }
  return true;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

CivilDate date_of(std::string_view text) {
  return {number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2))};
}

// Seconds of "15:36:04", or nothing when no clock shows it.
std::optional<std::int32_t> clock_of(std::string_view text) {
  const int hour = number(text.substr(0, 2));
  const int minute = number(text.substr(3, 2));
  const int second = number(text.substr(6, 2));
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return hour * 3600 + minute * 60 + second;
}

// Seconds east of UTC of "Z" or "+08:00".
std::optional<std::int32_t> offset_of(std::string_view text) {
  if (text == "Z") return 0;
  if (!has_shape(text.substr(1), "00:00") || (text[0] != '+' && text[0] != '-'))
    return std::nullopt;
  const int hours = number(text.substr(1, 2));
  const int minutes = number(text.substr(4, 2));
  if (hours > 18 || minutes > 59) return std::nullopt;
  const int seconds = hours * 3600 + minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

Fault read_local(const CivilDate& date, std::int32_t clock, const Zone& zone, Instant& instant,
                 OddTimes& odd) {
  const Day day = to_day(date);
  if (day < first_fact_day || day > last_fact_day) return Fault::time_out_of_range;
  LocalTime how = LocalTime::plain;
  instant = zone.to_instant(day, clock, &how);
  odd.skipped += how == LocalTime::skipped ? 1 : 0;
  odd.doubled += how == LocalTime::doubled ? 1 : 0;
  return in_range(instant);
}

// The first second of a day, `later` days on. A span may begin and end on any day of the calendar's
// range; midnights that the clock skips are not odd here.
Fault read_whole_day(std::string_view text, const LocalDays& days, Day later, Instant& instant) {
  if (!is_date(date_of(text))) return Fault::no_such_time;
  const Day day = to_day(date_of(text));
  if (day < first_fact_day || day > last_fact_day) return Fault::time_out_of_range;
  instant = days.zone().start_of(day + later);
  return in_range(instant);
}

// Whether the clock shows every second of the day once.
bool shows_all(const Zone& zone, Day day) {
  LocalTime first = LocalTime::plain;
  LocalTime last = LocalTime::plain;
  const Instant start = zone.to_instant(day, 0, &first);
  const Instant end = zone.to_instant(day, seconds_per_day - 1, &last);
  return first == LocalTime::plain && last == LocalTime::plain &&
         end - start == seconds_per_day - 1;
}

}  // namespace

LocalDays::LocalDays(const Zone& zone)
    : zone_(zone), starts_(std::size_t{last_year - first_year + 1} * days_of_year, unusual) {
  for (Day day = first_fact_day; day <= last_fact_day; ++day) {
    const Instant start = zone.start_of(day);
    const Instant end = zone.end_of(day);
    if (in_range(start) != Fault::none || in_range(end) != Fault::none) continue;
    const bool is_plain = start - seconds_per_day >= zone.last_change() || shows_all(zone, day);
    if (!is_plain) continue;
    const CivilDate date = to_civil(day);
    const int place = (date.year - first_year) * static_cast<int>(days_of_year) +
                      (date.month - 1) * 31 + date.day - 1;
    starts_[static_cast<std::size_t>(place)] = static_cast<std::uint32_t>(start);
  }
}

Fault read_time(std::string_view text, const LocalDays& days, Instant& instant, OddTimes& odd) {
  if (text.size() == 19 && days.read(text.data(), instant)) return Fault::none;
  if (text.size() < 19 || !(has_shape(text.substr(0, 19), "0000-00-00 00:00:00") ||
                            has_shape(text.substr(0, 19), "0000-00-00T00:00:00"))) {
    return Fault::not_a_time;
  }
  const CivilDate date = date_of(text);
  const auto clock = clock_of(text.substr(11, 8));
  if (text.size() > 19) {
    const auto offset = offset_of(text.substr(19));
    if (!offset) return Fault::not_a_time;
    if (!is_date(date) || !clock) return Fault::no_such_time;
    instant = to_day(date) * seconds_per_day + *clock - *offset;
    return in_range(instant);
  }
  if (!is_date(date) || !clock) return Fault::no_such_time;
  return read_local(date, *clock, days.zone(), instant, odd);
}

Fault read_span_start(std::string_view text, const LocalDays& days, Instant& instant,
                      OddTimes& odd) {
  if (has_shape(text, "0000-00-00")) return read_whole_day(text, days, 0, instant);
  return read_time(text, days, instant, odd);
}

Fault read_span_end(std::string_view text, const LocalDays& days, Instant& instant, OddTimes& odd) {
  if (has_shape(text, "0000-00-00")) return read_whole_day(text, days, 1, instant);
  const Fault fault = read_time(text, days, instant, odd);
  if (fault != Fault::none || text.substr(11, 8) != "23:59:59") return fault;
  ++instant;
  return in_range(instant);
}

Fault read_last_second(std::string_view text, const LocalDays& days, Instant& instant,
                       OddTimes& odd) {
  if (has_shape(text, "0000-00-00 00:00")) {
    return read_time(std::string(text) + ":00", days, instant, odd);
  }
  if (!has_shape(text, "0000-00-00")) return read_time(text, days, instant, odd);
  const Fault fault = read_whole_day(text, days, 1, instant);
  --instant;
  return fault;
}

Fault read_day(std::string_view text, Day& day) {
  if (!has_shape(text, "0000-00-00")) return Fault::not_a_day;
  if (!is_date(date_of(text))) return Fault::no_such_day;
  day = to_day(date_of(text));
  return day >= first_fact_day && day <= last_fact_day ? Fault::none : Fault::day_out_of_range;
}

}  // namespace xingji
