#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/pay_out.h"
#include "cli/terminal.h"
#include "pack/amount.h"

namespace xingji {
namespace {

// The version of the pack by whose rules the month is paid; tells if there is none.
const Pack* pack_of(std::int64_t month, const Inputs& inputs, const ScoreOptions& by,
                    Language language) {
  const Day last = last_day_of_pay(inputs.family.versions.back(), month);
  const Pack* pack = version_on(inputs.family, last, by);
  if (pack == nullptr) {
    tell(Problems{{{},
                   "no version of the pack is in force on " + format_day(last),
                   "name another month with --month, or a version with --assume-version"}},
         language);
  } else if (!pack->pay) {
    tell(Problems{{{pack->files.front(), 0, 0},
                   pack->id + " says nothing of pay",
                   "see 'Pay' in docs/rule-packs.md"}},
         language);
    pack = nullptr;
  }
  return pack;
}

void keep_only(const std::vector<std::string>& subjects, PaySheet& sheet) {
  if (subjects.empty()) return;
  std::erase_if(sheet.slips, [&](const Slip& slip) {
    return std::find(subjects.begin(), subjects.end(), slip.subject) == subjects.end();
  });
}

}  // namespace

int run_pay(const Options& options) {
  const auto month = parse_month(options.month);
  if (!month) {
    tell(Problems{{{"--month"}, "'" + options.month + "' is not a month", "write it as 2022-05"}},
         options.language);
    return exit_usage;
  }
  Options asked = options;
  asked.as_of = first_day_of_month(static_cast<int>(*month) + 1) - 1;
  const auto inputs = load_inputs(asked, true);
  if (!inputs || !are_known(options.subjects, *inputs, options.language)) return exit_problems;
  ScoreOptions by;
  by.assume_version = options.assume_version;
  const Pack* pack = pack_of(*month, *inputs, by, options.language);
  if (pack == nullptr) return exit_problems;
  by.first = by.last = last_day_of_pay(*pack, *month);
  if (!is_in_currency(*inputs, by, options.language)) return exit_problems;
  PaySheet sheet = pay_slips(*pack, inputs->facts, by.last);
  keep_only(options.subjects, sheet);
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(pay_table(sheet, options.language));
      break;
    case Format::csv:
      std::cout << pay_csv(sheet);
      break;
    case Format::json:
      std::cout << pay_json(sheet, options.language);
      break;
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
