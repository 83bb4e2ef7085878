#include <algorithm>
#include <array>
#include <iostream>
#include <set>

#include "base/plural.h"
#include "base/text.h"
#include "book/printed.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/pay_book.h"
#include "cli/pay_out.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "engine/subjects.h"
#include "engine/waiting.h"
#include "io/csv_cell.h"
#include "io/evidence_csv.h"
#include "io/write_file.h"
#include "pack/amount.h"
#include "pay/behind.h"
#include "pay/unlinked_chats.h"

namespace xingji {
namespace {

constexpr auto actions =
    std::to_array<std::string_view>({"check", "confirm", "dispute", "settle", "undo", "close"});

// Whether the words name something that can be done; tells if not.
bool is_action(const Options& options) {
  const std::string& action = options.action;
  if (action.empty() && options.values.empty()) return true;
  const bool is_known =
      action.empty() || std::find(actions.begin(), actions.end(), action) != actions.end();
  Problems problems;
  if (!is_known) {
    const std::string near = did_you_mean(action, actions);
    problems.push_back({{},
                        "pay cannot '" + action + "'",
                        near.empty() ? "known: " + with_commas(actions) : near});
  } else if (action != "settle" && !options.values.empty()) {
    problems.push_back({{"--values"},
                        "only 'settle' sets an amount by hand",
                        "write it as: pay settle … --values LINE=AMOUNT --reason TEXT"});
  } else if (options.book.empty()) {
    problems.push_back({{}, "'" + action + "' is written into a book", "name its folder: --book"});
  } else if (action == "dispute" && options.reason.empty()) {
    problems.push_back({{}, "a dispute has a reason", "say it with --reason"});
  } else if (action == "settle" && options.reason.empty()) {
    problems.push_back({{}, "an amount that is set by hand has a reason", "say it with --reason"});
  } else if (action == "settle" && options.values.empty()) {
    problems.push_back({{}, "'settle' does not say which line", "name it: --values LINE=AMOUNT"});
  } else if (action != "close" && options.subjects.empty() && action != "check") {
    problems.push_back({{}, "'" + action + "' does not say whose slip", "name them: --subjects"});
  }
  tell(problems, options.language);
  return problems.empty();
}

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

template <class Slips>
void keep_only(const std::vector<std::string>& subjects, Slips& slips) {
  if (subjects.empty()) return;
  std::erase_if(slips, [&](const auto& slip) {
    return std::find(subjects.begin(), subjects.end(), slip.subject) == subjects.end();
  });
}

// The facts behind every line of every slip.
std::string evidence_of_pay(const PaySheet& sheet) {
  std::string csv = "subject," + evidence_csv_header();
  for (const Slip& slip : sheet.slips) {
    const Explanation explanation = explain_slip(sheet, slip);
    for (const SlipLine& line : slip.lines) {
      const auto rows =
          evidence_of(explanation, line.rule->id, measures_behind(*sheet.pack, *line.rule));
      csv += evidence_csv_rows(explanation, rows, csv_cell(slip.subject) + ',');
    }
  }
  return csv;
}

// Whether there is nothing to write, or it was written; tells if not.
bool write_evidence(const Options& options, PaySheet sheet) {
  if (options.evidence.empty()) return true;
  keep_only(options.subjects, sheet.slips);
  const Problems problems = write_file(options.evidence, evidence_of_pay(sheet));
  tell(problems, options.language);
  return problems.empty();
}

// What nobody is paid for yet stands in the pack's lists of work, such as sales that two claim.
void tell_waiting(const Options& options, const Inputs& inputs, const Pack& pack, Day last) {
  const auto rows = waiting(pack, inputs.facts, subjects_of(inputs.facts, pack),
                            pack.zone.end_of(last), view_of_slips(pack, last));
  for (std::size_t t = 0; t < pack.tasks.size(); ++t) {
    std::set<std::string> ids;
    for (const Waiting& row : rows) {
      if (row.task != t) continue;
      const TableData& data = row.account.shard->table(pack.tasks[t].rows.table);
      ids.emplace(data.keys[row.row]);
    }
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    const bool zh = options.language == Language::zh;
    if (!ids.empty()) tell(pick(pack.tasks[t].title, options.language) + (zh ? "：" : ": ") + text);
  }
}

// Orders that count as not asked about, though a chat just before may have been about them.
void tell_unlinked(const Options& options, const PaySheet& sheet) {
  constexpr std::size_t most_told = 20;
  const bool zh = options.language == Language::zh;
  std::set<std::pair<std::string, const Shard*>> told;  // what is shared is the same on each slip
  for (const Slip& slip : sheet.slips) {
    for (const SlipLine& line : slip.lines) {
      const std::string title = pick(line.rule->title, options.language);
      const std::string whose = (line.rule->is_shared ? "" : slip.subject + ' ') + title + ' ' +
                                std::to_string(slip.rows.account);
      if (!told.emplace(whose, slip.rows.shard).second) continue;
      const auto unlinked = unlinked_chats(sheet, slip, *line.rule);
      std::string text;
      for (std::size_t i = 0; i < std::min(unlinked.size(), most_told); ++i) {
        text += (text.empty() ? ""
                 : zh         ? "、"
                              : ", ") +
                unlinked[i].order + (zh ? "（" : " (") + unlinked[i].chat + (zh ? "）" : ")");
      }
      if (text.empty()) continue;
      const std::string all = std::to_string(unlinked.size());
      tell(zh ? title + "：" + all + " 单的买家下单前有没写订单号的聊天，仍按没问过算：" + text +
                    "；聊的就是这一单的，请给聊天补上订单号"
              : title + ": " + counted(all, "order") +
                    " counted as not asked about though the buyer had a chat before that names no "
                    "order: " +
                    text + "; where it was about the order, write its number into the chat");
    }
  }
}

// Slips of a month without a day hold what needs no facts, such as a base.
void tell_not_begun(const Options& options, const Pack& pack, std::int64_t month) {
  if (today(pack) > last_day_of_pay(pack, month - 1)) return;
  tell(options.language == Language::zh
           ? options.month + " 还没开始，还没有任何事算在里面：下面的金额不是工资"
           : options.month +
                 " has not begun, so nothing counts in it yet: these amounts are no pay");
}

void write(const PayPage& page, const Options& options) {
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(pay_table(page, options.language));
      return;
    case Format::csv:
      std::cout << pay_csv(page);
      return;
    case Format::json:
      std::cout << pay_json(page, options.language);
      return;
  }
}

}  // namespace

