#include <algorithm>

#include "cases/parts.h"
#include "pack/visit.h"

namespace xingji::cases {

Dates::Dates(const Family& family) {
  for (const Pack& pack : family.versions) {
    Place head = pack.said.place;
    if (head.line == 0) head = {pack.files.front(), 0, 0};
    if (pack.since) dates_.push_back({*pack.since, head, "valid.since"});
    if (pack.until) dates_.push_back({*pack.until + 1, head, "the day after valid.until"});
    visit_numbers(pack, [&](const Number& number) {
      for (const Number::Entry& entry : number.entries) {
        if (entry.since && !entry.by_row)
          add(pack, *entry.since, entry.said.place, entry.said.path);
      }
    });
    for (const KeyTable& table : pack.tables) {
      for (const KeyTable::Row& row : table.rows) {
        if (row.since) add(pack, *row.since, row.said.place, "tables." + table.id);
      }
    }
    for (const Indicator& indicator : pack.indicators) {
      add_span(pack, indicator.since, indicator.until, indicator.place,
               "indicators." + indicator.id);
    }
    for (const Gate& gate : pack.gates) {
      add_span(pack, gate.since, gate.until, gate.place, "gates." + gate.id);
    }
    for (const Bonus& bonus : pack.bonuses) {
      add_span(pack, bonus.since, bonus.until, bonus.place, "bonuses." + bonus.id);
    }
    for (const Deduction& deduction : pack.deductions) {
      add_span(pack, deduction.since, deduction.until, deduction.place,
               "deductions." + deduction.id);
    }
    for (const Task& task : pack.tasks) {
      add_span(pack, task.since, task.until, task.place, "tasks." + task.id);
    }
    for (const Pay::Line& line : pack.pay ? pack.pay->lines : std::vector<Pay::Line>{}) {
      add_span(pack, line.since, line.until, line.place, "pay.lines." + line.id);
    }
  }
}

// A date outside the days that the version judges changes nothing.
void Dates::add(const Pack& pack, Day day, const Place& place, const std::string& what) {
  const bool changes = (!pack.since || day > *pack.since) && (!pack.until || day <= *pack.until);
  const auto is_same = [&](const Date& date) {
    return date.day == day && date.place.file == place.file && date.place.line == place.line;
  };
  if (!changes || std::any_of(dates_.begin(), dates_.end(), is_same)) return;
  dates_.push_back({day, place, what});
}

void Dates::add_span(const Pack& pack, const std::optional<Day>& since,
                     const std::optional<Day>& until, const Place& place, const std::string& what) {
  if (since) add(pack, *since, place, what + ".since");
  if (until) add(pack, *until + 1, place, "the day after " + what + ".until");
}

Problems Dates::gaps() const {
  Problems problems;
  for (const Date& date : dates_) {
    std::string lacking;
    for (const Day day : {date.day - 1, date.day}) {
      if (!judged_.contains(day)) lacking += (lacking.empty() ? "" : " and ") + format_day(day);
    }
    if (lacking.empty()) continue;
    problems.push_back(
        {date.place,
         date.what + " (" + format_day(date.day) + ") is not tested: no case judges " + lacking,
         "add a case"});
  }
  return problems;
}

}  // namespace xingji::cases
