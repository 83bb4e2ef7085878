// Appeals, filings and plans written out: for people, as CSV, as JSON.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/language.h"
#include "cli/weighed.h"
#include "standing/timeline.h"

namespace xingji {

/// A fact that can still be appealed against.
struct Appealable {
  std::string about;  // "violations/v1"
  std::string title;  // of the deadline, in the language asked for
  Instant until = 0;
};

struct AppealsSheet {
  std::string subject;
  const Family* family = nullptr;
  std::optional<Day> assume_version;
  Day day = 0;
  std::vector<Weighed> weighed;
  std::vector<Matter> over;   // rejected or taken back: nothing changed
  std::vector<Matter> plans;  // appeals about states
  std::vector<Appealable> appealable;
  std::vector<Timeline> timelines;
  /// By the id of a plan: when its move was made by what was known when it was filed. Corrections
  /// that came later undid it.
  std::map<std::string, Day> made_then;
};

std::string appeals_table(const AppealsSheet& sheet, Language language);
/// One row for each number that differs on some day and for each reason, one for what changes
/// nothing, one for each thing that an open plan lacks, and one for the outcome of what was
/// decided.
std::string appeals_csv(const AppealsSheet& sheet);
std::string appeals_json(const AppealsSheet& sheet);

/// Why points change that the case itself does not change, over all days: an indicator is left with
/// too few cases, or another of its branches scores it.
std::vector<std::string> reasons_of(const Weighed& weighed, const AppealsSheet& sheet,
                                    Language language);

}  // namespace xingji
