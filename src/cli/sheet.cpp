#include <algorithm>
#include <array>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/rules.h"
#include "cli/sheet_entry.h"
#include "cli/sheet_notices.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "engine/subjects.h"
#include "sheet/gates.h"
#include "sheet/paper_out.h"
#include "sheet/table_out.h"
#include "sheet/watch_out.h"
#include "typed/reconcile.h"
#include "typed/wrapped.h"

namespace xingji {
namespace {

using sheet::Paper;

// A pack's inputs and the papers that point into them.
struct Sheets {
  std::unique_ptr<Inputs> inputs;
  std::vector<Paper> papers;
  ScoreOptions score;
  std::int64_t days = 0;
};

std::set<std::string> subjects_in(const sheet::Book& book, const std::string& pack,
                                  const Options& options) {
  std::set<std::string> subjects = book.subjects(pack);
  if (options.subject.empty()) return subjects;
  std::erase_if(subjects,
                [&](const std::string& each) { return !sheet::may_be_one(each, options.subject); });
  return subjects;
}

std::optional<Day> last_day(const sheet::Book& book, const std::string& pack,
                            const std::set<std::string>& subjects) {
  std::optional<Day> last;
  for (const std::string& subject : subjects) {
    const std::set<Day> days = book.days(pack, subject);
    if (!days.empty()) last = std::max(last.value_or(*days.rbegin()), *days.rbegin());
  }
  return last;
}

// No day before it has a number; runs and episodes of notices begin before the days that are shown.
Day first_day_entered(const sheet::Book& book, const std::string& pack,
                      const std::set<std::string>& subjects, Day first) {
  for (const std::string& subject : subjects) {
    const std::set<Day> days = book.days(pack, subject);
    if (!days.empty()) first = std::min(first, *days.begin());
  }
  return first;
}

// Shares of gates that were entered hold before counts.
SubjectCards with_gates(SubjectCards cards, const FactSet& facts, const sheet::Book& book) {
  for (std::size_t c = 0; c < cards.cards.size(); ++c) {
    const Pack& pack = *cards.packs[c];
    const Day day = cards.cards[c].day;
    const auto shares = sheet::gate_shares(book, pack, cards.subject, day);
    if (!shares.empty()) {
      cards.cards[c] = sheet::card_with_gates(pack, facts, cards.subject, day, shares);
    }
  }
  cards.stays.clear();
  return cards;
}

// The book with each subject under its whole name, and those that are asked for.
struct Named {
  sheet::Book book;
  std::set<std::string> subjects;
};

std::optional<Named> named(const Inputs& inputs, const sheet::Book& book,
                           const std::set<std::string>& subjects, const Options& options) {
  std::vector<std::string> asked(subjects.begin(), subjects.end());
  if (!options.subject.empty()) asked.push_back(options.subject);
  if (!are_known(asked, inputs, options.language)) return std::nullopt;
  Named result{book, {}};
  const auto whole = [&](const std::string& id) {
    return whole_names(inputs.facts, inputs.family.versions.back(), {id}).front();
  };
  for (const std::string& id : subjects) {
    const std::string name = whole(id);
    result.book.call(inputs.family.versions.back().id, id, name);
    if (options.subject.empty() || name == whole(options.subject)) result.subjects.insert(name);
  }
  return result;
}

std::optional<Sheets> sheets_of(const Options& options, const sheet::Book& kept,
                                const std::string& pack, std::int64_t days) {
  const std::set<std::string> written = subjects_in(kept, pack, options);
  Options one = options;
  if (one.pack.empty()) one.pack = file_of(pack);
  one.as_of = options.as_of ? options.as_of : last_day(kept, pack, written);
  if (written.empty() || !one.as_of) return Sheets{};
  auto inputs = load_inputs(one, false, true);
  if (!inputs) return std::nullopt;
  const auto names = named(*inputs, kept, written, options);
  if (!names) return std::nullopt;
  const auto& [book, subjects] = *names;
  Sheets sheets{std::make_unique<Inputs>(std::move(*inputs)), {}, {}, days};
  const Family& family = sheets.inputs->family;
  const Pack* last = family.on(*one.as_of);
  ScoreOptions& score_by = sheets.score;
  score_by.previews = true;
  score_by.explained = true;
  score_by.last = *one.as_of;
  const Day entered_from = first_day_entered(book, pack, subjects, *one.as_of);
  const auto shown_from =
      static_cast<Day>(std::max<std::int64_t>(*one.as_of - days + 1, entered_from));
  const bool has_notices = options.action == "alarms";
  score_by.first = has_notices ? entered_from : shown_from;
  score_by.threads = static_cast<std::size_t>(options.threads);
  score_by.subjects.assign(subjects.begin(), subjects.end());
  if (last == nullptr) {
    tell(Problems{{{},
                   "no version of " + pack + " judges " + format_day(*one.as_of),
                   "--day takes another day"}},
         options.language);
    return std::nullopt;
  }
  score(family, sheets.inputs->facts, score_by, [&](const SubjectCards& scored) {
    const std::set<Day> entered = book.days(pack, scored.subject);
    if (entered.empty() || *entered.begin() > score_by.last) return;
    const SubjectCards cards = with_gates(scored, sheets.inputs->facts, book);
    const Day first = std::max(shown_from, *entered.begin());
    sheets.papers.push_back(sheet::paper_of(cards, *last, book, first, score_by.last));
    if (has_notices) {
      sheets.papers.back().notices = notices_of_sheet(*sheets.inputs, score_by, cards);
    }
  });
  score_by.first = shown_from;
  return sheets;
}

// Where the platform's total or stars are not ours, and why that may be.
void show_calibration(Sheets& sheets, Language language) {
  const auto all =
      typed::reconcile(sheets.inputs->family, sheets.inputs->facts, sheets.score, sheets.days);
  for (const typed::Compared& one : all) {
    const bool is_total = one.name == "total" || one.name == "stars";
    if (!is_total || !one.own || *one.own == one.official) continue;
    const Micro apart = *one.own - one.official;
    std::string text = visible(one.subject) + ' ' + format_day(one.day) + ' ' +
                       pick(one.title, language) +
                       std::string(say(language, "：试算减平台 ", ": ours less theirs ")) +
                       (apart > 0 ? "+" : "") + format_micro(round_to(apart, 3));
    text += std::string(say(language, "，可能：", ", likely: ")) +
            pick(one.causes.front().words, language);
    print(typed::wrapped("", text));
  }
}

std::string text_of(const Paper& paper, std::string_view action, Language language) {
  if (action == "trend") return sheet::trends_text(paper, language);
  if (action == "alarms") return sheet::alarms_text(paper, language, columns_out() > 0);
  return sheet::paper_text(paper, language, columns_out());
}

std::string data_of(const std::vector<Paper>& papers, std::string_view action, bool is_csv,
                    Language language) {
  if (action == "trend") return is_csv ? sheet::trends_csv(papers) : sheet::trends_json(papers);
  if (action == "alarms") {
    return is_csv ? sheet::alarms_csv(papers, language) : sheet::alarms_json(papers, language);
  }
  return is_csv ? sheet::papers_csv(papers) : sheet::papers_json(papers);
}

bool knows_subject(const Options& options, const sheet::Book& book,
                   const std::set<std::string>& packs) {
  std::set<std::string> known;
  for (const std::string& pack : packs) known.merge(book.subjects(pack));
  const bool is_known = std::any_of(known.begin(), known.end(), [&](const std::string& each) {
    return sheet::may_be_one(each, options.subject);
  });
  if (options.subject.empty() || is_known) return true;
  const std::vector<std::string> names(known.begin(), known.end());
  tell(Problems{{{options.facts},
                 "no subject '" + options.subject + "' in the data",
                 did_you_mean(options.subject, names)}},
       options.language);
  return false;
}

int tell_empty(Language language) {
  tell(say(language, "这里还没有数；xingji sheet enter 记数",
           "no numbers here yet; xingji sheet enter takes them"));
  return exit_problems;
}

int look(const Options& options, const sheet::Book& book) {
  const Language language = options.language;
  std::set<std::string> packs = book.packs();
  if (!options.pack.empty()) {
    const auto family = load_pack(options);
    if (!family.ok()) {
      tell(family.problems(), language);
      return exit_problems;
    }
    packs = {family.value().versions.back().id};
  }
  if (!knows_subject(options, book, packs)) return exit_problems;
  const std::int64_t usual = options.action == "show" ? 7 : 30;
  const std::int64_t days = options.reading_days > 0 ? options.reading_days : usual;
  const Format format = options.format.value_or(is_terminal_out() ? Format::table : Format::csv);
  int code = exit_done;
  std::vector<Sheets> all;
  std::vector<Paper> papers;
  for (const std::string& pack : packs) {
    auto sheets = sheets_of(options, book, pack, days);
    if (!sheets) {
      code = exit_problems;
      continue;
    }
    papers.insert(papers.end(), sheets->papers.begin(), sheets->papers.end());
    all.push_back(std::move(*sheets));
  }
  if (papers.empty() && code == exit_done) return tell_empty(language);
  if (format != Format::table) {
    std::cout << data_of(papers, options.action, format == Format::csv, language);
    return finish_output(language) ? code : exit_problems;
  }
  bool is_first = true;
  for (Sheets& sheets : all) {
    for (const Paper& paper : sheets.papers) {
      print((is_first ? "" : "\n") + text_of(paper, options.action, language));
      is_first = false;
    }
    if (options.action == "show" && sheets.inputs) show_calibration(sheets, language);
  }
  return finish_output(language) ? code : exit_problems;
}

// One pack and subject: of several the options name one.
int write_table(const Options& options, const sheet::Book& book) {
  const Language language = options.language;
  std::set<std::string> packs = book.packs();
  std::optional<Family> family;
  if (!options.pack.empty()) {
    auto loaded = load_pack(options);
    if (!loaded.ok()) {
      tell(loaded.problems(), language);
      return exit_problems;
    }
    packs = {loaded.value().versions.back().id};
    family = std::move(loaded.value());
  }
  if (!knows_subject(options, book, packs)) return exit_problems;
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string& pack : packs) {
    for (const std::string& subject : subjects_in(book, pack, options)) {
      if (!book.days(pack, subject).empty()) found.emplace_back(pack, subject);
    }
  }
  if (found.empty()) return tell_empty(language);
  if (found.size() > 1) {
    std::string names;
    for (const auto& [pack, subject] : found) {
      names += (names.empty() ? "" : ", ") + visible(subject) + " " + file_of(pack);
    }
    tell(Problems{{{options.facts},
                   "holds several tables: " + names,
                   "name one with --pack and --subject"}},
         language);
    return exit_problems;
  }
  const auto& [pack, subject] = found.front();
  if (!family) {
    Options one = options;
    one.pack = file_of(pack);
    auto loaded = load_pack(one);
    if (!loaded.ok()) {
      tell(loaded.problems(), language);
      return exit_problems;
    }
    family = std::move(loaded.value());
  }
  const std::set<Day> days = book.days(pack, subject);
  const Day last = options.as_of.value_or(*days.rbegin());
  if (last < *days.begin()) return tell_empty(language);
  const Day first =
      options.reading_days > 0
          ? static_cast<Day>(std::max<std::int64_t>(last - options.reading_days + 1, 0))
          : 0;
  const Pack* version = family->on(last);
  std::cout << sheet::table_csv(book, version == nullptr ? family->versions.back() : *version,
                                subject, first, last, language);
  return finish_output(language) ? exit_done : exit_problems;
}

}  // namespace

int run_sheet(const Options& options) {
  auto book = sheet::Book::open(options.facts);
  if (!book.ok()) {
    tell(book.problems(), options.language);
    return exit_problems;
  }
  const std::string& action = options.action;
  if (action == "enter" || action == "paste") {
    return enter(options, action == "paste");
  }
  if (action == "undo") return take_back(options);
  if (action == "show" || action == "trend" || action == "alarms")
    return look(options, book.value());
  if (action == "export") return write_table(options, book.value());
  constexpr auto actions = std::to_array<std::string_view>(
      {"enter", "paste", "show", "trend", "alarms", "export", "undo"});
  const std::string near = did_you_mean(action, actions);
  if (!near.empty()) tell(Problems{{{}, "sheet cannot '" + action + "'", near}}, options.language);
  tell(say(options.language, "用法：xingji sheet enter|paste|show|trend|alarms|export|undo",
           "usage: xingji sheet enter|paste|show|trend|alarms|export|undo"));
  return exit_usage;
}

}  // namespace xingji
