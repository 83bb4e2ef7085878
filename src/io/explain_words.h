// The words of an explanation for what a pack says in its own language: a merchant reads phrases,
// 付款后48小时内发货, "it is shipped within 48 hours of the payment", as in a description. The
// exact expressions stand in the card's JSON.
#pragma once

#include <string>

#include "io/explain_text.h"

namespace xingji {

/// A condition or a value of the pack, on the day explained; `as_percent`: plain numbers of
/// parameters are shares.
std::string rule_text(const Expression& expression, const Explanation& explanation,
                      Language language, bool as_percent = false);

/// Whether a band is called what its number of stars does not say: a colour, a verdict.
bool says_more_than_stars(const Band& band);

/// The overlays that the rules stand under, one line; nothing when the pack stands alone.
std::string overlays_text(const Pack& pack, Language language);

/// "after-sales cases", 售后单.
std::string table_text(Table table, Language language);

/// A kept number with its unit; in Chinese durations are said in its words: 1小时, not 1h.
std::string unit_text(Type type, std::int64_t value, bool as_percent,
                      const Explanation& explanation, Language language);

/// "2 percentage points", 2 个百分点: how far two percentages are apart.
std::string percentage_points(const std::string& number, Language language);

/// How far two values are apart, as a screen prints them; percentages in points.
std::string distance_text(Micro distance, Indicator::PrintedAs printed_as, Language language);

/// "12.50 BRL", from hundredths.
std::string money_text(std::int64_t hundredths, const Explanation& explanation);

/// That counts of a condition have data of a part of their days, so that there may be more. Empty
/// where all are whole.
std::string partly_text(const Expression& condition, const Explanation& explanation,
                        Language language);

}  // namespace xingji
