// What a random pack says of when a score is made, when people see it, and on which scales.
#pragma once

#include "random_tables.h"

namespace xingji::test {

/// The pack, perhaps judged by periods and shown on some days only.
inline std::string with_times(std::string text) {
  const std::string judge = one_of({"daily", "daily", "month",
                                    "{ period: month, ends_on: 20, published_on: 13, assumed: t }",
                                    "{ period: month, ends_on: 3, assumed: t }"});
  const std::string daily = "judge: daily";
  text.replace(text.find(daily), daily.size(), "judge: " + judge);
  const auto rhythm = [] {
    return one_of({"daily", "mondays", "fridays", "{ days_of_month: [1, 16] }"});
  };
  if (below(2) == 0) return text;
  return text + "publish: { seller: " + rhythm() + ", buyer: " + rhythm() + ", assumed: t }\n";
}

/// The pack with scales on which its total, and a dimension if it has one, are shown.
inline std::string with_displays(const std::string& text) {
  const auto scale = [](const std::string& of) {
    const std::string value = one_of(
        {of + " / 3", "table.lines(" + of + ").low * 7", "table.caps(shop.insured, " + of + ").cap",
         "if " + of + " > m0 / 9 then " + of + " else m1 / m0", "round_up(" + of + ")"});
    return one_of({"points: { ladder: [{ at_least: 3, give: " + number_or("5", false) +
                       " }, { above: 2.5, give: 4 }, { give: 1 }] }",
                   "points: { line: [{ value: 1.5, give: 0.333333 }, { value: 4, give: 100 }] }",
                   "value: " + in_quotes(value)}) +
           one_of({"", "", ", held_at: shop.level", ", held_at: \"m0 / m1\""}) +
           ", round: " + one_of({"0", "2", "6"});
  };
  const bool has_stages = text.find("\nstages:") != std::string::npos;
  std::string shown = text + "display:\n  assumed: t\n  s0: { title: S, of: total, " +
                      scale("total") + (has_stages ? ", hidden_in: [growth]" : "") + " }\n";
  if (text.find("\ndimensions:") == std::string::npos) return shown;
  return shown + "  s1: { title: S, of: d0, " + scale("d0") + " }\n";
}

}  // namespace xingji::test
