#include "io/explain_unknown.h"

#include "engine/unknown.h"
#include "io/explain_parts.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

std::string span_text(const CoveredDays& span, const Say& say) {
  // Days before a shop opened have no beginning.
  if (span.first == INT32_MIN)
    return say("up to ", "") + format_day(span.last) + say("", " 及以前");
  return format_day(span.first) + say(" … ", " 至 ") + format_day(span.last);
}

// Days on which there was nothing to miss; nobody asks for them.
bool is_before_opening(const CoveredDays& span, const Explanation& explanation) {
  const Account& account = explanation.account.shard->accounts[explanation.account.account];
  return account.opened_at != 0 && span.first == INT32_MIN &&
         span.last < explanation.facts->zone.day_of(account.opened_at);
}

// "Orders of a leader [leader_orders]": what it is, and the word to set it by in an overlay.
std::string named(const Parameter& parameter, Language language) {
  const std::string& title = pick(parameter.title, language);
  return title.empty() ? parameter.id : title + " [" + parameter.id + ']';
}

std::string reason_text(const Unknown& unknown, const Explanation& explanation, const Say& say) {
  std::string part;
  if (unknown.why == Unknown::Why::unset_parameter) {
    const auto position = parameters_of({unknown.part}, *explanation.pack).front();
    part = named(explanation.pack->parameters[position], say.language());
  } else {
    part = rule_text(*unknown.part, explanation, say.language());
  }
  switch (unknown.why) {
    case Unknown::Why::unset_parameter:
      return say("the parameter ", "参数 ") + part +
             say(" has no value; an overlay can give it", " 没有数值，可用覆盖包给出");
    case Unknown::Why::no_data:
      return say("no data for ", "没有数据：") + part;
    case Unknown::Why::divided_by_zero:
      return say("there is nothing to divide by, ", "除数为零，") + part + say(" is 0", " 为 0");
    case Unknown::Why::no_attribute:
      return say("the data say nothing about ", "数据里没有 ") + part +
             say(" on this day", " 当天的取值");
    case Unknown::Why::not_found:
      return say("the table has no row for ", "表中没有对应的行：") + part;
    case Unknown::Why::not_on_all_days:
      return say("not every day that it looks at has a value: ", "所看的日子并非每天都有数值：") +
             part;
    case Unknown::Why::no_peers:
      return say("there are too few peers for ", "同行数量不足，无法得出：") + part;
  }
  return {};
}

// The entries of a parameter that changes by the row's day, otherwise the one of the day judged.
std::string value_text(const Parameter& parameter, const Explanation& explanation, const Say& say) {
  const Number& number = parameter.number;
  const auto said = [&](const Number::Entry& entry) {
    const std::string text = said_text(entry.said, *explanation.pack, say.language());
    return text.empty() ? text : "   " + text;
  };
  if (number.entries.empty() || !number.entries.back().by_row) {
    const Number::Entry* entry = number.on(explanation.day);
    const auto amount = amount_on(number, explanation);
    if (!amount) return say("has no value", "没有数值");
    return unit_text(number.type, *amount, false, explanation, say.language()) + said(*entry);
  }
  std::string text;
  for (const Number::Entry& entry : number.entries) {
    if (!text.empty()) text += say("; for rows since ", "；自此日起的行 ");
    if (!text.empty() && entry.since) text += format_day(*entry.since) + ' ';
    text += unit_text(number.type, entry.value, false, explanation, say.language()) + said(entry);
  }
  return text;
}

}  // namespace

std::string unknown_text(const Expression& expression, const Explanation& explanation,
                         const std::string& indent, Language language) {
  const Say say(language);
  std::string text;
  for (const Unknown& unknown : unknowns_of(expression, explanation)) {
    text += indent + say("not known: ", "未知：") + reason_text(unknown, explanation, say) + '\n';
  }
  return text;
}

std::string gaps_text(const Explanation& explanation, std::size_t measure,
                      const std::string& indent, Language language) {
  const Say say(language);
  std::string text;
  for (const Gap& gap : gaps_of(explanation, measure)) {
    const std::string table = table_text(gap.table, language);
    if (gap.covered.empty()) {
      text += indent + say("the data set has no ", "数据集里没有") + table + say(": ", "：") +
              std::string(definition(gap.table).name) +
              say(".csv is absent or empty\n", ".csv 不存在或没有内容\n");
      continue;
    }
    std::string spans;
    for (const CoveredDays& span : gap.covered) {
      if (is_before_opening(span, explanation)) continue;
      spans += (spans.empty() ? "" : say(", ", "、")) + span_text(span, say);
    }
    text += indent + table;
    text += spans.empty()
                ? say(" cover no day since the shop opened\n", "：开业以来没有任何一天的数据\n")
                : say(" cover only ", "只有以下日期的数据：") + spans + '\n';
  }
  return text;
}

std::string parameters_text(const std::vector<const Expression*>& expressions,
                            const Explanation& explanation, const std::string& indent,
                            Language language) {
  const Say say(language);
  std::string text;
  for (const std::size_t position : parameters_of(expressions, *explanation.pack)) {
    const Parameter& parameter = explanation.pack->parameters[position];
    text += indent + say("parameter ", "参数 ") + named(parameter, language) + say(": ", "：");
    text += value_text(parameter, explanation, say);
    const std::string& seen_at = pick(parameter.seen_at, language);
    if (!seen_at.empty()) text += say(", shown at ", "，见 ") + seen_at;
    text += '\n';
  }
  return text;
}

}  // namespace xingji
