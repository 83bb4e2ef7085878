#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "cli/timelines.h"
#include "standing/course.h"

namespace xingji {
namespace {

void write(const Options& options, const std::string& subject,
           const std::vector<Timeline>& timelines, const DaysTold& days, bool is_first) {
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(subject + '\n');
      for (const Timeline& timeline : timelines) {
        print(timeline_text(timeline, days, options.language));
      }
      return;
    case Format::csv:
      if (is_first) std::cout << timeline_csv_header();
      for (const Timeline& timeline : timelines) {
        std::cout << timeline_csv(subject, timeline, days);
      }
      return;
    case Format::json:
      std::cout << (is_first ? "[\n" : ",\n") << timeline_json(subject, timelines, days);
      return;
  }
}

// Appeals that were won and move nothing, because nobody says on which day.
void tell_undated(const Inputs& inputs, const std::string& subject, Language language) {
  for (const std::string& id : undated_appeals(inputs.facts, inputs.family, subject)) {
    tell(language == Language::zh
             ? "申诉 " + id + " 已成功，但没有决定时间（decided_at），所以没有带来变动；请补上"
             : "appeal " + id +
                   " was upheld, but nobody says when ('decided_at' is empty): it moves nothing "
                   "until that is written");
  }
}

}  // namespace

int run_standing(const Options& options) {
  const auto inputs = load_inputs(options, true);
  if (!inputs) return exit_problems;
  if (standings_of(inputs->family).empty()) {
    const Pack& pack = inputs->family.versions.back();
    tell(Problems{{{pack.files.front(), 0, 0},
                   pack.id + " says nothing of a standing",
                   "see 'standing' in docs/rule-packs.md"}},
         options.language);
    return exit_problems;
  }
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
  bool is_first = true;
  for (const auto& [subject, cards] : played->cards) {
    const auto timelines =
        timelines_of(inputs->family, inputs->facts, *score_by, cards, played->restated_of(subject));
    tell_undated(*inputs, subject, options.language);
    write(options, subject, timelines, {options.since, inputs->as_of}, is_first);
    is_first = false;
  }
  if (options.format == Format::json) std::cout << (is_first ? "[]\n" : "\n]\n");
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
