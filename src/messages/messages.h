// What Xingji tells people, in their language. Faults are found and said in English; here a
// sentence is read back by the phrase book and said in Chinese, just before it is printed. A
// sentence that the book does not know stays as it is. JSON and CSV do not pass through here: what
// programs read has one language.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"

namespace xingji {

/// A sentence with holes: "'{}' is not a day". In Chinese `{}` takes the holes in order, `{2}` the
/// second. What stands between quotes in the English is a name or a value and is kept; what stands
/// in another hole is itself looked up.
struct Sentence {
  std::string_view en;
  std::string_view zh;
};

/// All sentences of the book, folder by folder.
std::span<const std::span<const Sentence>> phrase_book();

/// `english` in `language`.
std::string said(std::string_view english, Language language);

/// Whether the book knows all of it, words in holes left aside.
bool is_in_phrase_book(std::string_view english);

/// As to_text(problem), in `language`.
std::string to_text(const Problem& problem, Language language);

}  // namespace xingji
