// Thresholds inside row expressions: "picked_up_at <= end_of_day(paid_at, 1)". Among the rows of
// the cases one should stand exactly on such a line, one where it holds and one where it does not.
// What a rule for sessions asks of messages is such a line, too. What a join asks of other rows is
// left to the filters, see parts.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/plan.h"
#include "pack/pack.h"

namespace xingji::cases {

class RowLines {
 public:
  explicit RowLines(const Family& family);

  /// Notes where the rows of an account stand at the end of a day. The plan may be of the pack with
  /// an overlay.
  void note(Plan& plan, const AccountRows& account, Day day);

  std::size_t count() const { return lines_.size(); }
  Problems gaps() const;

 private:
  struct Line {
    Place place;
    std::string name;  // "sets.evening_chat (time_of_day(opened_at) >= '18:00')"
    bool on = false;
    bool holds = false;
    bool fails = false;
  };
  void note_line(Line& line, const Expression& comparison, Table table, const Plan& plan,
                 const AccountRows& account, const Lanes& lanes);

  std::vector<Line> lines_;
  std::map<std::string, std::size_t> positions_;  // by version and name
};

/// The tables of the pack in which some row of the account finds something at the end of the day.
std::set<std::string> tables_found(Plan& plan, const AccountRows& account, Day day);

/// A measure or the indicator whose short form made it: "on_time_share" of both of its sides.
std::string whose(const Measure& measure);

}  // namespace xingji::cases
