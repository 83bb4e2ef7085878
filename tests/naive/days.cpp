#include "naive/days.h"

#include <array>
#include <cstdio>
#include <stdexcept>

namespace xingji::naive {
namespace {

bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && is_leap_year(year)) return 29;
  return lengths.at(static_cast<std::size_t>(month - 1));
}

int days_of_year(int year) { return is_leap_year(year) ? 366 : 365; }

/// The year, month and day of month (from 1) of a day.
std::array<int, 3> date_of(Day day) {
  int year = 1970;
  while (day < 0) day += days_of_year(--year);
  while (day >= days_of_year(year)) day -= days_of_year(year++);
  int month = 1;
  while (day >= days_of_month(year, month)) day -= days_of_month(year, month++);
  return {year, month, day + 1};
}

int number_in(const std::string& text, std::size_t begin, std::size_t count) {
  int result = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') throw std::runtime_error("not a date: " + text);
    result = result * 10 + (c - '0');
  }
  return result;
}

}  // namespace

Day day_number(int year, int month, int day) {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month)) {
    throw std::runtime_error("no such date");
  }
  int result = day - 1;
  for (int m = 1; m < month; ++m) result += days_of_month(year, m);
  for (int y = 1970; y < year; ++y) result += days_of_year(y);
  for (int y = year; y < 1970; ++y) result -= days_of_year(y);
  return result;
}

Day read_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    throw std::runtime_error("not a date: " + text);
  }
  return day_number(number_in(text, 0, 4), number_in(text, 5, 2), number_in(text, 8, 2));
}

std::string write_day(Day day) {
  const std::array<int, 3> date = date_of(day);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date[0], date[1], date[2]);
  return text.data();
}

int day_of_month(Day day) { return date_of(day)[2]; }

int month_number(Day day) {
  const std::array<int, 3> date = date_of(day);
  return (date[0] - 1970) * 12 + date[1] - 1;
}

int day_of_week(Day day) {
  const int since_thursday = ((day % 7) + 7) % 7;  // 1970-01-01 was a Thursday
  return (since_thursday + 3) % 7 + 1;
}

Day day_at(Instant instant, const Zone& zone) {
  const std::int64_t wall = instant + zone.offset_at(instant);
  std::int64_t day = wall / seconds_per_day;
  if (day * seconds_per_day > wall) --day;  // before 1970 the division went up
  return static_cast<Day>(day);
}

int clock_at(Instant instant, const Zone& zone) {
  const std::int64_t wall = instant + zone.offset_at(instant);
  return static_cast<int>(wall - std::int64_t{day_at(instant, zone)} * seconds_per_day);
}

Instant instant_at(Day day, int second_of_day, const Zone& zone) {
  const std::int64_t wall = std::int64_t{day} * seconds_per_day + second_of_day;
  const int offset_before = zone.offset_at(wall - seconds_per_day);
  const int offset_after = zone.offset_at(wall + seconds_per_day);
  const Instant by_before = wall - offset_before;
  const Instant by_after = wall - offset_after;
  const bool before_shows_it = by_before + zone.offset_at(by_before) == wall;
  const bool after_shows_it = by_after + zone.offset_at(by_after) == wall;
  if (before_shows_it && after_shows_it) return by_before < by_after ? by_before : by_after;
  if (after_shows_it) return by_after;
  return by_before;
}

Instant last_second(Day day, const Zone& zone) { return instant_at(day + 1, 0, zone) - 1; }

}  // namespace xingji::naive
