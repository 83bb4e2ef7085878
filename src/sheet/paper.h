// A subject's days side by side: what was entered, the points it gives, our total and stars, and
// those that the platform showed. Made of the cards of the engine; nothing is computed here.
#pragma once

#include <string>
#include <vector>

#include "engine/score.h"
#include "sheet/alarm.h"
#include "sheet/book.h"
#include "sheet/trend.h"

namespace xingji::sheet {

struct Line {
  std::string name;
  Title title;
  Indicator::PrintedAs as = Indicator::PrintedAs::score;
  Better better = Better::higher;
  Series values;
  Series points;                            // empty for scores
  Points::Form form = Points::Form::value;  // how points come of values
  std::vector<Micro> bounds;                // where points or stars change
  std::vector<bool> fails;                  // of a gate, by day; else empty
  bool is_repeated = false;                 // of a gate: the values of an indicator, watched there
  std::vector<Micro> limits;                // of a score: below them a standing moves
  std::vector<Micro> noted;                 // of its bounds those that only a notice informs of
};

/// A score as we make it, and as the platform showed it.
struct Score {
  Line own;
  Line official;

  /// What there is to watch: our own where it has any number.
  const Line& known() const;
};

struct Paper {
  std::string subject;
  const Pack* pack = nullptr;  // the version of the last day
  Day first = 0;
  std::size_t days = 0;
  std::vector<Line> lines;  // by indicators of the pack, those without any number left out
  std::vector<Line> gates;  // those of which a share was entered
  Score total;
  Score stars;
  std::vector<Score> dimensions;  // those that the platform showed
  std::vector<Alarm> notices;     // of the pack's rules, where somebody asked for them
  bool is_of_periods = false;     // of each only its last day was entered
  std::vector<Day> missing;       // between the first entry of the sheet and the last day
  struct NoTotal {
    Title reason;
    std::vector<Day> days;
  };
  std::vector<NoTotal> no_total;  // why days with numbers have no total, each reason once
  std::vector<Title> unranked;    // of whom the last day has a value, and nobody knows the rank

  Day day(std::size_t d) const { return first + static_cast<Day>(d); }
};

/// The days `first` … `last`; `cards` are of these days.
Paper paper_of(const SubjectCards& cards, const Pack& pack, const Book& book, Day first, Day last);

}  // namespace xingji::sheet
