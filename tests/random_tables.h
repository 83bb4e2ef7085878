// What random packs say of attributes and of their own tables: the blocks, and numbers that are
// looked up or calculated, wherever a number may stand. The facts behind them are in
// random_attributes.h.
#pragma once

#include "random_draws.h"

namespace xingji::test {

inline std::string random_day_of(const std::string& kind) {
  return kind + ": 2022-05-" + std::to_string(10 + below(18));
}

inline std::string attributes_block(const std::string& subject) {
  const bool may_be_of_age = subject == "shop" && one_of({"", "of age"}) != "";
  const std::string insured =
      may_be_of_age ? "{ type: flag, open_over_days: " + one_of({"0", "30", "365", "700"}) + " }"
                    : "flag";
  return "attributes: { kind: text, town: text, level: number, insured: " + insured +
         ", allowance: duration, fee: money }\n";
}

/// Tables with every way to match a key, dated rows, an `else` and a refusal.
inline std::string tables_block() {
  const auto line = [](const std::string& text) { return "  " + text + '\n'; };
  std::string text = "tables:\n  assumed: t\n";
  text += line(
      "weights: { keys: { kind: equal }, rows: [ { kind: flagship, a: 60%, b: 40% }, "
      "{ kind: flagship, " +
      random_day_of("since") +
      ", a: 33.3%, b: 66.7% }, { kind: personal, a: 90%, b: 10% } ], else: " +
      one_of({"{ a: 50%, b: 50% }", "{ a: 1.7%, b: 98.3% }", "refuse"}) + " }");
  text += line(
      "lines: { keys: { level: at_least }, rows: [ { level: 1, high: 0.9, low: 0.05 }, "
      "{ level: 2.5, high: 0.95, low: 0.333333 }, { level: 4, " +
      random_day_of("since") +
      ", high: 0.7, low: 0.3 } ], else: " + one_of({"{ high: 0.99, low: 0.5 }", "refuse"}) + " }");
  text += line("fading: { keys: { age: at_most }, rows: [ { age: 2, weight: 1 }, { age: 10.5, " +
               random_day_of("since") +
               ", weight: 0.125 }, { age: 40, weight: 0.25 } ], else: { weight: " +
               one_of({"0", "-0.5", "0.01"}) + " } }");
  text += line(
      "routes: { keys: { from: prefix, to: prefix }, rows: [ { from: 浙江, to: 广东, limit: "
      "60h }, { from: 浙江/金华, to: 广东, limit: 20h }, { from: 广东, to: 浙江, limit: 30min }, "
      "{ from: 广东, to: 浙江, " +
      random_day_of("since") + ", limit: 33h } ], else: " + one_of({"{ limit: 48h }", "refuse"}) +
      " }");
  text += line(
      "caps: { keys: { insured: equal, level: at_most }, rows: [ { insured: true, level: 3, "
      "cap: 4.4 }, { insured: true, level: 4, cap: 2.2 }, { insured: false, level: 5, cap: 3.3 } "
      "], else: { cap: 3.999999 } }");
  text += line("remote: { keys: { region: prefix }, rows: [ { region: 浙江 }, { region: 广东, " +
               random_day_of("since") + " } ] }");
  text += line(
      "loyal: { keys: { level: { match: equal, type: text } }, rows: [ { level: 4 }, { "
      "level: 1, " +
      random_day_of("since") + " } ] }");
  return text;
}

/// An attribute, on the day judged or on that of the row.
inline std::string attribute_of_row(const std::string& name) {
  return below(2) == 0 ? "at_row(shop." + name + ")" : "shop." + name;
}

/// Over rows: a condition and a number. A join has no look-ups of columns that only orders have.
inline std::string condition_of_subject() {
  switch (below(5)) {
    case 0:
      return attribute_of_row("kind") + one_of({" = flagship", " != personal"});
    case 1:
      return attribute_of_row("level") + one_of({" >= 3", " < 2.5", " is missing"});
    case 2:
      return attribute_of_row("insured");
    case 3:
      return attribute_of_row("allowance") + one_of({" > 20h", " <= day_limit"});
    default:
      return attribute_of_row("fee") + one_of({" < 6 CNY", " is present"});
  }
}

inline std::string number_of_subject() {
  return one_of(
      {attribute_of_row("level"), "table.lines(" + attribute_of_row("level") + ").high",
       "table.fading(3 * " + attribute_of_row("level") + ").weight",
       "table.caps(" + attribute_of_row("insured") + ", " + attribute_of_row("level") + ").cap"});
}

/// Over rows of orders: conditions that ask tables for the row's own columns.
inline std::string condition_of_region() {
  return one_of(
      {"region_to in table.remote", "not (region_from in table.remote)",
       "buyer_level in table.loyal",
       "signed_at - shipped_at <= table.routes(region_from, region_to).limit",
       "shipped_at - paid_at > table.routes(" + attribute_of_row("kind") + ", region_to).limit"});
}

/// A number of the card: plain, or looked up, or, where it has no bounds, calculated.
inline std::string number_or(const std::string& plain, bool has_bounds = true) {
  if (below(3) > 0) return plain;
  if (!has_bounds && below(2) == 0) {
    return in_quotes("if shop.kind = flagship then " + plain + " else shop.level / 3");
  }
  return in_quotes(one_of({"table.caps(shop.insured, shop.level).cap", "table.caps(true, 3).cap",
                           "table.caps(shop.insured, 2 * shop.level).cap"}));
}

}  // namespace xingji::test
