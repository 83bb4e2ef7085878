#include "base/fold.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace xingji {
namespace {

constexpr std::size_t further_in = 4;
constexpr auto closing = std::to_array<std::string_view>(
    {"、", "，", "。", "；", "：", "）", "」", "”", "？", "！", ",", ".", ";", ":", ")", "?", "!"});
constexpr auto opening = std::to_array<std::string_view>({"（", "「", "“", "("});

template <class Signs>
bool is_in(const Signs& signs, std::string_view sign) {
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

std::size_t length_of_first(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

// What no line is cut within: a word with the space in front of it, or one wide character, with
// the signs that open or close it.
std::vector<std::string_view> pieces_of(std::string_view line) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  bool was_wide = false;
  bool was_open = false;
  bool was_digit = false;  // "1小时" stays whole
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view sign = line.substr(at, length_of_first(line.substr(at)));
    const bool is_wide = display_width(sign) == 2;
    const bool may_cut = (sign == " " || is_wide || was_wide) && !is_in(closing, sign) &&
                         !was_open && !(was_digit && is_wide);
    if (may_cut && at > begin) {
      pieces.push_back(line.substr(begin, at - begin));
      begin = at;
    }
    was_wide = is_wide;
    was_open = is_in(opening, sign);
    const bool is_digit = sign.front() >= '0' && sign.front() <= '9';
    was_digit = is_digit || (was_digit && (sign == "小" || sign == "分"));
    at += sign.size();
  }
  if (begin < line.size()) pieces.push_back(line.substr(begin));
  return pieces;
}

std::string cut(std::string_view line, std::size_t columns) {
  const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
  const std::string indent(std::min(first + further_in, columns / 3), ' ');
  std::string text(line.substr(0, first));
  std::size_t used = first;
  bool is_fresh = true;  // nothing stands in the first line yet
  bool is_next = false;  // nothing stands in a further line yet
  for (std::string_view piece : pieces_of(line.substr(first))) {
    if (!is_fresh && used + display_width(piece) > columns) {
      while (text.ends_with(' ')) text.pop_back();
      text += '\n' + indent;
      used = indent.size();
      is_next = true;
    }
    if (is_next) piece = trim(piece);
    if (piece.empty()) continue;
    text += piece;
    used += display_width(piece);
    is_fresh = false;
    is_next = false;
  }
  return text;
}

}  // namespace

std::string folded(std::string_view text, std::size_t columns) {
  if (columns == 0) return std::string(text);
  std::string result;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const bool is_long = display_width(lines[l]) > columns;
    result += (l == 0 ? "" : "\n") + (is_long ? cut(lines[l], columns) : std::string(lines[l]));
  }
  return result;
}

}  // namespace xingji
