#include "io/explain_words.h"

#include <filesystem>
#include <set>

#include "base/plural.h"
#include "base/text.h"
#include "describe/phrase.h"
#include "describe/words.h"
#include "pack/measure_names.h"
#include "pack/visit.h"

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

std::string percentage_points(const std::string& number, Language language) {
  return language == Language::zh ? number + " 个百分点" : counted(number, "percentage point");
}

std::string distance_text(Micro distance, Indicator::PrintedAs printed_as, Language language) {
  std::string text = print_value(distance, printed_as, language);
  if (printed_as != Indicator::PrintedAs::percent) return text;
  text.pop_back();
  return percentage_points(text, language);
}

std::string money_text(std::int64_t hundredths, const Explanation& explanation) {
  return print_number(Type::money, hundredths, false, explanation.facts->currency);
}

std::string partly_text(const Expression& condition, const Explanation& explanation,
                        Language language) {
  const Pack& pack = *explanation.pack;
  std::set<std::size_t> told;
  std::string names;
  visit(condition, [&](const Expression& part) {
    const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
    if (!m || !explanation.balances.holds(explanation.day)) return;
    if (explanation.balances.at(*m, explanation.day).covered != Covered::partly) return;
    if (!told.insert(*m).second) return;
    names += (names.empty()              ? ""
              : language == Language::zh ? "、"
                                         : ", ") +
             pick(title_of_measure(pack, *m), language);
  });
  if (names.empty()) return {};
  return language == Language::zh
             ? names + " 只有部分天数的数据，实际可能更多，不一定如此"
             : "the data cover a part of the days of " + names + ", there may be more: not certain";
}

}  // namespace xingji
