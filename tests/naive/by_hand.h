// Packs and facts for tests, put together by hand in a few lines, without the loader of packs.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "naive/days.h"
#include "naive/measures.h"
#include "pack/expression.h"

namespace xingji::naive::by_hand {

inline Expression parsed(const std::string& text, const Scope& scope) {
  auto result = parse_expression(text, {}, scope);
  if (!result.ok()) throw std::runtime_error(text + ": " + to_text(result.problems().front()));
  return result.value();
}

inline std::vector<Scope::Name> parameter_names(const Pack& pack) {
  std::vector<Scope::Name> names;
  for (const Parameter& each : pack.parameters) names.push_back({each.id, each.number.type});
  return names;
}

inline Expression row(const Pack& pack, Table table, const std::string& text) {
  const auto parameters = parameter_names(pack);
  return parsed(text, {table, {}, parameters});
}

inline Expression day(const Pack& pack, const std::string& text) {
  const auto parameters = parameter_names(pack);
  std::vector<Scope::Name> measures;
  for (const Measure& each : pack.measures) measures.push_back({each.id, each.type});
  return parsed(text, {{}, measures, parameters});
}

/// A number that always holds; `text` as in packs: "80%", "48h".
inline Number number(const std::string& text) {
  const auto amount = parse_amount(text);
  if (!amount) throw std::runtime_error("not an amount: " + text);
  return {amount->type, {{{}, false, amount->value, {}}}};
}

inline Pack pack(const Zone& zone = {"Asia/Shanghai", 8 * 3600}) {
  Pack result;
  result.id = "test.pack";
  result.zone = zone;
  return result;
}

inline Window days(int from, int to) { return {"", {{{}, from, to, {}}}}; }

inline Measure& count(Pack& pack, const std::string& id, Table table, const std::string& by_day,
                      const Window& window, const std::string& where = "true") {
  Measure measure;
  measure.id = id;
  measure.table = table;
  measure.by_day = row(pack, table, by_day);
  measure.filters = {{"where", row(pack, table, where)}};
  measure.window = window;
  pack.measures.push_back(measure);
  return pack.measures.back();
}

inline Measure& sum(Pack& pack, const std::string& id, Table table, const std::string& value,
                    const std::string& by_day, const Window& window) {
  Measure& measure = count(pack, id, table, by_day, window);
  measure.kind = Measure::Kind::sum;
  measure.value = row(pack, table, value);
  measure.type = measure.value->type;
  return measure;
}

inline Step step(Step::Edge edge, const std::string& bound, const std::string& give) {
  return {edge, edge == Step::Edge::otherwise ? Number{} : number(bound), number(give), {}};
}

/// An indicator that is one measure over another, with one step: `good` from `line` on, else 1.
inline Indicator& share(Pack& pack, const std::string& id, const std::string& numerator,
                        const std::string& denominator, const std::string& line,
                        const std::string& good) {
  Indicator indicator;
  indicator.id = id;
  indicator.value = day(pack, numerator + " / " + denominator);
  indicator.numerator = *measures_of(day(pack, numerator), pack).begin();
  indicator.denominator = *measures_of(day(pack, denominator), pack).begin();
  indicator.ladder = {step(Step::Edge::at_least, line, good), step(Step::Edge::otherwise, "", "1")};
  pack.indicators.push_back(indicator);
  return pack.indicators.back();
}

inline Family family(const Pack& pack) { return {{pack}, "", {}}; }

/// Facts from the text of CSV files.
inline NaiveFacts facts(const std::vector<std::pair<Table, std::string>>& files) {
  NaiveFacts result;
  for (const auto& [table, csv] : files) read_naive_table(table, csv, result);
  return result;
}

/// The table that says which days are covered.
inline std::pair<Table, std::string> covered(const std::string& rows) {
  return {Table::coverage, "account,table,from,to\n" + rows};
}

/// Coverage rows that make tables of shop `s` complete for all of 2022.
inline std::pair<Table, std::string> complete(const std::vector<std::string>& tables) {
  std::string rows;
  for (const std::string& table : tables) rows += "s," + table + ",2022-01-01,2022-12-31\n";
  return covered(rows);
}

/// A day of June 2022.
inline Day june(int day) { return day_number(2022, 6, 1) + day - 1; }

/// The value of the pack's last measure for shop `s` on a day, as the CSV spells it; "missing" when
/// no day of the window is covered, with a "~" behind it when only some are.
inline std::string measured(const Pack& pack, const NaiveFacts& facts, Day day,
                            Instant known_at = missing) {
  const KnownFacts known = facts_known_at(facts, known_at);
  Subject subject(known, pack, "s");
  const Measured result = subject.measure(pack.measures.size() - 1, day);
  if (!result.present) return "missing";
  return plain_decimal(result.value) + (result.is_partial ? "~" : "");
}

/// How many orders of the 30 days up to a day of June the condition holds for, as measured() spells
/// it.
inline std::string orders_where(const std::string& condition, const NaiveFacts& facts, int day) {
  Pack orders = pack();
  count(orders, "n", Table::orders, "placed_at", days(-29, 0), condition);
  return measured(orders, facts, june(day));
}

}  // namespace xingji::naive::by_hand
