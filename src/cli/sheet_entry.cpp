#include "cli/sheet_entry.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/inputs.h"
#include "cli/paste.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "io/folder_lock.h"
#include "pack/measure_names.h"
#include "sheet/book.h"
#include "sheet/gates.h"
#include "sheet/paper_out.h"
#include "typed/ask.h"
#include "typed/page.h"
#include "typed/parts.h"
#include "typed/peer_means.h"
#include "typed/save.h"
#include "typed/say.h"
#include "typed/wrapped.h"

namespace xingji {
namespace {

// What was given, day by day.
using Days = std::map<Day, typed::Typed>;

bool keeps_nothing(const typed::Typed& typed) {
  return typed.indicators.empty() && typed.dimensions.empty() && !typed.total && !typed.stars &&
         typed.gates.empty() && typed.attributes.empty() && typed.samples.empty() &&
         typed.measures.empty();
}

const Pack* version_for(const Family& family, Day day, Language language) {
  const Pack* pack = family.on(day);
  if (pack == nullptr) {
    tell(Problems{unjudged(family, day, "--day takes another day")}, language);
  }
  return pack;
}

bool is_past(Day day, const Pack& pack, Language language) {
  if (day <= today(pack)) return true;
  tell(
      Problems{
          {{"--day"}, format_day(day) + " has not come yet", "--day takes a day that is over"}},
      language);
  return false;
}

bool keeps_any(const Days& days) {
  return std::any_of(days.begin(), days.end(),
                     [](const auto& each) { return !keeps_nothing(each.second); });
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
  const Pack* pack = version_for(family, day, options.language);
  if (pack == nullptr || !is_past(day, *pack, options.language)) return std::nullopt;
  typed::Typed typed = typed::read_page(*text, *pack, family, options.as_of, day);
  // Numbers of a table by dates are those of its days, and why they were left out has been found.
  if (!days.empty() && typed.table_day) return days;
  days.clear();
  days.emplace(day, std::move(typed));
  return days;
}

std::optional<Days> read_entry(const Family& family, const Options& options) {
  const Day day = options.as_of.value_or(today(family.versions.back()));
  const Pack* pack = version_for(family, day, options.language);
  if (pack == nullptr || !is_past(day, *pack, options.language)) return std::nullopt;
  Days days;
  if (!options.values.empty()) {
    days.emplace(day, typed::read_values(options.values, *pack, family, day));
    return days;
  }
  const auto about = typed::about_version(family, *pack, day, today(*pack));
  auto typed = typed::ask(*pack, family, day, about, options.language, std::cin, std::cout);
  if (!typed) return days;  // the person left
  days.emplace(day, std::move(*typed));
  return days;
}

// The same sentence of every day is told once.
bool tell_notes(const Days& days, Language language) {
  std::set<std::string> told;
  bool is_all = true;
  for (const auto& [day, typed] : days) {
    std::vector<Title> remarks = typed.remarks;
    if (!typed.peer_means.empty()) remarks.push_back(typed::means_not_kept());
    for (const Title& remark : remarks) {
      if (told.insert(remark.en).second) {
        print(typed::wrapped(
            "", std::string(say(language, "注意：", "Note: ")) + pick(remark, language)));
      }
    }
    is_all &= typed.not_understood.empty();
    std::vector<Title> left_out = typed.not_understood;
    left_out.insert(left_out.end(), typed.of_others.begin(), typed.of_others.end());
    for (const Title& what : left_out) {
      if (told.insert(what.en).second) {
        print(typed::wrapped(
            "", std::string(say(language, "没看懂，没有记：", "Not understood and left out: ")) +
                    pick(what, language)));
      }
    }
  }
  return is_all;
}

std::string title_of(const Pack& pack, const std::string& name, Language language) {
  if (name == "total") return std::string(say(language, "平台总分", "platform's total"));
  if (name == "stars") return std::string(say(language, "平台星级", "platform's stars"));
  if (const auto i = find_indicator(pack, name)) return pick(pack.indicators[*i].title, language);
  for (const Gate& gate : pack.gates) {
    if (name == typed::name_of_gate(gate)) return pick(gate.title, language);
  }
  for (const Dimension& dimension : pack.dimensions) {
    if (name == "dimension." + dimension.id) return pick(dimension.title, language);
  }
  if (const auto m = find_measure(pack, name)) return pick(title_of_measure(pack, *m), language);
  return name;
}

void tell_changes(const std::vector<sheet::Change>& changes, const Pack& pack, Language language) {
  for (const sheet::Change& change : changes) {
    const sheet::Entry& entry = change.entry;
    const std::string now = sheet::with_rank(entry.value, entry.rank_share);
    std::string line =
        "  " + format_day(entry.day) + "  " + title_of(pack, entry.name, language) + "  ";
    if (!change.before) {
      line += now;
    } else if (*change.before == now) {
      line += now + std::string(say(language, "（和记过的一样）", " (as before)"));
    } else {
      line += *change.before + " → " + now + std::string(say(language, "（改）", " (changed)"));
    }
    print(visible(line) + '\n');
  }
}

void keep_attributes(const Pack& pack, const typed::Typed& typed, const std::string& subject,
                     Day day, Instant stamp, sheet::Book& book, Language language) {
  for (const auto& [a, value] : typed.attributes) {
    const Attribute& attribute = pack.attributes[a];
    book.add_attribute(pack, subject, attribute.id, value.text, day, stamp);
    print("  " + format_day(day) + std::string(say(language, " 起  ", " on  ")) +
          pick(attribute.title, language) + "  " + visible(value.text) + '\n');
  }
}

// Who stands in the sheet already keeps the name under which it does.
std::string subject_in(const sheet::Book& book, const Pack& pack, const Options& options) {
  std::string asked = options.subject.empty() ? "my-shop" : options.subject;
  if (pack.subject == Pack::Subject::shop) return asked;
  std::set<std::string> subjects = book.subjects(pack.id);
  if (subjects.contains(asked)) return asked;
  std::erase_if(subjects, [&](const std::string& each) { return !sheet::may_be_one(each, asked); });
  return subjects.size() == 1 ? *subjects.begin() : asked;
}

int tell_nothing_taken(Language language) {
  tell(say(language, "没有可以撤销的", "there is nothing to take back"));
  return exit_problems;
}

// A sheet that nobody else writes while it is held.
struct Sole {
  FolderLock lock;
  sheet::Book book;
};

// Not before all questions are answered: a person takes their time, and others enter meanwhile.
std::optional<Sole> open_alone(const Options& options) {
  auto lock = FolderLock::take(options.facts);
  if (!lock.ok()) {
    tell(lock.problems(), options.language);
    return std::nullopt;
  }
  auto book = sheet::Book::open(options.facts);
  if (!book.ok()) {
    tell(book.problems(), options.language);
    return std::nullopt;
  }
  return Sole{std::move(lock.value()), std::move(book.value())};
}

}  // namespace

std::string file_of(const std::string& pack) {
  std::string name = pack;
  const std::size_t dot = name.find('.');
  if (dot != std::string::npos) name[dot] = '/';
  return name;
}

int enter(const Options& options, bool is_paste) {
  const Language language = options.language;
  if (options.pack.empty()) {
    tell(say(language, "请用 --pack 说明是哪个规则包的数", "--pack names the pack of the numbers"));
    return exit_usage;
  }
  if (is_paste && !is_only_source(options.values, language)) return exit_usage;
  const auto family = load_pack(options);
  if (!family.ok()) {
    tell(family.problems(), language);
    return exit_problems;
  }
  if (!has_score(family.value().versions.back(), language)) return exit_problems;
  const auto days =
      is_paste ? read_paste(family.value(), options) : read_entry(family.value(), options);
  if (!days) return exit_problems;
  if (days->empty()) return exit_done;
  if (!keeps_any(*days)) {
    tell_notes(*days, language);
    tell(say(language, "没有一个数，什么也没有记", "not a single number; nothing was kept"));
    return exit_problems;
  }
  auto sole = open_alone(options);
  if (!sole) return exit_problems;
  sheet::Book& book = sole->book;
  const std::string subject = subject_in(book, family.value().versions.back(), options);
  const Instant stamp = book.stamp(now());
  for (const auto& [day, typed] : *days) {
    const Pack& pack = *family.value().on(day);
    const auto changes = book.add(
        sheet::entries_of(pack, typed, subject, day, is_paste ? "pasted" : "typed"), stamp);
    tell_changes(changes, pack, language);
    keep_attributes(pack, typed, subject, day, stamp, book, language);
    const Title left = typed::not_saved(pack, typed);
    if (!left.empty()) tell(format_day(day) + "  " + pick(left, language));
  }
  const bool is_understood = tell_notes(*days, language);
  const Problems problems = book.save();
  tell(problems, language);
  if (!problems.empty()) return exit_problems;
  print(std::string(say(language, "已记到 ", "kept in ")) + visible(options.facts) + '\n');
  if (!finish_output(language)) return exit_problems;
  return is_understood ? exit_done : exit_problems;
}

int take_back(const Options& options) {
  const Language language = options.language;
  std::error_code unreadable;  // asking leaves no folder behind
  if (!std::filesystem::exists(options.facts, unreadable)) return tell_nothing_taken(language);
  auto sole = open_alone(options);
  if (!sole) return exit_problems;
  sheet::Book& book = sole->book;
  const std::vector<sheet::Entry> taken = book.take_back();
  if (taken.empty()) return tell_nothing_taken(language);
  const Problems problems = book.save();
  tell(problems, language);
  if (!problems.empty()) return exit_problems;
  print(std::string(say(language, "撤销了上一次记的：\n", "taken back, as entered last:\n")));
  std::map<std::string, std::optional<Pack>> packs;
  for (const sheet::Entry& entry : taken) {
    if (!packs.contains(entry.pack) && !entry.pack.empty()) {
      Options one = options;
      one.pack = file_of(entry.pack);
      const auto family = load_pack(one);
      packs[entry.pack] =
          family.ok() ? std::optional(family.value().versions.back()) : std::nullopt;
    }
    const auto& pack = packs[entry.pack];
    const std::string name = pack ? title_of(*pack, entry.name, language) : entry.name;
    const auto holds = entry.pack.empty() ? std::nullopt : book.value(entry);
    print(visible("  " + format_day(entry.day) + "  " + entry.subject + "  " + name + "  " +
                  entry.value +
                  (holds ? std::string(say(language, "，现在是 ", ", now ")) + *holds : "")) +
          '\n');
  }
  return finish_output(language) ? exit_done : exit_problems;
}

}  // namespace xingji
