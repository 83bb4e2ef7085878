#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "engine/subjects.h"
#include "io/waiting_out.h"

namespace xingji {
namespace {

const Pack* pack_at(Instant view, const Inputs& inputs, const Options& options) {
  const Day day = inputs.family.versions.back().zone.day_of(view);
  const Pack* pack = inputs.family.on(options.assume_version.value_or(day));
  if (pack == nullptr) {
    tell(Problems{{{},
                   "no version of the pack is in force on " + format_day(day),
                   "name another time with --at, or a version with --assume-version"}},
         options.language);
  } else if (pack->tasks.empty()) {
    tell(Problems{{{pack->files.front(), 0, 0},
                   pack->id + " has neither deadlines nor lists of work",
                   "see 'Deadlines' in docs/rule-packs.md"}},
         options.language);
    pack = nullptr;
  }
  return pack;
}

}  // namespace

int run_deadlines(const Options& options) {
  Options asked = options;
  Instant view = 0;
  if (!options.at.empty()) {
    const auto at = instant_of(options, "--at", options.at);
    if (!at) return exit_problems;
    view = *at;
    asked.as_of = 0;  // nobody needs to look for the last happening
  }
  const auto inputs = load_inputs(asked, true);
  if (!inputs || !are_known(options.subjects, *inputs, options.language)) return exit_problems;
  if (options.at.empty()) {
    view = inputs->last_happening;
    const std::string time = format_instant(view, inputs->facts.zone);
    tell(options.language == Language::zh
             ? "时刻 " + time + "：数据里最后有事发生的时刻，可用 --at 指定"
             : "at " + time + ", when something last happened; --at takes another time");
  }
  const Pack* pack = pack_at(view, *inputs, options);
  if (pack == nullptr) return exit_problems;
  ScoreOptions day_of_view;
  day_of_view.first = day_of_view.last = pack->zone.day_of(view);
  day_of_view.assume_version = options.assume_version;
  if (!is_in_currency(*inputs, day_of_view, options.language)) return exit_problems;
  const auto subjects = options.subjects.empty()
                            ? subjects_of(inputs->facts, *pack)
                            : whole_names(inputs->facts, *pack, options.subjects);
  const WaitingSheet sheet{pack, &inputs->facts, view,
                           waiting(*pack, inputs->facts, subjects, view)};
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      std::cout << waiting_table(sheet, static_cast<std::size_t>(options.limit), options.language);
      break;
    case Format::csv:
      std::cout << waiting_csv(sheet);
      break;
    case Format::json:
      std::cout << waiting_json(sheet, options.language);
      break;
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
