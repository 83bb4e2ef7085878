#include "pack/rank_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace xingji {
namespace {

enum class Means : std::uint8_t {
  beaten,        // the share is of those behind
  loose_beaten,  // so only with peers or a share right behind the word
  top,           // the share is of those ahead, the shop among them
  loose_top,
  unclear,  // "高于同行72%": than so many of the peers, than what they have, or by so much
};

struct Word {
  std::string_view name;
  Means means;
};

// Longest first where one begins another.
constexpr auto words = std::to_array<Word>({
    {"排名前", Means::top},         {"排在前", Means::top},         {"名列前", Means::top},
    {"位列前", Means::top},         {"位于前", Means::top},         {"超越了", Means::beaten},
    {"超越", Means::beaten},        {"超过了", Means::beaten},      {"超过", Means::beaten},
    {"打败了", Means::beaten},      {"打败", Means::beaten},        {"击败了", Means::beaten},
    {"击败", Means::beaten},        {"领先于", Means::beaten},      {"领先", Means::beaten},
    {"优于", Means::beaten},        {"胜过", Means::beaten},        {"强过", Means::beaten},
    {"好过", Means::beaten},        {"好于", Means::beaten},        {"赢过", Means::beaten},
    {"战胜", Means::beaten},        {"超", Means::loose_beaten},    {"前", Means::loose_top},
    {"高于", Means::unclear},       {"高过", Means::unclear},       {"高出", Means::unclear},
    {"better than", Means::beaten}, {"ahead of", Means::beaten},    {"beats", Means::beaten},
    {"beat ", Means::beaten},       {"outperforms", Means::beaten}, {"top ", Means::loose_top},
    {"Top ", Means::loose_top},     {"TOP ", Means::loose_top},     {"higher than", Means::unclear},
    {"above", Means::unclear},
});

constexpr auto peers = std::to_array<std::string_view>(
    {"同行业", "同行", "行业", "同类", "同级", "商家", "店铺", "卖家", "peers", "industry"});

// What may stand between the word and its share, beside peers.
constexpr auto fillers =
    std::to_array<std::string_view>({"内", "约", "了", "的", "全国", "本", "of", "the", ":", " "});

bool contains(std::string_view signs, char c) { return signs.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of the word of a list that `text` begins with; 0 when it begins with none.
std::size_t length_of_any(std::string_view text, std::span<const std::string_view> list) {
  for (const std::string_view word : list) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

std::size_t skip_fillers(std::string_view text, std::size_t at, bool* has_peers = nullptr) {
  for (;;) {
    const std::string_view rest = text.substr(at);
    const std::size_t of_peers = length_of_any(rest, peers);
    if (has_peers != nullptr && of_peers > 0) *has_peers = true;
    const std::size_t length = of_peers > 0 ? of_peers : length_of_any(rest, fillers);
    if (length == 0) return at;
    at += length;
  }
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
  const auto is_before = [&](std::string_view word) { return before.ends_with(word); };
  return std::any_of(fillers.begin(), fillers.end(), is_before) ||
         std::any_of(peers.begin(), peers.end(), is_before);
}

// "1/4".
struct PartOfAll {
  Ratio share;
  std::size_t to = 0;
};
std::optional<PartOfAll> part_at(std::string_view text, std::size_t at) {
  const auto end_of = [&](std::size_t from) {
    return std::min(text.find_first_not_of("0123456789", from), text.size());
  };
  constexpr std::size_t longest = 4;
  const std::size_t slash = end_of(at);
  if (slash >= text.size() || text[slash] != '/') return std::nullopt;
  const std::size_t to = end_of(slash + 1);
  const std::size_t sides = to - at - 1;
  if (slash == at || to == slash + 1 || sides > 2 * longest) return std::nullopt;
  const int above = std::stoi(std::string(text.substr(at, slash - at)));
  const int below = std::stoi(std::string(text.substr(slash + 1, to - slash - 1)));
  if (below == 0 || above > below) return std::nullopt;
  return PartOfAll{Ratio::of(above, below), to};
}

// 超 alone is the beginning of many words; it speaks of peers where they or a share follow.
bool is_meant(const Word& word, std::string_view text, std::size_t at) {
  if (word.means == Means::beaten || word.means == Means::top) return true;
  if (word.means == Means::loose_top && !begins_place(text, at)) return false;
  const std::size_t behind = at + word.name.size();
  if (word.means == Means::loose_beaten && text.substr(behind).starts_with("同行")) return true;
  bool has_peers = false;
  const std::size_t digit = skip_fillers(text, behind, &has_peers);
  const std::size_t end = std::min(text.find_first_not_of("0123456789. ", digit), text.size());
  const bool has_share = digit < text.size() && is_digit(text[digit]) && end < text.size() &&
                         (text[end] == '%' || part_at(text, digit));
  if (word.means != Means::unclear || !has_share) return has_share;
  skip_fillers(text, end + 1, &has_peers);
  return has_peers;
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

// 75% or the bare 75, which nobody writes for 0.75.
bool is_share(const Printed& share) {
  const Ratio& value = share.value;
  if (share.state != Printed::State::value || value.numerator < 0) return false;
  if (compare(value, {1, 1}) > 0) return false;
  return share.has_unit || value.numerator == 0 || compare(value, {1, 100}) > 0;
}

bool is_all(std::string_view text, const RankPhrase& phrase) {
  const bool begins = skip_fillers(text.substr(0, phrase.from), 0) == phrase.from;
  return begins && text.find('%', phrase.to) == std::string_view::npos;
}

}  // namespace

std::optional<RankPhrase> rank_in(std::string_view text) {
  for (std::size_t from = 0; from < text.size();) {
    const Start start = start_in(text, from);
    if (start.word == nullptr) return std::nullopt;
    from = start.at + start.word->name.size();
    if (start.word->means == Means::unclear) continue;
    const std::size_t digit = skip_fillers(text, from);
    if (digit >= text.size() || !is_digit(text[digit])) continue;
    const bool is_top = start.word->means == Means::top || start.word->means == Means::loose_top;
    const auto phrase = [&](std::size_t end, const Ratio& share) {
      const Ratio beaten = is_top ? subtract({1, 1}, share).value_or(Ratio{}) : share;
      return RankPhrase{start.at, end, beaten};
    };
    if (const auto part = part_at(text, digit)) return phrase(part->to, part->share);
    std::size_t end = std::min(text.find_first_not_of("0123456789.", digit), text.size());
    const std::size_t sign = std::min(text.find_first_not_of(' ', end), text.size());
    const bool is_percent = sign < text.size() && text[sign] == '%';
    // "超过 3 家", "领先 2 天" are no shares; with nothing behind it 75 is 75%.
    const bool is_bare = sign == text.size() || contains(",;)", text[sign]);
    if (!is_percent && !is_bare) continue;
    if (is_percent) end = sign + 1;
    const Printed share =
        parse_printed(text.substr(digit, end - digit), Type::number, Indicator::PrintedAs::percent);
    if (!is_share(share)) continue;
    return phrase(end, share.value);
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

Printed parse_rank_share(std::string_view text) {
  Printed share = parse_printed(text, Type::number, Indicator::PrintedAs::percent);
  if (share.state == Printed::State::none || is_share(share)) return share;
  share.state = Printed::State::unclear;
  const std::string plain = with_points(plain_signs(trim(text)));
  const auto phrase = rank_in(plain);
  if (!phrase || !is_all(plain, *phrase)) return share;
  share.value = phrase->beaten;
  share.state = Printed::State::value;
  return share;
}

}  // namespace xingji
