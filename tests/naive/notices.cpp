#include "naive/notices.h"

#include <algorithm>

namespace xingji::naive {
namespace {

// The notice as a standing that never moves: histories mean the same in both.
Standing asks_of(const Notice& notice) {
  Standing standing;
  standing.histories = notice.histories;
  standing.no_score_day = notice.no_score_day;
  return standing;
}

// On which day of its run the notice is due, or 0.
std::int64_t due(const Notice& notice, const std::vector<StandingDay>& days, std::size_t at) {
  const Standing standing = asks_of(notice);
  std::int64_t run = 0;
  for (std::int64_t wanted = 1; wanted <= static_cast<std::int64_t>(days.size()); ++wanted) {
    History every = notice.histories[notice.run];
    every.kind = History::Kind::every;
    every.days = static_cast<int>(wanted);
    every.id = "every day";
    Standing asking = standing;
    asking.histories.push_back(every);
    Expression name;
    name.op = Op::measure;
    name.type = Type::flag;
    name.name = every.id;
    const AskedOfDay asked = naive_asked(asking, days, at, name);
    if (!asked.is_in_history || !asked.value.is_true()) break;
    run = wanted;
  }
  const bool is_named =
      notice.on_days.empty() ||
      std::count(notice.on_days.begin(), notice.on_days.end(), static_cast<int>(run)) > 0;
  return is_named ? run : 0;
}

std::string line_of(const Notice& notice, const std::vector<StandingDay>& days, std::size_t at,
                    std::int64_t run) {
  std::string line = format_day(days[at].day) + ' ' + notice.id + ' ' + std::to_string(run);
  const Standing standing = asks_of(notice);
  for (const Notice::Blank& blank : notice.blanks) {
    if (!blank.value) continue;
    const Value value = naive_asked(standing, days, at, *blank.value).value;
    line += ' ' + blank.name + '=' + (value.present ? plain_decimal(value.number) : "?");
  }
  return line;
}

}  // namespace

std::vector<std::string> naive_notices(const std::vector<StandingDay>& days,
                                       const std::vector<StandingDay>& restated) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < days.size(); ++at) {
    for (const Notice& notice : days[at].pack->notices) {
      const Day day = days[at].day;
      const bool is_early = notice.since && day < *notice.since;
      if (!notice.when || is_early || (notice.until && day > *notice.until)) continue;
      const std::int64_t run = due(notice, days, at);
      if (run == 0) continue;
      lines.push_back(line_of(notice, days, at, run));
      if (!restated.empty() && due(notice, restated, at) == 0) lines.back() += " finding";
    }
  }
  return lines;
}

}  // namespace xingji::naive
