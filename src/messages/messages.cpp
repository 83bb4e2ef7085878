#include "messages/messages.h"

#include <array>
#include <optional>
#include <vector>

#include "base/text.h"
#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr std::string_view hole = "{}";

// The text of each hole when `text` has the form of the sentence. A hole ends where what follows it
// in the sentence first occurs.
std::optional<std::vector<std::string_view>> holes_of(std::string_view sentence,
                                                      std::string_view text) {
  std::vector<std::string_view> holes;
  std::size_t at = sentence.find(hole);
  if (!text.starts_with(sentence.substr(0, at))) return std::nullopt;
  if (at == std::string_view::npos) {
    return text == sentence ? std::optional(holes) : std::nullopt;
  }
  text.remove_prefix(at);
  while (at != std::string_view::npos) {
    const std::size_t next = sentence.find(hole, at + hole.size());
    const std::string_view behind = sentence.substr(at + hole.size(), next - at - hole.size());
    if (next == std::string_view::npos && !text.ends_with(behind)) return std::nullopt;
    const std::size_t end =
        next == std::string_view::npos ? text.size() - behind.size() : text.find(behind);
    if (end == std::string_view::npos) return std::nullopt;
    holes.push_back(text.substr(0, end));
    text.remove_prefix(end + behind.size());
    at = next;
  }
  return holes;
}

struct Found {
  const Sentence* sentence = nullptr;
  std::vector<std::string_view> holes;
};

std::size_t words_of(const Sentence& sentence) {
  std::size_t length = sentence.en.size();
  for (std::size_t at = 0; (at = sentence.en.find(hole, at)) != std::string_view::npos; ++at) {
    length -= hole.size();
  }
  return length;
}

// What is said behind whatever is told of several lines is outside of all of it.
bool is_outermost(const Sentence& sentence) {
  return sentence.en.starts_with("{}; the same in line");
}

// Of all sentences that fit, the one that says most itself.
Found find_sentence(std::string_view english) {
  Found best;
  for (const auto page : phrase_book()) {
    for (const Sentence& sentence : page) {
      const bool is_more =
          best.sentence == nullptr || words_of(sentence) > words_of(*best.sentence);
      if (!is_more && !is_outermost(sentence)) continue;
      auto holes = holes_of(sentence.en, english);
      if (!holes) continue;
      best = {&sentence, std::move(*holes)};
      if (is_outermost(sentence)) return best;
    }
  }
  return best;
}

// Whether the hole that begins at `at` stands between quotes.
bool is_quoted(std::string_view sentence, std::size_t at) {
  const std::size_t behind = at + hole.size();
  return at > 0 && sentence[at - 1] == '\'' && behind < sentence.size() && sentence[behind] == '\'';
}

// Words inside words: no sentence of ours goes deeper, but what people name may look like one.
constexpr int deepest = 6;

std::string in_chinese(std::string_view english, int depth = 0) {
  if (depth > deepest) return std::string(english);
  const Found found = find_sentence(english);
  if (found.sentence == nullptr) return std::string(english);
  std::vector<std::string> words;
  std::size_t at = 0;
  for (const std::string_view text : found.holes) {
    at = found.sentence->en.find(hole, at);
    words.push_back(is_quoted(found.sentence->en, at) ? std::string(text)
                                                      : in_chinese(text, depth + 1));
    at += hole.size();
  }
  const std::string_view zh = found.sentence->zh;
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < zh.size(); ++i) {
    const bool is_next = zh.substr(i, 2) == hole;
    const bool is_numbered = zh[i] == '{' && i + 2 < zh.size() && zh[i + 2] == '}' &&
                             zh[i + 1] >= '1' && zh[i + 1] <= '9';
    if (!is_next && !is_numbered) {
      text += zh[i];
      continue;
    }
    text += words.at(is_next ? next++ : static_cast<std::size_t>(zh[i + 1] - '1'));
    i += is_next ? 1 : 2;
  }
  return text;
}

}  // namespace

std::span<const std::span<const Sentence>> phrase_book() {
  static const std::array pages = {
      row_sentences(),       case_sentences(),     command_line_sentences(), pack_sentences(),
      pack_part_sentences(), lint_sentences(),     expression_sentences(),   import_sentences(),
      market_sentences(),    standing_sentences(), pay_sentences(),          decision_sentences()};
  return pages;
}

std::string said(std::string_view english, Language language) {
  return language == Language::zh ? in_chinese(english) : std::string(english);
}

bool is_in_phrase_book(std::string_view english) {
  return english.empty() || find_sentence(english).sentence != nullptr;
}

std::string to_text(const Problem& problem, Language language) {
  if (language == Language::en) return to_text(problem);
  const Problem place{problem.place, "", "", false};
  std::string text = to_text(place);  // ends in ": " where there is a place
  if (text.ends_with(": ")) text.replace(text.size() - 2, 2, "：");
  if (problem.is_warning) text += "提醒：";
  text += in_chinese(problem.message);
  if (!problem.remedy.empty()) text += "（" + in_chinese(problem.remedy) + "）";
  return visible(text);
}

}  // namespace xingji
