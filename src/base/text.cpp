#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace xingji {
namespace {

// Two neighbours that changed places are one edit: it is the slip that fingers make most.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);  // the row above `above`
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto differs = static_cast<std::size_t>(a[i - 1] != b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differs});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

// Of two equally near words the one that begins alike: payed_at is paid_at, not placed_at.
template <class Words>
std::string nearest_of(std::string_view word, const Words& known) {
  constexpr std::size_t longest_word = 64;  // an error message never costs more than a glance
  if (word.size() > longest_word) return {};
  const std::string written = lower_case(word);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::size_t best_beginning = 0;
  for (const auto& candidate : known) {
    if (candidate.size() > longest_word) continue;
    const std::string meant = lower_case(candidate);
    const std::size_t distance = edit_distance(written, meant);
    const std::size_t beginning = common_beginning(written, meant);
    if (distance >= std::max(written.size(), meant.size())) continue;  // nothing in common
    const bool is_nearer =
        distance < best_distance ||
        (distance == best_distance && !best.empty() && beginning > best_beginning);
    if (!is_nearer) continue;
    best_distance = distance;
    best_beginning = beginning;
    best = candidate;
  }
  return best;
}

template <class Words>
std::string strung(const Words& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

template <class Words>
std::string suggestion(std::string_view word, const Words& known) {
  const std::string best = nearest_of(word, known);
  return best.empty() ? std::string{} : "did you mean '" + best + "'?";
}

// One character from the front of `text`; 0 when the bytes are not UTF-8.
std::size_t character_length(std::string_view text, std::uint32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    code_point = lead;
    return 1;
  }
  std::size_t length = 0;
  std::uint32_t smallest = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2;
    smallest = 0x80;
    code_point = lead & 0x1FU;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3;
    smallest = 0x800;
    code_point = lead & 0x0FU;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4;
    smallest = 0x10000;
    code_point = lead & 0x07U;
  } else {
    return 0;
  }
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest || code_point > 0x10FFFF || is_surrogate) return 0;
  return length;
}

bool is_wide(std::uint32_t code_point) {
  return (code_point >= 0x1100 && code_point <= 0x115F) ||
         (code_point >= 0x2E80 && code_point <= 0xA4CF) ||
         (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
         (code_point >= 0xF900 && code_point <= 0xFAFF) ||
         (code_point >= 0xFE30 && code_point <= 0xFE6F) ||
         (code_point >= 0xFF00 && code_point <= 0xFF60) ||
         (code_point >= 0xFFE0 && code_point <= 0xFFE6) ||
         (code_point >= 0x1F300 && code_point <= 0x1FAFF) ||
         (code_point >= 0x20000 && code_point <= 0x3FFFD);
}

// Controls, marks that turn the direction of what follows, and marks that take no room: two ids
// that differ only in these would look the same.
bool is_unseen(std::uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0xAD ||
         code_point == 0x61C || code_point == 0x180E ||
         (code_point >= 0x200B && code_point <= 0x200F) ||
         (code_point >= 0x2028 && code_point <= 0x202E) ||
         (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0xFEFF ||
         (code_point >= 0xFFF9 && code_point <= 0xFFFB) ||
         (code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

std::string hexadecimal(std::uint32_t value, unsigned digits) {
  std::string text;
  while (digits-- > 0) text += "0123456789abcdef"[(value >> (4 * digits)) & 15U];
  return text;
}

std::string spelled(std::uint32_t code_point) {
  if (code_point == '\n') return "\\n";
  if (code_point == '\r') return "\\r";
  if (code_point == '\t') return "\\t";
  if (code_point < 0x80) return "\\x" + hexadecimal(code_point, 2);
  return "\\u" + hexadecimal(code_point, code_point < 0x10000 ? 4 : 6);
}

std::string shown(std::string_view text, bool keeps_lines) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    std::uint32_t code_point = 0;
    const std::size_t length = character_length(text, code_point);
    if (length == 0) {
      shown += "\\x" + hexadecimal(static_cast<unsigned char>(text.front()), 2);
    } else if (is_unseen(code_point) && !(keeps_lines && code_point == '\n')) {
      shown += spelled(code_point);
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return shown;
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> known) {
  return nearest_of(word, known);
}
std::string nearest(std::string_view word, std::span<const std::string> known) {
  return nearest_of(word, known);
}
bool is_slip(std::string_view written, std::string_view meant) {
  return edit_distance(lower_case(written), lower_case(meant)) <= 2;
}
std::string with_commas(std::span<const std::string_view> words) { return strung(words); }
std::string with_commas(std::span<const std::string> words) { return strung(words); }
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  return suggestion(word, known);
}
std::string did_you_mean(std::string_view word, std::span<const std::string> known) {
  return suggestion(word, known);
}

bool is_utf8(std::string_view text) {
  // Nearly all text is ASCII: eight bytes at a time first.
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::copy_n(text.data(), 8, reinterpret_cast<char*>(&word));
    if ((word & 0x8080808080808080ULL) != 0) break;
    text.remove_prefix(8);
  }
  while (!text.empty()) {
    std::uint32_t code_point = 0;
    const std::size_t length = character_length(text, code_point);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    std::uint32_t code_point = 0;
    const std::size_t length = std::max<std::size_t>(1, character_length(text, code_point));
    width += is_wide(code_point) ? 2U : 1U;
    text.remove_prefix(length);
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t own = display_width(text);
  return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t own = display_width(text);
  return std::string(width > own ? width - own : 0, ' ') + std::string(text);
}

std::string visible(std::string_view text) { return shown(text, false); }
std::string visible_lines(std::string_view text) { return shown(text, true); }

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace xingji
