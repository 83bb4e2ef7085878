// Words one after the other.
#include <algorithm>
#include <utility>

#include "describe/phrase_parts.h"

namespace xingji {
namespace {

std::string without_quotes(std::string word) {
  for (const std::string_view quote : {"“", "”", "'"}) {
    for (std::size_t at = word.find(quote); at != std::string::npos; at = word.find(quote)) {
      word.erase(at, quote.size());
    }
  }
  return word;
}

}  // namespace

std::vector<std::string> each_once(std::vector<std::string> words) {
  std::vector<std::string> once;
  for (std::string& word : words) {
    const bool is_told = std::any_of(once.begin(), once.end(), [&](const std::string& other) {
      return without_quotes(other) == without_quotes(word);
    });
    if (!is_told) once.push_back(std::move(word));
  }
  return once;
}

std::string any_of_words(const std::vector<std::string>& words, const Telling& telling) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? telling.say(" or ", "、") : telling.say(", ", "、");
    list += words[i];
  }
  return list;
}

}  // namespace xingji
