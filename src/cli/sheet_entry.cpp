#include "cli/sheet_entry.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/inputs.h"
#include "cli/paste.h"
#include "cli/rules.h"
#include "cli/sheet_days.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "io/folder_lock.h"
#include "pack/measure_names.h"
#include "sheet/book.h"
#include "sheet/gates.h"
#include "sheet/paper_out.h"
#include "typed/ask.h"
#include "typed/peer_means.h"
#include "typed/save.h"
#include "typed/say.h"
#include "typed/wrapped.h"

namespace xingji {
namespace {

std::optional<Days> read_entry(const Family& family, const Options& options) {
  const Day day = options.as_of.value_or(today(family.versions.back()));
  const Pack* pack = version_of_past(family, day, options.language);
  if (pack == nullptr) return std::nullopt;
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

// The one among the subjects that is meant, else what was asked for.
std::string one_of(std::set<std::string> subjects, const std::string& asked) {
  if (subjects.contains(asked)) return asked;
  std::erase_if(subjects, [&](const std::string& each) { return !sheet::may_be_one(each, asked); });
  return subjects.size() == 1 ? *subjects.begin() : asked;
}

// Who stands in the sheet already keeps the name under which it does.
std::string subject_in(const sheet::Book& book, const Pack& pack, const Options& options) {
  std::string asked = options.subject.empty() ? "my-shop" : options.subject;
  if (pack.subject == Pack::Subject::shop) return asked;
  return one_of(book.subjects(pack.id), asked);
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

bool has_attribute(const Pack& pack, const std::string& id) {
  return std::any_of(pack.attributes.begin(), pack.attributes.end(),
                     [&](const Attribute& attribute) { return attribute.id == id; });
}

// The subject's entries of a pack and day, each as far as it is named. Attributes name no pack:
// they are its whose attributes are called so.
std::function<bool(const sheet::Entry&)> named_by(const Options& options, const sheet::Book& book,
                                                  const Pack* pack) {
  std::set<std::string> subjects;
  for (const std::string& each : book.packs()) {
    if (pack == nullptr || pack->id == each) subjects.merge(book.subjects(each));
  }
  const std::string subject = one_of(subjects, options.subject);
  return [subject, pack, day = options.as_of](const sheet::Entry& entry) {
    const bool is_of_pack = pack == nullptr || entry.pack == pack->id ||
                            (entry.pack.empty() && has_attribute(*pack, entry.name));
    return is_of_pack && (subject.empty() || entry.subject == subject) &&
           (!day || entry.day == *day);
  };
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
  std::optional<Family> named;
  if (!options.pack.empty()) {
    auto loaded = load_pack(options);
    if (!loaded.ok()) {
      tell(loaded.problems(), language);
      return exit_problems;
    }
    named = std::move(loaded.value());
  }
  auto sole = open_alone(options);
  if (!sole) return exit_problems;
  sheet::Book& book = sole->book;
  const Pack* asked = named ? &named->versions.back() : nullptr;
  const std::vector<sheet::Entry> taken = book.take_back(named_by(options, book, asked));
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
