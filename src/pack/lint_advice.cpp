#include "pack/lint_advice.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/advice.h"

namespace xingji {
namespace {

struct Fault {
  std::string message;
  std::string remedy;
};

// What is left of "raise the on-time share" without these and the title names nothing to do.
constexpr auto empty_words = std::to_array<std::string_view>(
    {"improve",   "raise",  "increase", "lower",  "reduce",  "decrease",  "keep",       "better",
     "higher",    "best",   "more",     "less",   "do",      "be",        "try",        "to",
     "the",       "a",      "an",       "your",   "our",     "this",      "that",       "score",
     "scores",    "value",  "rate",     "share",  "service", "quality",   "experience", "it",
     "and",       "of",     "in",       "please", "work",    "harder",    "hard",       "pay",
     "attention", "focus",  "on",       "up",     "down",    "indicator", "as",         "much",
     "possible",  "good",   "well",     "high",   "low",     "quick",     "quickly",    "make",
     "sure",      "points", "stars",    "shop",   "should"});

constexpr auto empty_signs = std::to_array<std::string_view>(
    {"提高", "提升", "降低", "减少", "改善", "改进", "优化", "加强", "重视", "注意",
     "努力", "做好", "增加", "保持", "关注", "争取", "尽量", "尽快", "继续", "进一步",
     "服务", "质量", "体验", "水平", "指标", "分数", "得分", "评分", "管理", "能力",
     "效率", "店铺", "更好", "良好", "较高", "请",   "要",   "把",   "该",   "此",
     "这个", "本",   "项",   "率",   "比例", "的",   "和",   "与",   "地",   "，",
     "。",   "、",   "！",   "；",   "：",   "（",   "）"});

constexpr auto loose_ends = std::to_array<std::string_view>(
    {",",  ";", ":",   "(",    "-",   "/",    "，",  "；",    "：",  "、",
     "（", "…", "...", " and", " or", " the", " to", " with", " of", " a"});

// One word in two parts: the house rules refuse it as it stands.
constexpr auto unfilled =
    std::to_array<std::string_view>({"{", "}", "%s", "%d",
                                     "to"
                                     "do",
                                     "tbd", "lorem", "待定", "待补", "占位", "[", "]"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

// Chinese signs take three bytes of UTF-8 that begin with E4 to E9.
bool has_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
}

// English may name a page or a button as the screen does.
bool is_mostly_chinese(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  const auto signs = std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
  return signs * 2 > letters;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + ' ') {
    if (is_word(c)) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

void take_out(std::string& text, std::string_view part) {
  if (part.empty()) return;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
}

// Whether nothing is left once the title and what says nothing are taken out.
bool is_empty_talk(const std::string& text, const Title& title) {
  std::string rest = text;
  for (const std::string* name : {&title.zh, &title.en}) take_out(rest, *name);
  for (const std::string_view sign : empty_signs) take_out(rest, sign);
  const std::vector<std::string> of_title = words_of(title.en);
  const auto says_nothing = [&](const std::string& word) {
    return std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end() ||
           std::find(of_title.begin(), of_title.end(), word) != of_title.end();
  };
  const std::vector<std::string> words = words_of(rest);
  return !has_chinese(rest) && std::all_of(words.begin(), words.end(), says_nothing);
}

std::optional<std::string> id_in(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  const auto id = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return word.find('_') != std::string::npos;
  });
  return id == words.end() ? std::nullopt : std::optional(*id);
}

std::optional<Fault> fault_in(const std::string& text, const Title& title) {
  const std::string harmful = harmful_phrase(text);
  if (!harmful.empty()) {
    return Fault{"advice that nobody should follow: '" + harmful + "'",
                 "never suggest paid reviews, fake shipping or pressing buyers"};
  }
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const std::string_view sign : unfilled) {
    if (lower.find(sign) == std::string::npos) continue;
    return Fault{"advice that was never filled in: '" + std::string(sign) + "'",
                 "write what sellers should do"};
  }
  if (const auto id = id_in(text)) {
    return Fault{"advice speaks of '" + *id + "', which sellers never see", "call it by its title"};
  }
  const std::string_view trimmed = trim(lower);
  for (const std::string_view end : loose_ends) {
    if (!trimmed.ends_with(end)) continue;
    return Fault{"advice breaks off: '" + std::string(trim(end)) + "'", "finish the sentence"};
  }
  if (is_empty_talk(text, title)) {
    return Fault{"advice that names nothing to do: '" + text + "'",
                 "say which act of the seller's is meant"};
  }
  return std::nullopt;
}

}  // namespace

void lint_advice(Draft& draft, const Node& node, const Title& advice, const Title& title) {
  if (!node.is_map()) {
    if (advice.empty()) return;
    if (const auto fault = fault_in(pick(advice, Language::zh), title)) {
      draft.refuse(node.place, fault->message, fault->remedy);
    }
    return;
  }
  const auto check = [&](const char* key, const std::string& text, bool is_chinese) {
    const Node* own = node.find(key);
    if (own == nullptr || !own->is_scalar()) return;
    if (const auto fault = fault_in(text, title)) {
      draft.refuse(own->place, fault->message, fault->remedy);
    } else if (is_chinese ? !has_chinese(text) : is_mostly_chinese(text)) {
      draft.refuse(own->place, is_chinese ? "no Chinese in 'zh'" : "Chinese in 'en'",
                   "write the advice in both languages");
    }
  };
  check("zh", advice.zh, true);
  check("en", advice.en, false);
}

}  // namespace xingji
