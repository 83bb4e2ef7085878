// Appeals, filings and plans written out: for people, as CSV, as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "engine/card.h"
#include "engine/supposed.h"
#include "standing/timeline.h"

namespace xingji {

/// The cards of the days from the decision on: without it and with it.
struct Compared {
  Matter matter;
  bool is_shown = false;  // false: the facts or the pack have nothing that it could change
  std::vector<Card> before;
  std::vector<Card> after;
};

struct AppealsSheet {
  std::string subject;
  const Family* family = nullptr;
  std::optional<Day> assume_version;
  Day day = 0;
  std::vector<Compared> compared;
  std::vector<Matter> plans;  // appeals about states
  std::vector<Timeline> timelines;
};

std::string appeals_table(const AppealsSheet& sheet, Language language);
/// One row for each number that differs on some day, and one for each thing that a plan lacks.
std::string appeals_csv(const AppealsSheet& sheet);
std::string appeals_json(const AppealsSheet& sheet);

/// Whether some day's total or stars would be lower than they are without it, or the first day
/// would have no score.
bool lowers(const Compared& compared);

/// What a plan of improvement lacks before it is handed in: "grounds", "measures", "material",
/// "dates".
std::vector<std::string> missing_of(const Matter& plan);

}  // namespace xingji
