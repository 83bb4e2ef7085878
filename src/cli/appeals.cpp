// Appeals and filings with the score before and after, and plans of improvement with what they
// lack.
#include <algorithm>
#include <iostream>

#include "cli/appeals_out.h"
#include "cli/commands.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "engine/supposed.h"
#include "standing/course.h"

namespace xingji {
namespace {

// Windows are shorter; what differs for longer differs for good.
constexpr Day days_followed = 180;

std::vector<Card> cards_of(const Inputs& inputs, const ScoreOptions& options) {
  std::vector<Card> cards;
  score(inputs.family, inputs.facts, options,
        [&](const SubjectCards& subject) { cards = subject.cards; });
  return cards;
}

Compared compared(Inputs& inputs, ScoreOptions options, const Matter& matter) {
  Compared result;
  result.matter = matter;
  const Zone& zone = inputs.facts.zone;
  options.first = matter.is_granted() ? zone.day_of(matter.decided_at) : inputs.as_of;
  options.last = options.first + days_followed;
  const auto as_is = cards_of(inputs, options);
  const Supposed supposed(inputs.facts, matter, zone.start_of(options.first));
  result.is_shown = supposed.is_shown();
  const auto otherwise = cards_of(inputs, options);
  result.before = matter.is_granted() ? otherwise : as_is;
  result.after = matter.is_granted() ? as_is : otherwise;
  return result;
}

}  // namespace

int run_appeals(const Options& options) {
  auto inputs = load_inputs(options, true);
  if (!inputs) return exit_problems;
  if (!are_known({options.subject}, *inputs, options.language)) return exit_problems;
  if (inputs->family.versions.back().subject != Pack::Subject::shop) {
    const Pack& pack = inputs->family.versions.back();
    tell(Problems{{{pack.files.front(), 0, 0},
                   "appeals and filings are handed in by shops, and the pack scores none",
                   "name a pack whose subject is the shop"}},
         options.language);
    return exit_problems;
  }
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  score_by->subjects = {options.subject};
  tell_day(options, *inputs);
  AppealsSheet sheet;
  sheet.subject = options.subject;
  sheet.family = &inputs->family;
  sheet.assume_version = options.assume_version;
  sheet.day = inputs->as_of;
  for (const Matter& matter : matters_of(inputs->facts, options.subject)) {
    if (matter.kind == Matter::Kind::state) {
      sheet.plans.push_back(matter);
    } else if (matter.is_open() || matter.is_granted()) {
      sheet.compared.push_back(compared(*inputs, *score_by, matter));
    }
  }
  ScoreOptions all_days = *score_by;
  all_days.first = std::min(all_days.last, first_day(options, *inputs));
  score(inputs->family, inputs->facts, all_days, [&](const SubjectCards& cards) {
    sheet.timelines = timelines_of(inputs->family, inputs->facts, all_days, cards);
  });
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(appeals_table(sheet, options.language));
      break;
    case Format::csv:
      std::cout << appeals_csv(sheet);
      break;
    case Format::json:
      std::cout << appeals_json(sheet) << '\n';
      break;
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
