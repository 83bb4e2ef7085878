#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/notices_out.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "standing/course.h"

namespace xingji {
namespace {

bool has_notices(const Family& family, Language language) {
  const bool has_any = std::any_of(family.versions.begin(), family.versions.end(),
                                   [](const Pack& pack) { return !pack.notices.empty(); });
  if (has_any) return true;
  const Pack& pack = family.versions.back();
  tell(Problems{{{pack.files.front(), 0, 0},
                 pack.id + " has no notices",
                 "see 'Notices' in docs/rule-packs.md"}},
       language);
  return false;
}

// Notices of days go by scores of our own; the platform's total alone brings none about.
void tell_unscored(const Family& family, const std::map<std::string, SubjectCards>& cards,
                   Language language) {
  const bool asks_for_scores = std::ranges::any_of(family.versions, [](const Pack& pack) {
    return std::ranges::any_of(pack.notices,
                               [](const Notice& notice) { return notice.when.has_value(); });
  });
  const bool is_scored = std::ranges::any_of(cards, [](const auto& subject) {
    return std::ranges::any_of(subject.second.cards, [](const Card& card) {
      return card.total || card.stars ||
             std::ranges::any_of(card.indicators, [](const IndicatorResult& result) {
               return result.value_rounded.has_value();
             });
    });
  });
  if (!asks_for_scores || is_scored) return;
  tell(say(language,
           "没有一天有我们自己的分，所以没有通知；补上各项指标的数才有，只有平台总分时看 xingji "
           "sheet alarms",
           "no day has a score of our own, so there are no notices; the indicators' numbers give "
           "one, and of the platform's total alone see xingji sheet alarms"));
}

void write(const Options& options, const std::string& subject, const std::vector<Sent>& sent,
           bool is_first) {
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      if (!sent.empty()) print(subject + '\n' + notices_table(sent, options.language));
      return;
    case Format::csv:
      if (is_first) std::cout << notices_csv_header();
      std::cout << notices_csv(subject, sent, options.language);
      return;
    case Format::json:
      std::cout << (is_first ? "[\n" : ",\n") << notices_json(subject, sent);
      return;
  }
}

}  // namespace

int run_notices(const Options& options) {
  const auto inputs = load_inputs(options, true);
  if (!inputs || !has_notices(inputs->family, options.language)) return exit_problems;
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  score_by->first = std::min(score_by->last, first_day(options, *inputs));
  tell_day(options, *inputs);
  tell_series(options);
  tell_period(options, *inputs);
  tell_unknown_days(options, *inputs, *score_by);
  tell_since(options, inputs->as_of);
  const auto played = replay(options, *inputs, *score_by);
  if (!played) return exit_problems;
  tell_unscored(inputs->family, played->cards, options.language);
  bool is_first = true;
  for (const auto& [subject, cards] : played->cards) {
    const SubjectCards* restated = played->restated_of(subject);
    const auto timelines = timelines_of(inputs->family, inputs->facts, *score_by, cards, restated);
    auto sent = notices_of(inputs->family, inputs->facts, *score_by, cards, timelines, restated);
    std::erase_if(sent,
                  [&](const Sent& each) { return options.since && each.day < *options.since; });
    write(options, subject, sent, is_first);
    is_first = false;
  }
  if (options.format == Format::json) std::cout << (is_first ? "[]\n" : "\n]\n");
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
