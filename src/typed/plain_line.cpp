#include "typed/plain_line.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pack/printed.h"

namespace xingji::typed {
namespace {

// "★★★★☆ 4.5" is 4.5.
std::string without_stars(std::string text) {
  for (const std::string_view star : {"★", "☆", "⭐"}) {
    for (std::size_t at = text.find(star); at != std::string::npos; at = text.find(star, at)) {
      text.erase(at, star.size());
    }
  }
  return text;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), with);
  }
}

// "**92%**" and "`94%`" of Markdown are the number, "92%<br>近30天" are two words; the stars of
// "9*%" hide something.
std::string without_emphasis(std::string text) {
  for (const std::string_view line_break : {"<br>", "<br/>", "<br />"}) {
    replace_all(text, line_break, " ");
  }
  std::erase(text, '`');
  const auto is_outside = [&](std::size_t at) {
    return at >= text.size() || std::string_view(" \t|:=,()").find(text[at]) != std::string::npos;
  };
  std::size_t opened = std::string::npos;
  std::size_t width = 0;
  for (std::size_t at = text.find('*'); at != std::string::npos; at = text.find('*', at)) {
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    const bool begins = (at == 0 || is_outside(at - 1)) && !is_outside(end);
    const bool ends = at > 0 && !is_outside(at - 1) && is_outside(end);
    if (ends && opened != std::string::npos && end - at == width) {
      text.erase(at, width);
      text.erase(opened, width);
      opened = std::string::npos;
      at -= width;
      continue;
    }
    if (begins) opened = at;
    if (begins) width = end - at;
    at = end;
  }
  return text;
}

std::string_view take_numeral(std::string_view& text) {
  constexpr auto numerals = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"一", "1"}, {"二", "2"}, {"两", "2"}, {"三", "3"}, {"四", "4"}, {"五", "5"}});
  for (const auto& [chinese, digit] : numerals) {
    if (!text.starts_with(chinese)) continue;
    text.remove_prefix(chinese.size());
    return digit;
  }
  return {};
}

// "星级 ★★★★☆" and "当前星级 四星半" say a number of stars; a mean beside its stars says its own.
std::string with_stars_in_digits(const std::string& text) {
  const bool speaks_of_stars = text.find("星级") != std::string::npos;
  if (!speaks_of_stars || text.find_first_of("0123456789") != std::string::npos) return text;
  constexpr std::string_view star = "★";
  const std::size_t first = text.find(star);
  std::size_t end = first;
  while (end != std::string::npos && text.compare(end, star.size(), star) == 0) end += star.size();
  if (first != std::string::npos) {
    return text.substr(0, first) + std::to_string((end - first) / star.size()) + "星" +
           text.substr(end);
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string_view rest = std::string_view(text).substr(at);
    const std::string_view digit = take_numeral(rest);
    constexpr std::string_view of_stars = "星";
    if (digit.empty() || !rest.starts_with(of_stars)) continue;
    rest.remove_prefix(of_stars.size());
    constexpr std::string_view half = "半";
    const bool has_half = rest.starts_with(half);
    if (has_half) rest.remove_prefix(half.size());
    return text.substr(0, at) + std::string(digit) + (has_half ? ".5星" : "星") + std::string(rest);
  }
  return text;
}

}  // namespace

std::string plain_line(std::string_view line) {
  return without_emphasis(without_stars(with_stars_in_digits(plain_signs(line))));
}

}  // namespace xingji::typed
