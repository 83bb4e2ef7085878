#include "typed/rank_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/printed.h"

namespace xingji::typed {
namespace {

struct Word {
  std::string_view name;
  bool is_top;    // the share is of those ahead, the shop among them
  bool is_loose;  // means so only with peers or a share right behind it
};

// Longest first where one begins another.
constexpr auto words = std::to_array<Word>({
    {"排名前", true, false},       {"排在前", true, false},       {"名列前", true, false},
    {"位列前", true, false},       {"位于前", true, false},       {"超越了", false, false},
    {"超越", false, false},        {"超过了", false, false},      {"超过", false, false},
    {"打败了", false, false},      {"打败", false, false},        {"击败了", false, false},
    {"击败", false, false},        {"领先于", false, false},      {"领先", false, false},
    {"优于", false, false},        {"胜过", false, false},        {"强过", false, false},
    {"好过", false, false},        {"好于", false, false},        {"赢过", false, false},
    {"战胜", false, false},        {"超", false, true},           {"前", true, true},
    {"better than", false, false}, {"ahead of", false, false},    {"beats", false, false},
    {"beat ", false, false},       {"outperforms", false, false}, {"top ", true, true},
});

// What may stand between the word and its share.
constexpr auto fillers = std::to_array<std::string_view>(
    {"同行业", "同行", "行业", "同类", "同级",  "商家", "店铺", "卖家",     "内", "约",
     "了",     "的",   "全国", "本",   "peers", "of",   "the",  "industry", ":",  " "});

bool contains(std::string_view signs, char c) { return signs.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_fillers(std::string_view text, std::size_t at) {
  for (bool is_any = true; is_any;) {
    is_any = false;
    for (const std::string_view filler : fillers) {
      if (!text.substr(at).starts_with(filler)) continue;
      at += filler.size();
      is_any = true;
      break;
    }
  }
  return at;
}

struct Start {
  const Word* word = nullptr;
  std::size_t at = std::string_view::npos;
};

// 前 ends many words that speak of time: 之前, 目前, 整改前. It means a place among peers at the
// beginning, and behind them.
bool begins_place(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  if (before.empty() || contains(" (,;:", before.back())) return true;
  return std::any_of(fillers.begin(), fillers.end(),
                     [&](std::string_view filler) { return before.ends_with(filler); });
}

// 超 alone is the beginning of many words; it speaks of peers where they or a share follow.
bool is_meant(const Word& word, std::string_view text, std::size_t at) {
  if (!word.is_loose) return true;
  if (word.is_top && !begins_place(text, at)) return false;
  const std::size_t behind = at + word.name.size();
  if (!word.is_top && text.substr(behind).starts_with("同行")) return true;
  const std::size_t digit = skip_fillers(text, behind);
  const std::size_t end = std::min(text.find_first_not_of("0123456789. ", digit), text.size());
  return digit < text.size() && is_digit(text[digit]) && end < text.size() && text[end] == '%';
}

Start start_in(std::string_view text, std::size_t from) {
  Start first;
  for (const Word& word : words) {
    for (std::size_t at = text.find(word.name, from); at != std::string_view::npos;
         at = text.find(word.name, at + 1)) {
      if (at >= first.at) break;
      if (!is_meant(word, text, at)) continue;
      first = {&word, at};
      break;
    }
  }
  return first;
}

}  // namespace

std::optional<RankPhrase> rank_in(std::string_view text) {
  for (std::size_t from = 0; from < text.size();) {
    const Start start = start_in(text, from);
    if (start.word == nullptr) return std::nullopt;
    from = start.at + start.word->name.size();
    const std::size_t digit = skip_fillers(text, from);
    if (digit >= text.size() || !is_digit(text[digit])) continue;
    std::size_t end = std::min(text.find_first_not_of("0123456789.", digit), text.size());
    const Printed share =
        parse_printed(text.substr(digit, end - digit), Type::number, Indicator::PrintedAs::percent);
    const bool is_share = share.state == Printed::State::value && compare(share.value, {1, 1}) <= 0;
    if (!is_share) continue;
    const std::size_t sign = std::min(text.find_first_not_of(' ', end), text.size());
    const bool is_percent = sign < text.size() && text[sign] == '%';
    // "超过 3 家", "领先 2 天" are no shares; with nothing behind it 75 is 75%.
    const bool is_bare = sign == text.size() || contains(",;)", text[sign]);
    if (!is_percent && !is_bare) continue;
    if (is_percent) end = sign + 1;
    const Ratio beaten =
        start.word->is_top ? subtract({1, 1}, share.value).value_or(Ratio{}) : share.value;
    return RankPhrase{start.at, end, beaten};
  }
  return std::nullopt;
}

std::string without(std::string_view text, const RankPhrase& phrase) {
  std::string rest(text.substr(0, phrase.from));
  while (!rest.empty() && contains(" (,;", rest.back())) rest.pop_back();
  std::string_view behind = text.substr(phrase.to);
  behind.remove_prefix(skip_fillers(behind, 0));
  while (!behind.empty() && contains(" ),;", behind.front())) behind.remove_prefix(1);
  if (!rest.empty() && !behind.empty()) rest += ' ';
  return rest.append(behind);
}

std::string with_plain_ranks(std::string_view text) {
  std::string rest(text);
  std::string plain;
  while (const auto phrase = rank_in(rest)) {
    const auto percent = multiply(phrase->beaten, {100, 1});
    plain += " 超过" + format_micro(percent ? to_micro(*percent).value_or(0) : 0) + '%';
    rest = without(rest, *phrase);
  }
  return rest + plain;
}

bool speaks_of_peers(std::string_view text) { return peers_in(text) != std::string_view::npos; }

std::size_t peers_in(std::string_view text) { return start_in(text, 0).at; }

}  // namespace xingji::typed
