#include <array>

#include "typed/cells.h"
#include "typed/page.h"

namespace xingji::typed {
namespace {

// How many bytes at the beginning can be part of a written day: a digit, 年, 月, 日, "-", "/", ".".
std::size_t part_of_day(std::string_view text) {
  if (text.empty()) return 0;
  if ((text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '/' || text[0] == '.') {
    return 1;
  }
  constexpr auto words = std::to_array<std::string_view>({"年", "月", "日"});
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

// "6月3日" and "2024-06-03" are days wherever they stand; "6-3" and "4.3" are not.
bool is_plainly_day(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  return text.find("月") != std::string_view::npos || digits == 4;
}

}  // namespace

std::set<Day> days_in_words(const std::string& text, Day near) {
  std::set<Day> days;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    while (const std::size_t more = part_of_day(std::string_view(text).substr(end))) end += more;
    if (end == at) continue;
    std::string_view said = std::string_view(text).substr(at, end - at);
    while (said.ends_with('.') || said.ends_with('-')) said.remove_suffix(1);
    const auto day = is_plainly_day(said) ? day_of(said, near) : std::nullopt;
    if (day) days.insert(*day);
    at = end - 1;
  }
  return days;
}

std::set<Day> days_of_page(const std::string& text, Day near) {
  std::set<Day> days;
  for (const Row& row : rows_of(text, near)) {
    if (!row.is_sheet) continue;
    for (const std::string& cell : row.cells) {
      if (const auto day = day_of(cell, near)) days.insert(*day);
    }
  }
  return days;
}

}  // namespace xingji::typed
