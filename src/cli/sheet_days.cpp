#include "cli/sheet_days.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cli/inputs.h"
#include "cli/paste.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "sheet/paper_out.h"
#include "typed/page.h"
#include "typed/parts.h"

namespace xingji {
namespace {

bool keeps_nothing(const typed::Typed& typed) {
  return typed.indicators.empty() && typed.dimensions.empty() && !typed.total && !typed.stars &&
         typed.gates.empty() && typed.attributes.empty() && typed.samples.empty() &&
         typed.measures.empty();
}

// Today, or the last day of rules that have ended.
Day last_day(const Family& family) {
  const Pack& last = family.versions.back();
  return std::min(today(last), last.until.value_or(today(last)));
}

// A table by dates gives each of its days; --day picks one of them.
// Days that cannot be kept are told.
Days read_dates(const std::string& text, const Family& family, const Options& options) {
  Days days;
  std::vector<Day> left;
  std::vector<Day> others;  // than --day
  const Day now = last_day(family);
  const Day near = options.as_of.value_or(now);
  for (const Day day : typed::days_of_page(text, near)) {
    const Pack* pack = family.on(day);
    if (options.as_of && *options.as_of != day) {
      others.push_back(day);
      continue;
    }
    if (pack == nullptr || day > now) {
      left.push_back(day);
      continue;
    }
    typed::Typed typed = typed::read_day_of_page(text, *pack, family, day, near);
    const bool has_news =
        !keeps_nothing(typed) || !typed.not_understood.empty() || !typed.of_others.empty();
    if (has_news) days.emplace(day, std::move(typed));
  }
  if (!keeps_any(days)) return days;
  if (!others.empty()) {
    tell(std::string(say(options.language, "只记了 --day 那一天，表里还有：",
                         "only --day was kept; the table also has ")) +
         sheet::days_text(others, options.language));
  }
  for (const Day day : left) {
    tell(format_day(day) + std::string(say(options.language, "：还没到，或没有适用的规则，没有记",
                                           ": not come yet, or no rules for it; left out")));
  }
  return days;
}

// The days of a table that has numbers of others than the one asked for.
std::vector<Day> other_days(const std::string& text, const Family& family, Day asked) {
  std::vector<Day> others;
  for (const Day day : typed::days_of_page(text, asked)) {
    const Pack* pack = family.on(day);
    if (pack == nullptr || day == asked) continue;
    const typed::Typed typed = typed::read_day_of_page(text, *pack, family, day, asked);
    if (!typed.indicators.empty() || typed.total) others.push_back(day);
  }
  return others;
}

// Numbers of one day are not those of another.
bool is_of_other_days(const std::string& text, const Family& family, const Options& options) {
  if (!options.as_of) return false;
  const std::vector<Day> others = other_days(text, family, *options.as_of);
  if (others.empty()) return false;
  tell(Problems{{{"--day"},
                 "the table has no numbers of " + format_day(*options.as_of) + ", only of " +
                     format_day(others.front()) +
                     (others.size() > 1 ? " to " + format_day(others.back()) : ""),
                 "name one of these days, or leave out --day to keep them all"}},
       options.language);
  return true;
}

// The days of a page that says them on lines of their own; --day picks one of them.
Days read_parts(const std::vector<typed::DatedPart>& parts, const Family& family,
                const Options& options) {
  Days days;
  for (const typed::DatedPart& part : parts) {
    const Pack* pack = family.on(part.day);
    if (pack == nullptr || (options.as_of && parts.size() > 1 && *options.as_of != part.day)) {
      tell(format_day(part.day) + std::string(say(options.language, "：没有记", ": left out")));
      continue;
    }
    const Day day = options.as_of.value_or(part.day);
    if (day != part.day) {
      tell(std::string(say(options.language, "页面上写的是 ", "the page says ")) +
           format_day(part.day) +
           std::string(say(options.language, "，按 --day 记在 ", "; kept under --day, ")) +
           format_day(day));
    }
    days.emplace(day, typed::read_page(part.text, *pack, family, options.as_of, day));
  }
  return days;
}

// A day amid other words of a page is told where another one was taken.
void tell_days_unused(const std::string& text, Day taken, const Options& options) {
  const std::set<Day> said = typed::days_in_words(text, taken);
  if (said.empty() || said.contains(taken)) return;
  std::string days;
  for (const Day day : said) days += (days.empty() ? "" : ", ") + format_day(day);
  // The numbers of a span of days are kept under its last.
  const std::string way = "--day " + format_day(*said.rbegin());
  std::string line(say(options.language, "页面上有日期 " + days + "，没有用，记在 ",
                       "the page names " + days + ", which was not used: kept under "));
  line += format_day(taken);
  if (!options.as_of) {
    line += say(options.language, "；是那天的数请用 " + way,
                "; " + way + " if the numbers are of that day");
  }
  tell(line);
}

}  // namespace

bool keeps_any(const Days& days) {
  return std::any_of(days.begin(), days.end(),
                     [](const auto& each) { return !keeps_nothing(each.second); });
}

const Pack* version_of_past(const Family& family, Day day, Language language) {
  const Pack* pack = family.on(day);
  if (pack == nullptr) {
    tell(Problems{unjudged(family, day, "--day takes another day")}, language);
    return nullptr;
  }
  if (day <= today(*pack)) return pack;
  tell(
      Problems{
          {{"--day"}, format_day(day) + " has not come yet", "--day takes a day that is over"}},
      language);
  return nullptr;
}

std::optional<Days> read_paste(const Family& family, const Options& options) {
  const auto pasted = pasted_text(options.language);
  if (!pasted) return std::nullopt;
  const auto text = text_of_shop(*pasted, options.subject, true, options.language);
  if (!text) return std::nullopt;
  Days days = read_dates(*text, family, options);
  if (keeps_any(days)) return days;
  if (is_of_other_days(*text, family, options)) return std::nullopt;
  const auto parts = typed::dated_parts(*text, last_day(family));
  if (!parts.empty()) return read_parts(parts, family, options);
  const auto unread = typed::unread_day_of_page(*text, last_day(family));
  if (unread && !options.as_of) {
    tell(std::string(say(options.language, "看不出是哪一天：", "no day that could be read: ")) +
         visible(*unread) +
         std::string(say(options.language, "（用 --day 说明，如 --day 2026-11-20）",
                         " (name it, as --day 2026-11-20)")));
    return std::nullopt;
  }
  const Day now = today(family.versions.back());
  const std::set<Day> named = typed::days_of_page(*text, now);
  const Day day = options.as_of.value_or(named.size() == 1 ? *named.begin() : now);
  const Pack* pack = version_of_past(family, day, options.language);
  if (pack == nullptr) return std::nullopt;
  typed::Typed typed = typed::read_page(*text, *pack, family, options.as_of, day);
  // Numbers of a table by dates are those of its days, and why they were left out has been found.
  if (!days.empty() && typed.table_day) return days;
  if (!keeps_nothing(typed)) tell_days_unused(*text, day, options);
  days.clear();
  days.emplace(day, std::move(typed));
  return days;
}

}  // namespace xingji
