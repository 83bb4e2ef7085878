// The history of scores as conditions see it: a list of days in which the rule for days without a
// score has been applied, and on each what every history of the standing is worth. One pass over
// the days; nothing is looked at twice.
#pragma once

#include <vector>

#include "standing/compiled.h"
#include "standing/timeline.h"

namespace xingji {

class Days {
 public:
  Days(const Compiled& rules, const std::vector<ScoreDay>& steps, const Attributes& attributes);

  /// What a name, by position, is worth at a step, with the days it is made of. Not for what is
  /// about moves.
  Behind at(std::size_t name, std::size_t step) const;

 private:
  struct Entry {
    std::size_t step = 0;    // whose day it is
    std::size_t source = 0;  // whose scores it has
    std::size_t begin = 0;   // position of the first entry that history reaches from here
  };
  struct Column {
    std::vector<DayValue> of;      // by entry
    std::vector<std::size_t> run;  // on how many entries in a row, up to this one, it is true
    std::vector<DayValue> values;
  };
  void add(std::size_t step, std::size_t source, bool is_new);
  void list_days();
  void fill(const History& history, const Formula& of, Column& column);
  DayValue name_at(std::size_t name, std::size_t entry) const;
  DayValue value(const History& history, const Column& column, std::size_t entry) const;
  std::size_t first_behind(const History& history, const Column& column, std::size_t entry) const;

  const Compiled& rules_;
  const std::vector<ScoreDay>& steps_;
  const Attributes& attributes_;
  std::vector<Entry> entries_;
  std::vector<std::optional<std::size_t>> entry_at_;  // by step; empty: it sees no day
  std::vector<Column> columns_;                       // by history
};

}  // namespace xingji
