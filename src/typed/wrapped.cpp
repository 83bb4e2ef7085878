#include "typed/wrapped.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace xingji::typed {
namespace {

// Latin letters, the accented ones among them, and all other plain signs.
std::size_t latin_length(std::string_view text) {
  const auto* end = std::find_if(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

std::string wrapped(const std::string& indent, const std::string& text) {
  constexpr std::size_t widest = 112;
  constexpr const char* closing[] = {"、", "，", "。", "；", "：", "）", "」", "”"};
  std::string result;
  std::string line = indent;
  std::string_view rest = text;
  const auto take_character = [&] {
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    line += rest.substr(0, length);
    rest.remove_prefix(length);
  };
  while (!rest.empty()) {
    // A word of Latin letters or a number stays whole.
    const std::size_t letters = latin_length(rest.substr(0, rest.find(' ')));
    const bool is_letter = letters > 0;
    const std::size_t next = is_letter ? display_width(rest.substr(0, letters)) : 2;
    // Signs that end something do not begin a line.
    const bool is_end = std::any_of(std::begin(closing), std::end(closing),
                                    [&](const char* sign) { return rest.starts_with(sign); });
    if (!is_end && display_width(line) + next > widest && display_width(line) > indent.size() + 4) {
      while (line.ends_with(' ')) line.pop_back();
      result += line + '\n';
      line = indent + "    ";
      if (rest.front() == ' ') rest.remove_prefix(1);
      continue;
    }
    if (is_letter) {
      line += rest.substr(0, letters);
      rest.remove_prefix(letters);
    } else {
      take_character();
    }
  }
  return result + line + '\n';
}

}  // namespace xingji::typed
