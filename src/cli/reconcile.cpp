#include "typed/reconcile.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "engine/belief.h"
#include "typed/reconcile_out.h"

namespace xingji {
namespace {

// The last day of which there are readings that the pack judges. Later ones are of nothing.
Day last_read(const Options& options, const Family& family, Day last) {
  const auto& until = family.versions.back().until;
  if (options.assume_version || !until || last <= *until) return last;
  tell(Problems{{{},
                 "readings: those after " + format_day(*until) + " are left out: no version of " +
                     family.versions.back().id + " judges them",
                 "--assume-version DAY judges them by another day's rules",
                 true}},
       options.language);
  return *until;
}

}  // namespace

int run_reconcile(const Options& options) {
  auto inputs = load_inputs(options, false);
  if (!inputs) return exit_problems;
  // The screens are what there is to compare, whatever happened later.
  if (!options.as_of) {
    if (const auto given = given_days(inputs->facts)) {
      inputs->as_of = last_read(options, inputs->family, given->last);
    }
  }
  if (inputs->facts.last_happening == 0) {
    tell(Problems{{{options.facts},
                   "no facts that " + inputs->family.versions.back().id +
                       " looks at: only totals are compared, computed of the indicators that the "
                       "screen showed",
                   "put the platform's export beside the readings; xingji import makes tables of "
                   "it",
                   true}},
         options.language);
  }
  const auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  const auto all = typed::reconcile(inputs->family, inputs->facts, *score_by, options.reading_days);
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      std::cout << typed::reconcile_text(all, options.language);
      break;
    case Format::csv:
      std::cout << typed::reconcile_csv(all);
      break;
    case Format::json:
      std::cout << typed::reconcile_json(all, inputs->family.versions.back().id, options.language);
      break;
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
