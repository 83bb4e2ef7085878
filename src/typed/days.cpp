#include "typed/days.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace xingji::typed {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_only(std::string_view text, std::string_view signs) {
  return text.find_first_not_of(signs) == std::string_view::npos;
}

// "08月06日(周四)" without the day of the week.
std::string_view without_weekday(std::string_view cell) {
  cell = trim(cell);
  const std::string_view whole = cell;
  if (cell.ends_with(')')) cell.remove_suffix(1);
  for (const std::string_view of : {"周", "星期", "礼拜"}) {
    for (const std::string_view day : {"一", "二", "三", "四", "五", "六", "日", "天"}) {
      const std::string weekday = std::string(of) + std::string(day);
      if (!cell.ends_with(weekday) || cell.size() == weekday.size()) continue;
      cell.remove_suffix(weekday.size());
      if (cell.ends_with('(')) cell.remove_suffix(1);
      return trim(cell);
    }
  }
  return whole;
}

// The numbers of a date and what stands between them, as long as it could be one.
struct DateParts {
  std::vector<int> numbers;
  std::string signs;  // one for each number: what follows it
};

std::optional<DateParts> date_parts(std::string_view text) {
  constexpr auto marks = std::to_array<std::pair<std::string_view, char>>(
      {{"年", '-'}, {"月", 'm'}, {"日", 'd'}, {"号", 'd'}, {"-", '-'}, {"/", '-'}, {".", '.'}});
  DateParts parts;
  while (!text.empty() && parts.numbers.size() < 3 && is_digit(text.front())) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end > 4) return std::nullopt;
    parts.numbers.push_back(std::stoi(std::string(text.substr(0, end))));
    text.remove_prefix(end);
    char sign = ' ';
    for (const auto& [mark, as] : marks) {
      if (!text.starts_with(mark)) continue;
      sign = as;
      text.remove_prefix(mark.size());
      break;
    }
    parts.signs += sign;
    if (sign == ' ' || sign == 'd') break;
  }
  const bool is_whole = text.empty() || text.front() == ' ' || text.front() == 'T';
  return is_whole ? std::optional(parts) : std::nullopt;
}

// "20220615"; eight digits of a count would be a day of these years by chance only.
std::optional<Day> day_of_digits(std::string_view cell) {
  const bool is_day = cell.size() == 8 && cell.starts_with("20") && has_only(cell, "0123456789");
  if (!is_day) return std::nullopt;
  const int number = std::stoi(std::string(cell));
  const CivilDate date{number / 10'000, number / 100 % 100, number % 100};
  return is_date(date) ? std::optional(to_day(date)) : std::nullopt;
}

// Excel's day 44727 is 2022-06-15; of days from 2000 to 2049.
std::optional<Day> day_of_sheet(std::string_view cell) {
  const std::string_view whole = cell.substr(0, cell.find('.'));
  if (whole.size() != 5 || !has_only(cell, "0123456789.")) return std::nullopt;
  const Day day = to_day({1899, 12, 30}) + std::stoi(std::string(whole));
  const int year = to_civil(day).year;
  return year >= 2000 && year < 2050 ? std::optional(day) : std::nullopt;
}

std::optional<std::string> with_year(int year, int month, int day) {
  const CivilDate date{year < 100 ? 2000 + year : year, month, day};
  return is_date(date) ? std::optional(format_day(to_day(date))) : std::nullopt;
}

// Three numbers of which the first is no whole year.
std::optional<std::string> text_of_three(const std::vector<int>& n, Order order) {
  if (n[2] <= 99 && n[0] > 12) return with_year(n[0], n[1], n[2]);
  if (n[2] <= 12) return std::nullopt;
  return order == Order::day_first ? with_year(n[2], n[1], n[0]) : with_year(n[2], n[0], n[1]);
}

}  // namespace

std::optional<Day> day_of(std::string_view cell, Day near) {
  cell = without_weekday(cell);
  if (const auto day = day_of_digits(cell)) return day;
  const auto parts = date_parts(cell);
  if (!parts) return std::nullopt;
  const std::vector<int>& numbers = parts->numbers;
  if (numbers.size() == 3 && numbers[0] > 31) {
    const CivilDate date{numbers[0], numbers[1], numbers[2]};
    return is_date(date) ? std::optional(to_day(date)) : std::nullopt;
  }
  // 4.82 is a number, and so is 12-15 of something; 06-15 and 6月15日 are days.
  const bool is_padded = cell.size() == 5 && parts->signs.starts_with('-');
  if (numbers.size() != 2 || !(is_padded || parts->signs.starts_with("md"))) return std::nullopt;
  CivilDate date{to_civil(near).year, numbers[0], numbers[1]};
  if (!is_date(date)) return std::nullopt;
  if (to_day(date) > near) --date.year;
  return is_date(date) ? std::optional(to_day(date)) : std::nullopt;
}

// Whoever says no year means another day when asked at another time.
bool says_year(std::string_view cell) {
  return day_of(cell, to_day({2001, 1, 1})) == day_of(cell, to_day({2009, 1, 1}));
}

bool is_month(std::string_view cell) {
  const auto parts = date_parts(trim(cell));
  if (!parts || parts->numbers.size() != 2) return false;
  const bool is_one = parts->signs == "-m" || (parts->signs == "- " && trim(cell).size() >= 6);
  const int year = parts->numbers[0];
  return is_one && year >= 2000 && year < 2100 && is_date({year, parts->numbers[1], 1});
}

bool is_day_first(std::string_view cell) {
  const auto parts = date_parts(without_weekday(cell));
  return parts && parts->numbers.size() == 3 && parts->numbers[2] > 99 && parts->numbers[0] > 12 &&
         parts->numbers[0] <= 31;
}

std::optional<std::string> day_text(std::string_view cell, Order order) {
  cell = without_weekday(cell);
  if (day_of(cell, to_day({2020, 12, 31}))) return std::string(cell);
  if (const auto day = day_of_sheet(cell)) return format_day(*day);
  const auto parts = date_parts(cell);
  if (!parts) return std::nullopt;
  const std::vector<int>& n = parts->numbers;
  if (n.size() == 3) return n[0] > 31 ? std::nullopt : text_of_three(n, order);
  const bool has_signs = parts->signs == "- " || parts->signs == ". " || parts->signs == "m ";
  if (n.size() != 2 || !has_signs || !is_date({2020, n[0], n[1]})) return std::nullopt;
  return format_day(to_day({2020, n[0], n[1]})).substr(5);
}

std::optional<int> day_of_month(std::string_view cell) {
  const auto parts = date_parts(without_weekday(cell));
  const bool is_one =
      parts && parts->signs == "d" && parts->numbers[0] >= 1 && parts->numbers[0] <= 31;
  return is_one ? std::optional(parts->numbers[0]) : std::nullopt;
}

}  // namespace xingji::typed
