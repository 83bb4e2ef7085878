#include "io/explain_words.h"

#include <filesystem>

#include "base/text.h"
#include "describe/phrase.h"
#include "describe/words.h"

namespace xingji {

std::string rule_text(const Expression& expression, const Explanation& explanation,
                      Language language, bool as_percent) {
  const Telling telling{explanation.pack, explanation.day, language, false, as_percent};
  return expression.type == Type::flag ? condition_phrase(expression, telling)
                                       : value_phrase(expression, telling);
}

bool says_more_than_stars(const Band& band) {
  return !band.title.empty() && band.title.zh.find("星") == std::string::npos;
}

std::string overlays_text(const Pack& pack, Language language) {
  std::string names;
  for (std::size_t i = 1; i < pack.files.size(); ++i) {
    names += (i == 1 ? "" : ", ") + std::filesystem::path(pack.files[i]).filename().string();
  }
  if (names.empty()) return {};
  return (language == Language::zh ? "  规则已由覆盖包改动：" : "  rules changed by overlay ") +
         visible(names) + '\n';
}

std::string table_text(Table table, Language language) {
  return std::string(language == Language::zh ? words_of(table).zh : words_of(table).many);
}

std::string unit_text(Type type, std::int64_t value, bool as_percent,
                      const Explanation& explanation, Language language) {
  if (type == Type::money) return money_text(value, explanation);
  const bool has_words = language == Language::zh && type == Type::duration;
  return has_words ? amount_phrase({type, value, {}}, language)
                   : print_number(type, value, as_percent);
}

std::string money_text(std::int64_t hundredths, const Explanation& explanation) {
  return print_number(Type::money, hundredths, false, explanation.facts->currency);
}

}  // namespace xingji
