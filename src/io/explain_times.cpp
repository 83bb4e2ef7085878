#include "io/explain_times.h"

#include "io/explain_unknown.h"
#include "pack/amount.h"

namespace xingji {
namespace {

// One audience's line, where the pack tells them apart.
std::string shown_text(const Pack& pack, Audience audience, Day judged, const Say& say) {
  const bool is_seller = audience == Audience::seller;
  if (!is_shown_to(pack, audience)) return {};
  const std::string who = is_seller ? say("sellers", "卖家端") : say("buyers", "买家端");
  if (const auto day = first_shown(pack, audience, judged)) {
    std::string since = format_day(*day);
    if (pack.publish->cut_off) since += ' ' + format_clock(*pack.publish->cut_off);
    return say("  shown to ", "  ") + who + say(" from ", "自 ") + since +
           say(" on\n", " 起展示\n");
  }
  const Day next = judged + 1;
  const std::string seen = format_day(*judged_for(pack, audience, next, judged));
  return say("  not shown to ", "  ") + who + say(", who on ", "不展示这一天的分数，") +
         format_day(next) + say(" see the score of ", " 展示的是 ") + seen + say("\n", " 的分数\n");
}

}  // namespace

std::string times_text(const Explanation& explanation, Language language) {
  const Pack& pack = *explanation.pack;
  const Say say(language);
  std::string text;
  if (pack.period) {
    const Day last = last_of_period(explanation.day, pack.period->ends_on);
    const std::string days = format_day(first_of_period(explanation.day, pack.period->ends_on)) +
                             " … " + format_day(last);
    text += say("  period ", "  评价周期 ") + days;
    const auto day = pack.publish ? std::nullopt : first_shown(pack, Audience::seller, last);
    if (day) text += say(", published on ", "，公布日 ") + format_day(*day);
    text += '\n';
  }
  if (!pack.publish) return text;
  for (const Audience audience : audiences)
    text += shown_text(pack, audience, explanation.day, say);
  return text;
}

}  // namespace xingji
