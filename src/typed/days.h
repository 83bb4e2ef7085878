// Days as people and sheets write them, one cell at a time. Knows nothing of tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace xingji::typed {

/// A date of its own, or one that stands in front of a time or a day of the week: "2022-06-15",
/// "20220615", "6月15日(周三)". One without a year is the latest such day up to `near`.
std::optional<Day> day_of(std::string_view cell, Day near);

/// It says its year itself.
bool says_year(std::string_view cell);

/// "2022年6月", "2022-06": a whole month.
bool is_month(std::string_view cell);

/// Which of two numbers in front of a year is the day: 8/6/2026.
enum class Order : std::uint8_t { month_first, day_first };
/// Only the day can be meant: 13/8/2026.
bool is_day_first(std::string_view cell);

/// A cell that is known to be a day, as `day_of` reads it: "8/6", "8.6" and "26/8/6" are 08-06 and
/// 2026-08-06 there, and 44727 is the day that sheets keep so. Nothing where it is none.
std::optional<std::string> day_text(std::string_view cell, Order order);

/// 6 of "6日", without its month.
std::optional<int> day_of_month(std::string_view cell);

}  // namespace xingji::typed
