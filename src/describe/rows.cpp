#include "describe/rows.h"

#include <algorithm>

#include "describe/filled.h"
#include "describe/phrase_parts.h"

namespace xingji {
namespace {

std::string days_phrase(const Window::Choice& choice, Writer& to) {
  if (choice.month_ending != 0) {
    std::string text = choice.month_ending == end_of_month
                           ? to.say("the calendar month up to the day", "自然月内至当日")
                           : filled(to.say("the month that ends on a {}, up to the day",
                                           "截至每月{}日的一个月内至当日"),
                                    choice.month_ending);
    if (!to.telling().dates) return text;
    return text + filled(to.say(" ({} to {})", "（{} 至 {}）"),
                         format_day(choice.first_day(to.telling().day)),
                         format_day(to.telling().day));
  }
  const int days = choice.to - choice.from + 1;
  std::string text = choice.to == 0
                         ? filled(to.say("the last {} days", "近{}天"), days)
                         : filled(to.say("{} days, from {} to {} days before the day judged",
                                         "{}天，评分日之前第{}天至第{}天"),
                                  days, -choice.from, -choice.to);
  if (!to.telling().dates) return text;
  return text + filled(to.say(" ({} to {})", "（{} 至 {}）"),
                       format_day(to.telling().day + choice.from),
                       format_day(to.telling().day + choice.to));
}

// "by the day of the payment"; a time of several cases begins no sentence half-way.
std::string anchor_phrase(const Measure& measure, Writer& to) {
  const std::string time = to.instant(measure.by_day);
  return measure.by_day.op == Op::choose && !is_fallback(measure.by_day)
             ? filled(to.say("by the day of this time: {}", "归日时间：{}"), time)
             : filled(to.say("by the day of {}", "按{}归日"), time);
}

std::string counted_phrase(const Measure& measure, Writer& to) {
  const TableWords& table = words_of(measure.table);
  const bool zh = to.telling().language == Language::zh;
  const std::string many(zh ? table.zh : table.many);
  const std::string anchor = anchor_phrase(measure, to);
  switch (measure.kind) {
    case Measure::Kind::count:
      return filled(to.say("the number of {}, {}", "{}数，{}"), many, anchor);
    case Measure::Kind::sum:
      return filled(to.say("over {}, {}, the sum of: {}", "{}，{}，求和：{}"), many, anchor,
                    to.value(*measure.value));
    case Measure::Kind::quantile: {
      const Number::Entry* share = measure.quantile.on(to.telling().day);
      return filled(to.say("over {}, {}, the value that {} of them do not exceed: {}",
                           "{}，{}，{}的行不超过的值：{}"),
                    many, anchor, share == nullptr ? "?" : format_micro(share->value * 100) + "%",
                    to.value(*measure.value));
    }
    case Measure::Kind::distinct:
      return filled(to.say("over {}, {}, how many different: {}", "{}，{}，去重计数：{}"), many,
                    anchor, to.value(*measure.value));
  }
  return {};
}

std::string keep_line(const Keep& keep, Writer& to) {
  std::vector<std::string> keys;
  keys.reserve(keep.within.size());
  for (const Expression& key : keep.within) keys.push_back(to.value(key));
  const bool is_one = keep.most == 1;
  std::string text = filled(keep.is_first ? to.say(is_one ? "only the first one by the time of {1}"
                                                          : "only the first {0} by the time of {1}",
                                                   "按{1}只计最早{0}条")
                                          : to.say(is_one ? "only the last one by the time of {1}"
                                                          : "only the last {0} by the time of {1}",
                                                   "按{1}只计最近{0}条"),
                            keep.most, to.instant(keep.ordered_by));
  if (keys.empty()) return text;
  return text + filled(to.say(" of those that share {}", "（{}相同者中）"), listed(keys, to));
}

std::string effect_phrase(Exemption::Effect effect, const std::string& span, Writer& to) {
  switch (effect) {
    case Exemption::Effect::out:
      return filled(to.say("left out of both sides when an approved filing or notice covers {}",
                           "{}落在已通过的报备或公告时段内的，分子分母均剔除"),
                    span);
    case Exemption::Effect::numerator:
      return filled(to.say("left out of the numerator when an approved filing or notice covers {}",
                           "{}落在已通过的报备或公告时段内的，仅从分子剔除"),
                    span);
    case Exemption::Effect::extend:
      return filled(to.say("when an approved filing or notice covers {}, that moves on to its new "
                           "due time",
                           "{}落在已通过的报备或公告时段内的，顺延至新的截止时间"),
                    span);
  }
  return {};
}

std::string unit_phrase(const SessionRule& rule, Writer& to) {
  switch (rule.unit) {
    case SessionRule::Unit::session:
      return to.say("all that is written until there is silence is one session",
                    "至沉默为止的对话为一次会话");
    case SessionRule::Unit::round:
      return to.say("from the first open question to its answer is one round",
                    "从首个未回复的提问到其回复为一轮");
    case SessionRule::Unit::person:
      return to.say("all messages of a buyer are one session", "同一买家的全部消息为一次会话");
    case SessionRule::Unit::buyer_and_day:
      return to.say("a buyer's messages of one day are one session",
                    "同一买家同一天的消息为一次会话");
  }
  return {};
}

std::string session_line(const SessionRule& rule, Writer& to) {
  to.rests_on(rule.said);
  std::string text =
      filled(to.say("made of messages: {}; a message asks where {}; it answers where {}",
                    "由消息组成：{}；提问：{}；回复：{}"),
             unit_phrase(rule, to), to.condition(rule.opened_by), to.condition(rule.answered_by));
  if (!rule.gap) return text;
  return text + filled(to.say("; silence of {} ends it", "；沉默{}即结束"),
                       amount_phrase({Type::duration, *rule.gap, {}}, to.telling().language));
}

}  // namespace

std::string listed(const std::vector<std::string>& items, const Writer& to) {
  std::string text;
  for (const std::string& item : items) {
    text += (text.empty() ? "" : to.say(", ", "、")) + item;
  }
  return text;
}

std::vector<std::string> window_lines(const Window& window, Writer& to) {
  std::vector<std::string> lines;
  for (const Window::Choice& choice : window.choices) {
    const std::string days = days_phrase(choice, to);
    if (choice.when) {
      lines.push_back(filled(to.say("{}, when on the day before {}", "{0}，若前一天{1}"), days,
                             to.condition(*choice.when)));
    } else {
      lines.push_back(window.choices.size() == 1
                          ? days
                          : filled(to.say("{}, otherwise", "其余情况：{}"), days));
    }
  }
  return lines;
}

namespace {

// Filters first … last − 1, a line for each condition.
void write_filters(const Measure& measure, std::size_t first, std::size_t last, int depth,
                   Writer& to) {
  for (std::size_t f = first; f < last; ++f) {
    const Measure::Filter& filter = measure.filters[f];
    // What a mean adds by itself: rows with a value.
    if (filter.said_as == "value") continue;
    for (const Expression* part : parts_of(filter.condition)) {
      to.condition_line(depth, to.say("only where ", "仅限："), *part);
    }
  }
}

void write_filing(const Exemption& exemption, int depth, Writer& to) {
  to.rests_on(exemption.said);
  to.line(depth, exemption_line(exemption, to));
}

void write_filings(const Measure& measure, int depth, Writer& to) {
  for (const auto* exemptions : {&measure.exemptions, &measure.extensions}) {
    for (const std::size_t exemption : *exemptions) {
      write_filing(to.telling().pack->exemptions[exemption], depth, to);
    }
  }
}

}  // namespace

void write_own_filings(const Measure& top, const Measure& bottom, int depth, Writer& to) {
  for (const std::size_t exemption : top.exemptions) {
    const bool is_common = std::find(bottom.exemptions.begin(), bottom.exemptions.end(),
                                     exemption) != bottom.exemptions.end();
    if (!is_common) write_filing(to.telling().pack->exemptions[exemption], depth, to);
  }
}

void write_rows(const Measure& rows, int depth, Writer& to) {
  if (rows.by) to.line(depth, to.say("whose it is: ", "归属：") + to.value(*rows.by));
  write_filters(rows, 0, rows.filters.size(), depth, to);
  write_filings(rows, depth, to);
}

void write_measure(const std::string& head, const Measure& measure, int depth, Writer& to) {
  const Pack& pack = *to.telling().pack;
  to.rests_on(measure.said);
  to.line(depth++, head + counted_phrase(measure, to));
  if (measure.session) to.line(depth, session_line(pack.sessions[*measure.session], to));
  if (measure.by) to.line(depth, to.say("whose it is: ", "归属：") + to.value(*measure.by));
  if (!measure.by && pack.subject != Pack::Subject::shop) {
    to.line(depth, to.say("of the whole shop, whosever it is", "全店的，不论归谁"));
  }
  // What is kept is kept of the rows that the conditions before it leave.
  std::size_t before = measure.filters.size();
  for (const std::size_t selection : measure.selections) {
    if (!pack.selections[selection].keep) continue;
    before = std::min(before, pack.selections[selection].rows.filters.size());
  }
  write_filters(measure, 0, before, depth, to);
  write_filings(measure, depth, to);
  for (const std::size_t selection : measure.selections) {
    const auto& keep = pack.selections[selection].keep;
    if (keep) to.line(depth, keep_line(*keep, to));
  }
  write_filters(measure, before, measure.filters.size(), depth, to);
  if (measure.weight) {
    to.line(depth, to.say("each weighs: ", "每行权重：") + to.value(*measure.weight));
  }
  for (const std::string& window : window_lines(measure.window, to)) {
    to.line(depth, to.say("within ", "窗口：") + window);
  }
}

std::string exemption_line(const Exemption& exemption, Writer& to) {
  const std::string span = to.instant(exemption.matches);
  std::string text = effect_phrase(exemption.effect, span, to);
  if (!exemption.reasons.empty()) {
    text += filled(to.say(" (accepted reasons: {})", "（认可的原因：{}）"),
                   listed(exemption.reasons, to));
  }
  return text;
}

}  // namespace xingji
