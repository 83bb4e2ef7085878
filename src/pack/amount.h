// Literals with units: how `80%`, `48h`, `12.50 CNY`, '08:00' and '2022-06' become integers and
// text again. Says in words why something that looks like an amount is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "pack/expression.h"

namespace xingji {

/// Why `text` is not an amount, and what to write instead; to be called when parse_amount refused.
struct AmountFault {
  std::string message;
  std::string remedy;
};
AmountFault explain_amount(std::string_view text);

/// What was most likely meant by a text that is not an amount: `48 h` a duration.
Type likely_type(std::string_view text);

/// Digits with a sign and a point, then letters or a percent sign: an amount well or badly written.
bool looks_like_amount(std::string_view text);

/// An amount of money as people read it: "12.50 CNY"; 12.50元.
std::string spoken_money(std::int64_t hundredths, const std::string& currency, Language language);

/// "08:00" or "08:00:30" as seconds since midnight.
std::optional<std::int64_t> parse_clock(std::string_view text);
std::string format_clock(std::int64_t seconds);

/// "2022-06" as months since 1970-01.
std::optional<std::int64_t> parse_month(std::string_view text);
std::string format_month(std::int64_t month);

/// "a duration", "a number": a type in the middle of a sentence.
std::string_view with_article(Type type);

/// An example of how an amount of the type is written: "48h, 5min or 90s".
std::string_view example_of(Type type);

}  // namespace xingji
