#include "io/explain_measure.h"

#include <map>

#include "base/text.h"
#include "engine/covered.h"
#include "io/explain_unknown.h"
#include "io/explain_window.h"
#include "io/explain_words.h"
#include "pack/measure_names.h"

namespace xingji {
namespace {

constexpr const char* indent = "        ";
constexpr int cents_per_unit = 100;

// A count at the right edge of its column, then what it counts.
std::string count_line(const char* sign, std::uint64_t count, const std::string& what) {
  return pad_left(sign + std::to_string(count), 12) + "  " + what + '\n';
}

std::string filter_line(const Explanation& explanation, const Measure::Filter& filter,
                        const Witness::FilterCount& count, const Say& say) {
  std::string what = say("not: ", "不满足：") +
                     rule_text(filter.condition, explanation, say.language()) + " [" +
                     filter.said_as + ']';
  if (count.unknown > 0) {
    what += say("  (", "（") + std::to_string(count.unknown) +
            say(" of them because something is missing)", " 行因缺值而未知）");
  }
  return count_line("− ", count.untrue, what);
}

std::string filter_lines(const Explanation& explanation, const Measure& measure,
                         const Witness& witness, std::size_t first, const Say& say) {
  std::string text;
  for (std::size_t f = first; f < measure.filters.size(); ++f) {
    text += filter_line(explanation, measure.filters[f], witness.filters[f], say);
  }
  return text;
}

std::string filings_text(const std::vector<Witness::Exempted>& rows, const Say& say) {
  std::map<std::string, std::size_t> filings;
  for (const Witness::Exempted& row : rows) ++filings[row.filing];
  std::string text;
  for (const auto& [filing, count] : filings) {
    text += (text.empty() ? "" : say(", ", "、")) + filing + " × " + std::to_string(count);
  }
  return text;
}

std::string exempted_line(const Witness& witness, const Say& say) {
  if (witness.exempted.empty()) return {};
  return count_line("− ", witness.exempted.size(),
                    say("exempted by ", "报备剔除：") + filings_text(witness.exempted, say));
}

std::string extended_line(const Witness& witness, const Say& say) {
  if (witness.extended.empty()) return {};
  return count_line("", witness.extended.size(),
                    say("of them with a later due time by ", "其中按报备顺延时限：") +
                        filings_text(witness.extended, say));
}

std::string in_window_lines(const Witness& witness, const Say& say) {
  std::string text = count_line("", witness.in_window, say("rows in the window", "窗口内行数"));
  if (witness.of_nobody == 0) return text;
  return text + count_line("", witness.of_nobody,
                           say("beside them that name nobody", "另有未注明归属的行"));
}

// From the rows counted to what they come to: "= 333  by weight: …; 2 × 134, 1 × 65".
std::string weighed_line(const Explanation& explanation, std::size_t position, const Say& say) {
  const Measure& measure = explanation.pack->measures[position];
  if (!measure.weight) return {};
  std::string what = say("by weight, each row's: ", "加权后，每行权重：") +
                     rule_text(*measure.weight, explanation, say.language());
  if (measure.kind == Measure::Kind::count) {
    std::map<std::int64_t, std::size_t> rows_by_weight;
    for (const Witness::Row& row : explanation.witnesses[position].counted) {
      ++rows_by_weight[row.value];
    }
    std::string parts;
    for (const auto& [weight, rows] : rows_by_weight) {
      const auto each = to_micro(Ratio::of(weight, measure.denominator));
      parts += (parts.empty() ? "" : " + ") + std::to_string(rows) + " × " +
               (each ? format_micro(*each) : "?");
    }
    if (!parts.empty()) what += say("; ", "；") + parts;
  }
  const Balance& balance = explanation.balances.at(position, explanation.day);
  return pad_left("= " + worth_text(explanation, position, balance, say.language()), 12) + "  " +
         what + '\n';
}

// From the rows counted to how many different values they have.
std::string distinct_line(const Explanation& explanation, std::size_t position, const Say& say) {
  const Measure& measure = explanation.pack->measures[position];
  if (measure.kind != Measure::Kind::distinct || !measure.value) return {};
  const Balance& balance = explanation.balances.at(position, explanation.day);
  return pad_left("= " + worth_text(explanation, position, balance, say.language()), 12) + "  " +
         say("different, of each row's: ", "去重，只数不同的") +
         rule_text(*measure.value, explanation, say.language()) + '\n';
}

// From the rows in the window down to those counted.
std::string rows_text(const Explanation& explanation, std::size_t position, const Say& say) {
  const Measure& measure = explanation.pack->measures[position];
  const Witness& witness = explanation.witnesses[position];
  std::string text = in_window_lines(witness, say);
  text += filter_lines(explanation, measure, witness, 0, say) + exempted_line(witness, say);
  if (witness.not_selected > 0) {
    text += count_line("− ", witness.not_selected, say("beyond those kept", "超出保留数量"));
  }
  if (witness.without_value > 0) {
    text += count_line("− ", witness.without_value, say("without a value", "没有数值"));
  }
  text += count_line("= ", witness.counted.size(), say("counted", "计入"));
  text += weighed_line(explanation, position, say) + distinct_line(explanation, position, say);
  return text + extended_line(witness, say);
}

std::vector<const Expression*> row_expressions(const Measure& measure) {
  std::vector<const Expression*> expressions{&measure.by_day};
  for (const Measure::Filter& filter : measure.filters) expressions.push_back(&filter.condition);
  if (measure.value) expressions.push_back(&*measure.value);
  if (measure.weight) expressions.push_back(&*measure.weight);
  return expressions;
}

std::string rows_of_text(const Explanation& explanation, std::size_t position, const Say& say) {
  const Measure& measure = explanation.pack->measures[position];
  return table_text(measure.table, say.language()) + say(" by the day of ", "，按") +
         rule_text(measure.by_day, explanation, say.language()) + say(", ", "归日，") +
         window_days_text(explanation, position, say.language());
}

std::string name_text(const Pack& pack, std::size_t position, Language language) {
  const std::string& id = pack.measures[position].id;
  const std::string title = pick(title_of_measure(pack, position), language);
  return (title == id ? id : title + " [" + id + ']') + ": ";
}

// Where the data do not reach over the whole window.
std::string covered_text(const Explanation& explanation, std::size_t position, const Say& say) {
  const Balance& balance = explanation.balances.at(position, explanation.day);
  if (balance.covered == Covered::fully) return {};
  const Window::Choice& window =
      explanation.pack->measures[position].window.choices[balance.choice];
  const Day first = window.first_day(explanation.day);
  const Day last = window.last_day(explanation.day);
  std::string text;
  if (balance.covered == Covered::partly) {
    const std::int64_t covered = count_covered(*explanation.facts, explanation.account,
                                               explanation.tables[position], first, last);
    text += indent + say("the data cover ", "数据只覆盖其中 ") + std::to_string(covered) +
            say(" of these ", " 天，共 ") + std::to_string(last - first + 1) +
            say(" days\n", " 天\n");
  }
  return text + gaps_text(explanation, position, indent, say.language());
}

// Whether the numerator's rows are those of the denominator that pass further filters. Rows that a
// filing took out or `keep` dropped come after all filters, and then the two are told one by one.
bool counts_among(const Explanation& explanation, std::size_t numerator, std::size_t denominator) {
  const Measure& part = explanation.pack->measures[numerator];
  const Measure& whole = explanation.pack->measures[denominator];
  const Balance& balance = explanation.balances.at(numerator, explanation.day);
  const Balance& other = explanation.balances.at(denominator, explanation.day);
  const Window::Choice& window = part.window.choices[balance.choice];
  const Window::Choice& other_window = whole.window.choices[other.choice];
  const bool same_rows =
      part.table == whole.table && to_text(part.by_day) == to_text(whole.by_day) &&
      window.first_day(explanation.day) == other_window.first_day(explanation.day) &&
      window.last_day(explanation.day) == other_window.last_day(explanation.day) &&
      part.selections.empty() && part.extensions.empty() && !part.weight && !whole.weight &&
      part.exemptions == whole.exemptions && whole.kind == Measure::Kind::count;
  const bool same_days = balance.covered == other.covered && balance.covered != Covered::none &&
                         (balance.covered == Covered::fully ||
                          explanation.tables[numerator] == explanation.tables[denominator]);
  // What people gave is no number of rows.
  if (balance.is_given || other.is_given) return false;
  if (!same_rows || !same_days || !explanation.witnesses[numerator].exempted.empty() ||
      !explanation.witnesses[denominator].exempted.empty() ||
      part.filters.size() < whole.filters.size()) {
    return false;
  }
  for (std::size_t f = 0; f < whole.filters.size(); ++f) {
    if (to_text(part.filters[f].condition) != to_text(whole.filters[f].condition)) return false;
  }
  return true;
}

// From what it is and what it is worth down to its rows.
std::string text_of(const Explanation& explanation, std::size_t position, const std::string& part,
                    const std::string& name, Language language) {
  const Say say(language);
  const Measure& measure = explanation.pack->measures[position];
  const Balance& balance = explanation.balances.at(position, explanation.day);
  std::string text = "      " + part + ' ' + worth_text(explanation, position, balance, language) +
                     "   " + name + rows_of_text(explanation, position, say) + '\n';
  if (balance.is_given) {
    return text + indent +
           say("people gave it; no rows were counted\n", "由人填报，没有数明细行\n");
  }
  text += covered_text(explanation, position, say);
  text += parameters_text(row_expressions(measure), explanation, indent, language);
  // Where nothing is known, subtracting rows would look like a count.
  if (balance.covered == Covered::none) return text;
  return text + rows_text(explanation, position, say);
}

}  // namespace

std::string worth_text(const Explanation& explanation, std::size_t position, const Balance& balance,
                       Language language) {
  const Say say(language);
  const Measure& measure = explanation.pack->measures[position];
  if (balance.covered == Covered::none) return say("not known", "未知");
  const bool is_money = measure.type == Type::money;
  if (balance.is_empty) return say("nothing (no row)", "无（没有行）");
  const auto worth = to_micro(
      Ratio::of(balance.value, Int128{is_money ? cents_per_unit : 1} * measure.denominator));
  if (!balance.fits || !worth) return say("too large", "数值过大");
  if (is_money && measure.denominator == 1) return money_text(balance.value, explanation);
  if (measure.type == Type::duration) {
    return print_value(*worth, Indicator::PrintedAs::seconds, language);
  }
  return format_micro(*worth) + (is_money ? ' ' + explanation.facts->currency : "");
}

std::string pair_text(const Explanation& explanation, std::size_t numerator,
                      std::size_t denominator, Language language) {
  const Say say(language);
  if (!counts_among(explanation, numerator, denominator)) {
    return part_text(explanation, numerator, say("numerator", "分子"), language) +
           part_text(explanation, denominator, say("denominator", "分母"), language);
  }
  const Measure& part = explanation.pack->measures[numerator];
  const Measure& whole = explanation.pack->measures[denominator];
  const Witness& counted = explanation.witnesses[numerator];
  std::string text = "      " + rows_of_text(explanation, numerator, say) + '\n';
  text += covered_text(explanation, numerator, say);
  text += parameters_text(row_expressions(part), explanation, indent, language);
  text += in_window_lines(counted, say);
  text += filter_lines(explanation, whole, explanation.witnesses[denominator], 0, say);
  text += count_line("= ", explanation.witnesses[denominator].counted.size(),
                     say("denominator", "分母"));
  text += filter_lines(explanation, part, counted, whole.filters.size(), say);
  if (part.kind == Measure::Kind::count) {
    return text + count_line("= ", counted.counted.size(), say("numerator", "分子"));
  }
  return text + "        " + say("their sum ", "合计 ") +
         worth_text(explanation, numerator, explanation.balances.at(numerator, explanation.day),
                    language) +
         say(", the numerator\n", "，为分子\n");
}

std::string measure_text(const Explanation& explanation, std::size_t position, Language language) {
  return text_of(explanation, position, Say(language)("measure", "计数"),
                 name_text(*explanation.pack, position, language), language);
}

std::string part_text(const Explanation& explanation, std::size_t position, const std::string& part,
                      Language language) {
  const Measure& measure = explanation.pack->measures[position];
  // One without a name of its own is called after what stands above it, once more would be twice.
  const bool is_named_above = measure.title.empty() && measure.id.find('.') != std::string::npos;
  const std::string name = is_named_above ? "" : name_text(*explanation.pack, position, language);
  return text_of(explanation, position, part, name, language);
}

}  // namespace xingji
