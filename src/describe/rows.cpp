#include "describe/rows.h"

#include "describe/filled.h"
#include "describe/phrase_parts.h"

namespace xingji {
namespace {

std::string days_phrase(const Window::Choice& choice, Writer& to) {
  const int days = choice.to - choice.from + 1;
  const std::string text =
      choice.to == 0
          ? filled(to.say("the last {} days", "近{}天"), days)
          : filled(to.say("{} days, from {} to {} days back", "{}天，往前第{}天至第{}天"), days,
                   -choice.from, -choice.to);
  if (!to.reading().dates) return text;
  return text + filled(to.say(" ({} to {})", "（{} 至 {}）"),
                       format_day(to.reading().day + choice.from),
                       format_day(to.reading().day + choice.to));
}

std::string counted_phrase(const Measure& measure, Writer& to) {
  const TableWords& table = words_of(measure.table);
  const bool zh = to.reading().language == Language::zh;
  const std::string many(zh ? table.zh : table.many);
  const std::string anchor = to.instant(measure.by_day);
  switch (measure.kind) {
    case Measure::Kind::count:
      return filled(to.say("the number of {}, by the day of {}", "{}数，按{}归日"), many, anchor);
    case Measure::Kind::sum:
      return filled(to.say("over {}, by the day of {}, the sum of: {}", "{}，按{}归日，求和：{}"),
                    many, anchor, to.value(*measure.value));
  }
  return {};
}

std::string listed(const std::vector<std::string>& items, Writer& to) {
  std::string text;
  for (const std::string& item : items) {
    text += (text.empty() ? "" : to.say(", ", "、")) + item;
  }
  return text;
}

}  // namespace

std::vector<std::string> window_lines(const Window& window, Writer& to) {
  std::vector<std::string> lines;
  for (const Window::Choice& choice : window.choices) {
    const std::string days = days_phrase(choice, to);
    if (choice.when) {
      lines.push_back(filled(to.say("{}, when on the day before {}", "{}，当前一天{}"), days,
                             to.condition(*choice.when)));
    } else {
      lines.push_back(window.choices.size() == 1
                          ? days
                          : filled(to.say("{}, otherwise", "其余情况：{}"), days));
    }
  }
  return lines;
}

std::vector<std::string> measure_lines(const Measure& measure, Writer& to) {
  std::vector<std::string> lines{counted_phrase(measure, to)};
  for (const Measure::Filter& filter : measure.filters) {
    // What a mean adds by itself: rows with a value.
    if (filter.said_as == "value") continue;
    for (const Expression* part : parts_of(filter.condition)) {
      lines.push_back(to.say("only where ", "仅限：") + to.condition(*part));
    }
  }
  for (const std::size_t exemption : measure.exemptions) {
    lines.push_back(exemption_line(to.reading().pack->exemptions[exemption], to));
  }
  for (const std::string& window : window_lines(measure.window, to)) {
    lines.push_back(to.say("within ", "窗口：") + window);
  }
  return lines;
}

std::string exemption_line(const Exemption& exemption, Writer& to) {
  const std::string span = to.instant(exemption.matches);
  std::string text =
      filled(to.say("left out of both sides when an approved filing or notice covers {}",
                    "{}落在已通过的报备或公告时段内的，分子分母均剔除"),
             span);
  if (!exemption.reasons.empty()) {
    text += filled(to.say(" (accepted reasons: {})", "（认可的原因：{}）"),
                   listed(exemption.reasons, to));
  }
  return text;
}

}  // namespace xingji
