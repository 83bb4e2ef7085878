#include "pack/advice.h"

#include <algorithm>
#include <array>
#include <string>

namespace xingji {
namespace {

constexpr auto harmful = std::to_array<std::string_view>({
    // paid or conditioned reviews
    "好评返",
    "返现",
    "好评有礼",
    "好评卡",
    "换好评",
    "买好评",
    "晒图返",
    "刷单",
    "刷好评",
    "刷评",
    "诱导好评",
    "cash back for",
    "cashback for",
    "pay for review",
    "pay for good review",
    "pay buyers for",
    "paid review",
    "buy review",
    "buy good review",
    "fake review",
    "gift for a review",
    "gift for a good review",
    "reward for a review",
    "reward for a good review",
    "in exchange for a review",
    "in exchange for a good review",
    "in return for a review",
    "in return for a good review",
    // fake shipping
    "空包",
    "虚假发货",
    "虚假物流",
    "先点发货",
    "提前点发货",
    "fake ship",
    "fake track",
    "empty parcel",
    "empty package",
    "mark as shipped before",
    "mark orders as shipped before",
    // pressing buyers
    "删差评",
    "删除差评",
    "改差评",
    "改好评",
    "骚扰",
    "威胁",
    "施压",
    "change their review",
    "change the review",
    "delete the review",
    "delete their review",
    "remove the review",
    "remove their review",
    "withdraw the review",
    "threaten",
    "press the buyer",
    "press buyers",
    "pressure buyers",
    "pressure the buyer",
});

constexpr auto warnings = std::to_array<std::string_view>(
    {"不要", "不得", "不能", "不可", "不应", "别", "勿", "禁", "避免", "杜绝", "恶意", "never ",
     "not ", "n't ", "no ", "avoid "});

// Far enough to hold the word that takes it back, and no further than the same few words.
constexpr std::size_t bytes_before = 24;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_warned_of(std::string_view before) {
  const std::size_t stop = before.find_last_of(".;:!?");
  if (stop != std::string_view::npos) before.remove_prefix(stop);
  return std::any_of(warnings.begin(), warnings.end(), [&](std::string_view word) {
    return before.find(word) != std::string_view::npos;
  });
}

}  // namespace

std::string_view harmful_phrase(std::string_view text) {
  const std::string lower = lower_case(text);
  const std::string_view whole = lower;
  for (const std::string_view phrase : harmful) {
    for (std::size_t at = whole.find(phrase); at != std::string_view::npos;
         at = whole.find(phrase, at + 1)) {
      const std::size_t begin = at > bytes_before ? at - bytes_before : 0;
      if (!is_warned_of(whole.substr(begin, at - begin))) return phrase;
    }
  }
  return {};
}

}  // namespace xingji
