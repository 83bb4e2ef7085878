#include "describe/describe.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"

namespace xingji {
namespace {

// Today where a version judges it; else the last day that one judges.
Day default_day(const Family& family) {
  const Day now = today(family.versions.back());
  if (family.on(now) != nullptr) return now;
  const auto& until = family.versions.back().until;
  return until ? std::min(now, *until) : now;
}

}  // namespace

int run_describe(const Options& options) {
  if (options.targets.size() != 1) {
    tell(Problems{{{}, "describe takes one pack", "xingji describe PLATFORM/PACK"}},
         options.language);
    return exit_usage;
  }
  if (options.changes && options.on) {
    tell(Problems{{{}, "--changes tells of all days, and --on of one", "leave one of them out"}},
         options.language);
    return exit_usage;
  }
  Options one = options;
  one.pack = options.targets.front();
  const auto family = load_pack(one);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return exit_problems;
  }
  if (options.changes) {
    print(describe_changes(family.value(), options.language));
    return finish_output(options.language) ? exit_done : exit_problems;
  }
  const Day day = options.on.value_or(default_day(family.value()));
  const Pack* pack = family.value().on(day);
  if (pack == nullptr) {
    tell(Problems{{{},
                   "no version of the pack judges " + format_day(day),
                   "--changes lists the days on which its rules begin, change and end"}},
         options.language);
    return exit_problems;
  }
  print(describe({pack, day, options.language}));
  return finish_output(options.language) ? exit_done : exit_problems;
}

}  // namespace xingji