int run_pay(const Options& options) {
  const auto month = parse_month(options.month);
  if (!month) {
    tell(Problems{{{"--month"}, "'" + options.month + "' is not a month", "write it as 2022-05"}},
         options.language);
    return exit_usage;
  }
  if (!is_action(options)) return exit_usage;
  Options asked = options;
  asked.as_of = first_day_of_month(static_cast<int>(*month) + 1) - 1;
  const auto inputs = load_inputs(asked, true);
  if (!inputs || !are_known(options.subjects, *inputs, options.language)) return exit_problems;
  asked.subjects = whole_names(inputs->facts, inputs->family.versions.back(), options.subjects);
  ScoreOptions by;
  by.assume_version = options.assume_version;
  const Pack* pack = pack_of(*month, *inputs, by, options.language);
  if (pack == nullptr) return exit_problems;
  by.first = by.last = last_day_of_pay(*pack, *month);
  if (!is_in_currency(*inputs, by, options.language)) return exit_problems;
  PayPage page{pack, {}, !options.book.empty()};
  bool is_done = true;
  if (options.book.empty()) {
    const PaySheet sheet = pay_slips(*pack, inputs->facts, by.last);
    if (!write_evidence(asked, sheet)) return exit_problems;
    tell_unlinked(options, sheet);
    page.month = printed(sheet);
  } else {
    auto paid = pay_by_book(asked, *inputs, *pack);
    if (!paid || !write_evidence(asked, paid->sheet)) return exit_problems;
    tell_unlinked(options, paid->sheet);
    page.month = std::move(paid->month);
    is_done = paid->is_done;
  }
  keep_only(asked.subjects, page.month.slips);
  tell_not_begun(options, *pack, *month);
  tell_waiting(options, *inputs, *pack, by.last);
  write(page, options);
  return finish_output(options.language) && is_done ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
