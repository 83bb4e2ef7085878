// Notices of one course told to both: src/standing and the naive twin. Their ledgers are spelled
// the same way.
#pragma once

#include <algorithm>

#include "naive/notices.h"
#include "standing/notices.h"
#include "standing_support.h"

namespace xingji {

inline std::string spelled(const Sent& sent) {
  std::string line = format_day(sent.day) + ' ' + sent.notice->id + ' ' + std::to_string(sent.run);
  if (sent.left > 0) line += ", " + std::to_string(sent.left) + " left";
  for (std::size_t b = 0; b < sent.blanks.size(); ++b) {
    if (!sent.notice->blanks[b].value) continue;
    const DayValue& value = sent.blanks[b].value;
    // The engine has money in hundredths.
    const Int128 hundredths = sent.blanks[b].type == Type::money ? 100 : 1;
    line += ' ' + sent.blanks[b].name + '=';
    line += value.is_known() ? naive::plain_decimal(naive::fraction(
                                   value.ratio.numerator, value.ratio.denominator * hundredths))
                             : "?";
  }
  return line;
}

/// "2022-06-08 below 8, 7 left total=3.9", with "finding" behind it where the corrected scores
/// would not have sent it.
inline std::vector<std::string> spelled(const std::vector<Sent>& sent) {
  std::vector<std::string> lines;
  for (std::size_t s = 0; s < sent.size(); ++s) {
    if (sent[s].is_finding) continue;
    const bool has_finding = std::any_of(sent.begin(), sent.end(), [&](const Sent& other) {
      return other.is_finding && other.day == sent[s].day && other.notice == sent[s].notice;
    });
    lines.push_back(spelled(sent[s]) + (has_finding ? " finding" : ""));
  }
  return lines;
}

/// The ids of standings that notices speak of.
inline std::vector<std::string> standings_told_of(const Family& family) {
  std::vector<std::string> ids;
  for (const Pack& pack : family.versions) {
    for (const Notice& notice : pack.notices) {
      for (const auto& of : {notice.move, notice.before}) {
        if (!of || std::find(ids.begin(), ids.end(), of->standing) != ids.end()) continue;
        ids.push_back(of->standing);
      }
    }
  }
  return ids;
}

/// All notices of days and of moves that a course brings about, ascending by day.
inline std::vector<Sent> all_sent(const Course& course, const std::vector<Timeline>& timelines) {
  std::vector<Sent> sent = sent_on(course, Standing::JudgedOn::published, timelines);
  for (const Timeline& timeline : timelines) {
    for (const Sent& each : sent_of_moves(course, timeline)) sent.push_back(each);
  }
  std::stable_sort(sent.begin(), sent.end(),
                   [](const Sent& a, const Sent& b) { return a.day < b.day; });
  return sent;
}

inline std::vector<Timeline> timelines_told_of(const Course& course, const Family& family) {
  std::vector<Timeline> timelines;
  for (const std::string& id : standings_told_of(family)) timelines.push_back(hold(id, course));
  return timelines;
}

inline std::vector<std::string> naive_told(const Told& told, const Family& family) {
  const auto now = told.has_now ? naive_days(told.now, family) : std::vector<naive::StandingDay>{};
  naive::Ledgers ledgers;
  for (const std::string& id : standings_told_of(family)) {
    ledgers[id] = naive_lines(told, family, id);
  }
  return naive::naive_notices(naive_days(told.cards, family), now, ledgers);
}

}  // namespace xingji
