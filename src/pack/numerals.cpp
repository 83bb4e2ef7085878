#include "pack/numerals.h"

#include <array>
#include <optional>

namespace xingji {
namespace {

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<int> take_digit(std::string_view& text) {
  constexpr auto digits =
      std::to_array<std::string_view>({"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"});
  if (take(text, "〇")) return 0;
  if (take(text, "两")) return 2;
  for (std::size_t d = 0; d < digits.size(); ++d) {
    if (take(text, digits[d])) return static_cast<int>(d);
  }
  return std::nullopt;
}

// 九十四, 一百零五, 十二.
std::optional<int> take_whole(std::string_view& text) {
  int number = 0;
  bool is_any = false;
  for (const auto& [unit, times] : {std::pair{"百", 100}, std::pair{"十", 10}}) {
    std::string_view behind = text;
    const auto digit = take_digit(behind);
    if (!take(behind, unit)) continue;
    number += digit.value_or(1) * times;
    text = behind;
    is_any = true;
  }
  if (is_any) take(text, "零");
  const auto ones = take_digit(text);
  if (!ones && !is_any) return std::nullopt;
  return number + ones.value_or(0);
}

}  // namespace

std::string with_digits(std::string_view text) {
  std::string_view rest = text;
  const bool is_of_hundred = take(rest, "百分之");
  const auto whole = take_whole(rest);
  if (!whole) return std::string(text);
  std::string number = std::to_string(*whole);
  if (take(rest, "成")) {
    const auto half = take(rest, "半") ? std::optional(5) : take_digit(rest);
    if (*whole > 10 || is_of_hundred) return std::string(text);
    return std::to_string(*whole * 10 + half.value_or(0)) + '%' + std::string(rest);
  }
  if (take(rest, "点")) {
    number += '.';
    while (const auto digit = take_digit(rest)) number += std::to_string(*digit);
    if (number.back() == '.') return std::string(text);
  }
  return number + (is_of_hundred ? "%" : "") + std::string(rest);
}

}  // namespace xingji
