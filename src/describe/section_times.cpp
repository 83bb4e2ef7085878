// When a score is made, and when people get to see it.
#include "describe/filled.h"
#include "describe/sections.h"
#include "pack/amount.h"

namespace xingji {
namespace {

std::string rhythm_phrase(const Rhythm& rhythm, const Writer& to) {
  constexpr auto en = std::to_array<std::string_view>(
      {"Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"});
  constexpr auto zh = std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "日"});
  switch (rhythm.kind) {
    case Rhythm::Kind::daily:
      return to.say("every day", "每天");
    case Rhythm::Kind::weekday: {
      const auto day = static_cast<std::size_t>(rhythm.weekday - 1);
      return to.say("on " + std::string(en[day]), "每周" + std::string(zh[day]));
    }
    case Rhythm::Kind::days_of_month:
      break;
  }
  std::string days;
  for (const int day : rhythm.days_of_month) {
    days += (days.empty() ? "" : to.say(", ", "、")) + std::to_string(day);
  }
  return filled(to.say("on days {} of each month", "每月{}日"), days);
}

void write_period(const Period& period, Writer& to) {
  to.rests_on(period.said);
  to.line(1, period.ends_on == end_of_month
                 ? to.say("It is judged once a month, on the last day of the month.",
                          "每月评一次，以当月最后一天为期末。")
                 : filled(to.say("It is judged once a month, on day {} of the month.",
                                 "每月评一次，以每月{}日为期末。"),
                          period.ends_on));
  to.line(1, to.say("Before that the score is a preview of the days so far.",
                    "期末之前的分数只是按已过天数的预估。"));
  if (!period.published_on) return;
  to.rests_on(period.said);
  to.line(1, filled(to.say("It is published on the first day {} of a month after that.",
                           "期末之后的第一个{}日公布。"),
                    *period.published_on));
}

void write_calendar(const WorkCalendar& calendar, Writer& to) {
  to.line(0, to.say("Working days", "工作日"));
  to.rests_on(calendar.said);
  to.line(1, filled(to.say("Mondays to Fridays, but for {} holidays, and {} days that make up for "
                           "them; known from "
                           "{} to {}.",
                           "周一至周五，除去{}天放假，另加{}天调休上班；日历覆盖 {} 至 {}。"),
                    calendar.rest.size(), calendar.work.size(), format_day(calendar.first),
                    format_day(calendar.last)));
}

}  // namespace

void write_times(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.calendar) write_calendar(*pack.calendar, to);
  if (!is_published(pack)) return;
  to.line(0, to.say("When it is judged and shown", "评分与展示时间"));
  if (pack.period) write_period(*pack.period, to);
  if (!pack.publish) return;
  const std::string clock = pack.publish->cut_off ? format_clock(*pack.publish->cut_off) : "";
  for (const Audience audience : audiences) {
    const auto& rhythm = pack.publish->rhythm[static_cast<std::size_t>(audience)];
    if (!rhythm) continue;
    const bool is_seller = audience == Audience::seller;
    to.rests_on(pack.publish->said);
    to.line(1, filled(to.say("{} are shown a new score {}{}.", "{}{}{}展示新的分数。"),
                      to.say(is_seller ? "Sellers" : "Buyers", is_seller ? "卖家端" : "买家端"),
                      rhythm_phrase(*rhythm, to),
                      clock.empty() ? "" : filled(to.say(", from {} on", " {} 起"), clock)));
  }
  to.line(1, to.say("Between these days they see the last one.", "两次之间沿用上一次的分数。"));
}

}  // namespace xingji
