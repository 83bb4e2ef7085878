// Parts of phrases.
#pragma once

#include "describe/phrase.h"
#include "describe/words.h"

namespace xingji {

/// A column that is something which happened to the row or its order, and has a word for that.
bool is_happening(const Expression& expression);

/// Chinese: 付款; of other instants the whole phrase.
std::string event_name(const Expression& expression, const Telling& telling);

/// As what a span begins with: "the payment", 付款.
std::string event_phrase(const Expression& expression, const Telling& telling);

/// As a point in time: "the payment", 付款时间.
std::string event_time(const Expression& expression, const Telling& telling);

/// `if x is present then x else y`: x, and what stands in for it.
bool is_fallback(const Expression& expression);

/// What a condition says of a row that was just named: " whose kind is exchange", " that is
/// escalated", （类型为换货）.
std::string which_phrase(const Expression& condition, const Telling& telling);

/// The indicator whose numerator is divided by its denominator, where that is what `e` says.
const Indicator* whole_indicator(const Expression& e, const Pack& pack);

/// Whether it is some of the rows over all of them: numbers beside it are told in percent.
bool is_share(const Expression& e, const Pack& pack);

/// A platform's own word may be what a known one is called: of "商品质量" and 商品质量 the first
/// stays.
std::vector<std::string> each_once(std::vector<std::string> words);

/// "a, b or c", a、b、c.
std::string any_of_words(const std::vector<std::string>& words, const Telling& telling);

}  // namespace xingji
