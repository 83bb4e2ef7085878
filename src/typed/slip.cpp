#include "typed/slip.h"

#include <algorithm>
#include <array>
#include <string>

namespace xingji::typed {
namespace {

// A character of names and what the same keys type. What would make another name of it is left out:
// 签 and 前, 售 and 收.
constexpr auto same_sound = std::to_array<std::string_view>(
    {"评凭瓶屏", "率律绿", "货获或", "客克课", "质制值", "量亮辆", "诉速素", "退腿", "款宽",
     "订定钉",   "单担",   "后候",   "时识石", "长常场", "揽懒览", "物务误", "流留", "验艳",
     "满慢",     "意义易", "度渡",   "好号",   "纠究",   "纷分",   "介界",   "入如", "响想",
     "应映",     "旺望",   "审申",   "核合",   "处出",   "理里",   "态太",   "综宗", "回会"});

struct Parts {
  std::vector<std::string> words;       // of letters and digits
  std::vector<std::string_view> signs;  // of Chinese and the like
};

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

Parts parts_of(std::string_view text) {
  Parts parts;
  bool is_in_word = false;
  for (const std::string_view one : characters(text)) {
    const bool is_letter = one.size() == 1 && is_of_word(one.front());
    if (is_letter && !is_in_word) parts.words.emplace_back();
    if (is_letter) parts.words.back() += one;
    if (one.size() > 1) parts.signs.push_back(one);
    is_in_word = is_letter;
  }
  return parts;
}

bool has(const std::vector<std::string_view>& signs, std::string_view one) {
  return std::find(signs.begin(), signs.end(), one) != signs.end();
}

bool sounds_like(std::string_view a, std::string_view b) {
  return std::any_of(same_sound.begin(), same_sound.end(), [&](std::string_view group) {
    return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
  });
}

// Every character written is one of the name's, or sounds like one that is missing.
bool is_same_text(const Parts& written, const Parts& known) {
  return std::all_of(written.signs.begin(), written.signs.end(), [&](std::string_view one) {
    return has(known.signs, one) ||
           std::any_of(known.signs.begin(), known.signs.end(), [&](std::string_view other) {
             return !has(written.signs, other) && sounds_like(one, other);
           });
  });
}

// One letter too many in the longer word.
bool is_one_left_out(std::string_view shorter, std::string_view longer) {
  const auto at = std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first;
  const auto same = static_cast<std::size_t>(at - shorter.begin());
  return shorter.substr(same) == longer.substr(same + 1);
}

// One letter is another, or two neighbours are exchanged.
bool is_one_other(std::string_view a, std::string_view b) {
  const auto same =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

bool is_same_word(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest = 4;  // "good" and "bad", "not" and "now" are words of their own
  if (a == b) return true;
  if (std::min(a.size(), b.size()) < shortest) return false;
  if (a.size() == b.size()) return is_one_other(a, b);
  if (a.size() + 1 == b.size()) return is_one_left_out(a, b);
  return b.size() + 1 == a.size() && is_one_left_out(b, a);
}

}  // namespace

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    result.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return result;
}

bool is_mistyped(std::string_view written, std::string_view known) {
  const Parts from = parts_of(written);
  const Parts to = parts_of(known);
  return is_same_text(from, to) && std::equal(from.words.begin(), from.words.end(),
                                              to.words.begin(), to.words.end(), is_same_word);
}

}  // namespace xingji::typed
