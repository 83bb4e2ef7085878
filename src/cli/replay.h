// The scores of all days for commands that tell what follows from them, as they were known and as
// they are known now.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cli/inputs.h"

namespace xingji {

struct Replay {
  std::map<std::string, SubjectCards> cards;
  std::map<std::string, SubjectCards> restated;  // empty without --known-at
  std::optional<Inputs> now;                     // what `restated` points into

  /// The subject's cards as they are known now, or null.
  const SubjectCards* restated_of(const std::string& subject) const;
};

/// The first day of a replay: that on which some table has its first row or of which people gave
/// numbers, but none before the pack judges. Runs and states come from there, whatever day is told
/// first.
Day first_day(const Options& options, const Inputs& inputs);

/// Says on stderr which series is replayed.
void tell_series(const Options& options);
/// Where days are replayed after the last one of which any facts are known: which that is.
void tell_unknown_days(const Options& options, const Inputs& inputs, const ScoreOptions& score_by);
/// Where what is listed begins after the last day.
void tell_since(const Options& options, Day last);
/// Where the last day lies within a period that is judged as a whole: when it will be.
void tell_period(const Options& options, const Inputs& inputs);

/// Scores all subjects on the days of `score_by`. Nothing: it was told why.
std::optional<Replay> replay(const Options& options, const Inputs& inputs,
                             const ScoreOptions& score_by);

}  // namespace xingji
