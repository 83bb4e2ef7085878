// Timelines of standings written out: for people, as CSV, as JSON.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "base/language.h"
#include "standing/timeline.h"

namespace xingji {

/// "running(total < 4) = 15 (2022-06-01 … 2022-06-15)".
std::string to_text(const Behind& behind);

/// Such texts joined: "total = 3.9; running(total < 4) = 15".
std::string to_text(const std::vector<Behind>& behind);

/// The same in words: "星级 = 3", "the star level = 3". What stands behind speaks of these
/// histories and moves of the pack.
std::string in_words(std::vector<Behind> behind, const std::vector<History>& histories,
                     const std::vector<Standing::Move>& moves, const Pack& pack, Day day,
                     Language language);

/// A timeline begins where the data begin, and is told from a day on.
struct DaysTold {
  std::optional<Day> since = {};  // empty: from its beginning
  Day last = 0;
};

/// Where a standing is at the end of the last day and how it came there, a few indented lines.
std::string timeline_text(const Timeline& timeline, const DaysTold& days, Language language);

std::string timeline_csv_header();
/// One row per line of the timeline, and one for the state at the end of the last day.
std::string timeline_csv(const std::string& subject, const Timeline& timeline,
                         const DaysTold& days);

/// An object of the subject's standings.
std::string timeline_json(const std::string& subject, const std::vector<Timeline>& timelines,
                          const DaysTold& days);

}  // namespace xingji
