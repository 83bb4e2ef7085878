#include "io/explain_measure.h"

#include <map>

#include "engine/covered.h"
#include "io/explain_compared.h"
#include "io/explain_unknown.h"

namespace xingji {
namespace {

constexpr const char* indent = "        ";
constexpr int cents_per_unit = 100;

std::string worth_text(const Measure& measure, const Balance& balance, const Say& say) {
  if (balance.covered == Covered::none) return say("not known", "未知");
  const bool is_money = measure.type == Type::money;
  const auto worth =
      to_micro(Ratio::of(balance.value, is_money ? cents_per_unit : measure.denominator));
  if (!balance.fits || !worth) return say("too large", "数值过大");
  return format_micro(*worth) + (measure.type == Type::duration ? " s" : "");
}

std::string filters_text(const Measure& measure, const Witness& witness, const Say& say) {
  std::string text;
  for (std::size_t f = 0; f < measure.filters.size(); ++f) {
    const Witness::FilterCount& count = witness.filters[f];
    text += indent + ("− " + std::to_string(count.untrue)) + say(" not: ", " 不满足：") +
            to_text(measure.filters[f].condition) + " [" + measure.filters[f].said_as + ']';
    if (count.unknown > 0) {
      text += say("  (", "（") + std::to_string(count.unknown) +
              say(" of them because something is missing)", " 行因缺值而未知）");
    }
    text += '\n';
  }
  return text;
}

// From the rows in the window down to those counted.
std::string rows_text(const Measure& measure, const Witness& witness, const Say& say) {
  std::string text =
      indent + say("rows in the window ", "窗口内行数 ") + std::to_string(witness.in_window) + '\n';
  text += filters_text(measure, witness, say);
  if (!witness.exempted.empty()) {
    text += indent + ("− " + std::to_string(witness.exempted.size())) +
            say(" exempted by ", " 报备剔除：");
    std::map<std::string, std::size_t> filings;
    for (const Witness::Exempted& taken : witness.exempted) ++filings[taken.filing];
    for (const auto& [filing, rows] : filings) {
      text += filing + " × " + std::to_string(rows) + "  ";
    }
    text += '\n';
  }
  if (witness.without_value > 0) {
    text += indent + ("− " + std::to_string(witness.without_value)) +
            say(" without a value\n", " 行没有数值\n");
  }
  return text + indent + "= " + std::to_string(witness.counted.size()) +
         say(" counted\n", " 行计入\n");
}

// Why these days: a window by volume looks at the day before.
std::string choice_text(const Explanation& explanation, const Measure& measure,
                        const Balance& balance, const Say& say) {
  if (measure.window.choices.size() == 1) return {};
  const Day before = explanation.day - 1;
  const auto& when = measure.window.choices[balance.choice].when;
  std::string text = indent + say("this window because on ", "采用此窗口：") + format_day(before);
  if (when) {
    text += say(" it held that ", " 满足 ") + to_text(*when);
  } else {
    text += say(" no other condition held", " 其他条件均不满足");
  }
  std::string seen;
  for (const Window::Choice& choice : measure.window.choices) {
    if (!choice.when) break;
    const std::string sides = compared_text(*choice.when, *explanation.pack, *explanation.yesterday,
                                            before, Sides::all, say.language());
    if (!sides.empty() && seen.find(sides) == std::string::npos) {
      seen += (seen.empty() ? "" : ", ") + sides;
    }
    if (when && &*when == &*choice.when) break;
  }
  if (!seen.empty()) text += say(": ", "：") + seen;
  return text + '\n';
}

std::vector<const Expression*> row_expressions(const Measure& measure) {
  std::vector<const Expression*> expressions{&measure.by_day};
  for (const Measure::Filter& filter : measure.filters) expressions.push_back(&filter.condition);
  if (measure.value) expressions.push_back(&*measure.value);
  return expressions;
}

}  // namespace

std::string measure_text(const Explanation& explanation, std::size_t position,
                         const std::string& part, Language language) {
  const Say say(language);
  const Measure& measure = explanation.pack->measures[position];
  const Balance& balance = explanation.balances.at(position, explanation.day);
  const Window::Choice& window = measure.window.choices[balance.choice];
  const Day first = explanation.day + window.from;
  const Day last = explanation.day + window.to;
  std::string text = "      " + part + ' ' + worth_text(measure, balance, say) + "   " +
                     measure.id + ": " + std::string(definition(measure.table).name) +
                     say(" by ", " 按 ") + to_text(measure.by_day) + say(" in ", "，") +
                     format_day(first) + " … " + format_day(last) + '\n';
  text += choice_text(explanation, measure, balance, say);
  if (balance.covered == Covered::partly) {
    const std::int64_t covered = count_covered(*explanation.facts, explanation.account,
                                               explanation.tables[position], first, last);
    text += indent + say("the data cover ", "数据只覆盖其中 ") + std::to_string(covered) +
            say(" of these ", " 天，共 ") + std::to_string(last - first + 1) +
            say(" days\n", " 天\n");
  }
  if (balance.covered != Covered::fully) {
    text += gaps_text(explanation, position, indent, language);
  }
  text += parameters_text(row_expressions(measure), explanation, indent, language);
  // Where nothing is known, subtracting rows would look like a count.
  if (balance.covered == Covered::none) return text;
  return text + rows_text(measure, explanation.witnesses[position], say);
}

}  // namespace xingji
