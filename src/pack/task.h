// What must be done by when, and which work waits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/measure.h"

namespace xingji {

/// What waits to be done: rows that are there and not done yet, by when, and what it costs to be
/// late. Asked at an instant, not of a day; it has no part in the score.
struct Task {
  /// So much money for each row, or a share of an amount of the row, from `least` to `most`.
  struct Fine {
    std::optional<Number> each;
    std::optional<Number> share;
    Expression of;  // money over the row, where there is a share
    std::optional<Number> least;
    std::optional<Number> most;
  };
  std::string id;
  Title title;
  Title advice;
  Measure rows;           // which rows; `by_day`: when they are due, else when they began to wait
  bool has_clock = true;  // `by_day` is a due time; false: a list of work without one
  Expression done;        // instant: what ends the wait
  std::vector<Expression> first;  // flags and quantities: the greatest go first, the first decides
  std::optional<Number> points;   // what a breach costs
  std::optional<Fine> fine;
  Title says;
  std::optional<Day> since;
  std::optional<Day> until;
  Provenance said;
  Place place;
};

}  // namespace xingji
