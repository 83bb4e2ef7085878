#include "base/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "base/check.h"

namespace xingji {
namespace {

constexpr std::int64_t days_per_era = 146'097;  // 400 years

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - static_cast<std::int64_t>(a % b < 0);
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_date(const CivilDate& date) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) {
    return false;
  }
  const int length = lengths[static_cast<std::size_t>(date.month - 1)] +
                     static_cast<int>(date.month == 2 && is_leap(date.year));
  return date.day <= length;
}

// The year begins in March here, so that the leap day is the last one (Hinnant's algorithm).
Day to_day(const CivilDate& date) {
  const std::int64_t year = date.year - static_cast<int>(date.month <= 2);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<Day>(era * days_per_era + day_of_era - 719'468);
}

CivilDate to_civil(Day day) {
  const std::int64_t shifted = static_cast<std::int64_t>(day) + 719'468;
  const std::int64_t era = floor_divide(shifted, days_per_era);
  const std::int64_t day_of_era = shifted - era * days_per_era;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day_of_month = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const int year = static_cast<int>(year_of_era + era * 400) + static_cast<int>(month <= 2);
  return {year, month, day_of_month};
}

int weekday(Day day) {
  const std::int64_t since_monday = floor_divide(static_cast<std::int64_t>(day) + 3, 7);
  return static_cast<int>(static_cast<std::int64_t>(day) + 3 - since_monday * 7) + 1;
}

int month_index(Day day) {
  const CivilDate date = to_civil(day);
  return (date.year - 1970) * 12 + date.month - 1;
}

Day first_day_of_month(int index) {
  const int year = static_cast<int>(floor_divide(index, 12));
  return to_day({year + 1970, index - year * 12 + 1, 1});
}

Day last_of_period(Day day, int ends_on) {
  const int month = month_index(day);
  if (ends_on == end_of_month) return first_day_of_month(month + 1) - 1;
  const Day in_month = first_day_of_month(month) + ends_on - 1;
  return day <= in_month ? in_month : first_day_of_month(month + 1) + ends_on - 1;
}

Day first_of_period(Day day, int ends_on) {
  const int month = month_index(day);
  if (ends_on == end_of_month) return first_day_of_month(month);
  const Day in_month = first_day_of_month(month) + ends_on;
  return day >= in_month ? in_month : first_day_of_month(month - 1) + ends_on;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  if (!is_date(date)) return std::nullopt;
  return to_day(date);
}

std::string format_day(Day day) {
  const CivilDate date = to_civil(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return text.data();
}

Zone::Zone(std::string name, std::int32_t offset_seconds)
    : Zone(std::move(name), std::vector<Offset>{{INT64_MIN, offset_seconds}}) {}

Zone::Zone(std::string name, std::vector<Offset> offsets)
    : name_(std::move(name)), offsets_(std::move(offsets)) {
  CHECK(!offsets_.empty());
  CHECK(std::is_sorted(offsets_.begin(), offsets_.end(),
                       [](const Offset& a, const Offset& b) { return a.from < b.from; }));
}

const Zone::Offset& Zone::entry_at(Instant instant) const {
  const auto after = std::upper_bound(offsets_.begin(), offsets_.end(), instant,
                                      [](Instant i, const Offset& o) { return i < o.from; });
  return after == offsets_.begin() ? offsets_.front() : *(after - 1);
}

std::int32_t Zone::offset_at(Instant instant) const {
  // Most facts are younger than the zone's last change.
  if (instant >= offsets_.back().from) return offsets_.back().seconds;
  return entry_at(instant).seconds;
}

Day Zone::find_day(Instant instant) const {
  return static_cast<Day>(floor_divide(instant + offset_at(instant), seconds_per_day));
}

std::optional<SteadyClock> Zone::steady_clock(Instant first, Instant last) const {
  const Offset& offset = entry_at(first);
  const bool is_narrow = first + offset.seconds >= 0 &&
                         last + offset.seconds <= std::numeric_limits<std::uint32_t>::max();
  if (&offset != &entry_at(last) || !is_narrow) return std::nullopt;
  return SteadyClock{static_cast<std::uint32_t>(offset.seconds)};
}

std::int32_t Zone::second_of_day(Instant instant) const {
  const std::int64_t local = instant + offset_at(instant);
  return static_cast<std::int32_t>(local - floor_divide(local, seconds_per_day) * seconds_per_day);
}

Instant Zone::to_instant(Day day, std::int32_t second_of_day, LocalTime* how) const {
  const std::int64_t local = static_cast<std::int64_t>(day) * seconds_per_day + second_of_day;
  if (how != nullptr) *how = LocalTime::plain;
  // Most facts are younger than the zone's last change, or its only entry holds for ever.
  const bool is_after_all = local - seconds_per_day >= offsets_.back().from;
  if (is_after_all || offsets_.size() == 1) return local - offsets_.back().seconds;
  // The offsets in force a day before and a day after bracket any one change of the clock.
  const Offset& before = entry_at(local - seconds_per_day);
  const Offset& after = entry_at(local + seconds_per_day);
  if (before.from == after.from) return local - before.seconds;
  const Instant by_before = local - before.seconds;
  const Instant by_after = local - after.seconds;
  const bool before_holds = by_before < after.from;
  const bool after_holds = by_after >= after.from;
  if (before_holds && after_holds) {
    if (how != nullptr) *how = LocalTime::doubled;
    return by_before;
  }
  if (before_holds) return by_before;
  if (after_holds) return by_after;
  if (how != nullptr) *how = LocalTime::skipped;
  return by_before;  // the old offset carries a skipped time forward by the length of the gap
}

std::string format_instant(Instant instant, const Zone& zone) {
  const std::int32_t second = zone.second_of_day(instant);
  std::array<char, 40> clock{};
  std::snprintf(clock.data(), clock.size(), " %02d:%02d:%02d", second / 3600, second / 60 % 60,
                second % 60);
  return format_day(zone.day_of(instant)) + clock.data();
}

}  // namespace xingji
