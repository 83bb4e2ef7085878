// What measures, tables, sets and indicators are called.
#include "describe/filled.h"
#include "describe/phrase_parts.h"
#include "pack/range.h"

namespace xingji {

std::string table_name(std::string_view id, const Telling& telling) {
  for (const KeyTable& table : telling.pack->tables) {
    if (table.id == id && !table.title.empty()) return pick(table.title, telling.language);
  }
  return std::string(id);
}

std::string set_name(std::string_view id, const Telling& telling) {
  for (const Selection& set : telling.pack->selections) {
    if (set.id == id && !set.title.empty()) return pick(set.title, telling.language);
  }
  return std::string(id);
}

std::string column_name(std::string_view id, const Telling& telling) {
  for (const Indicator& indicator : telling.pack->indicators) {
    if (indicator.id == id) return pick(indicator.title, telling.language);
  }
  return std::string(id);
}

std::string measure_name(std::string_view id, const Telling& telling) {
  for (const Measure& measure : telling.pack->measures) {
    if (measure.id != id || measure.title.empty()) continue;
    return filled(telling.say("'{}'", "“{}”"), pick(measure.title, telling.language));
  }
  for (const Deduction& deduction : telling.pack->deductions) {
    if (id != deduction.id + ".cases") continue;
    return filled(telling.say("the cases of '{}'", "“{}”的起数"),
                  pick(deduction.title, telling.language));
  }
  for (const Indicator& indicator : telling.pack->indicators) {
    if (!id.starts_with(indicator.id + '.')) continue;
    const std::string& title = pick(indicator.title, telling.language);
    const bool is_numerator = id.ends_with(".numerator");
    return filled(is_numerator ? telling.say("the numerator of '{}'", "“{}”的分子")
                               : telling.say("the denominator of '{}'", "“{}”的分母"),
                  title);
  }
  return std::string(id);
}

const Indicator* whole_indicator(const Expression& e, const Pack& pack) {
  if (e.op != Op::divide) return nullptr;
  const auto is_side = [](const Expression& side, const Indicator& of, std::string_view which) {
    return side.op == Op::measure && side.name == of.id + std::string(which);
  };
  for (const Indicator& indicator : pack.indicators) {
    if (is_side(e.arguments[0], indicator, ".numerator") &&
        is_side(e.arguments[1], indicator, ".denominator")) {
      return &indicator;
    }
  }
  return nullptr;
}

bool is_share(const Expression& e, const Pack& pack) {
  if (const Indicator* whole = whole_indicator(e, pack)) {
    return whole->printed_as == Indicator::PrintedAs::percent;
  }
  if (e.op != Op::divide) return false;
  const auto some = find_measure(pack, e.arguments[0].name);
  const auto all = find_measure(pack, e.arguments[1].name);
  return some && all && is_share(pack.measures[*some], pack.measures[*all], pack);
}

}  // namespace xingji
