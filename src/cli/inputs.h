// What most commands begin with: the pack of --pack, the facts of --facts, and the day judged.
// Whatever is wrong is told on stderr on the way.
#pragma once

#include <optional>

#include "cli/options.h"
#include "engine/score.h"
#include "facts/report.h"

namespace xingji {

struct Inputs {
  Family family;
  FactSet facts;
  QualityReport quality;
  Day as_of = 0;

  /// For a command that did its work: 1 when rows were rejected on the way.
  int exit_code() const;
};

/// Loads pack and facts as the options say. Nothing: it was told why, and the exit code is 1.
/// `keys`: keep ids and lines, for evidence.
std::optional<Inputs> load_inputs(const Options& options, bool keys);

/// The version of the pack whose columns stand for all: the one that judges the last day.
const Pack& shape_of(const Inputs& inputs, const ScoreOptions& score);

/// Says on stderr which day is judged when nobody said one.
void tell_day(const Options& options, const Inputs& inputs);

/// Days, version, subjects and threads as the options say. Nothing: a subject is unknown, or no
/// version of the pack judges any of the days; it was told.
std::optional<ScoreOptions> score_options(const Options& options, const Inputs& inputs);

}  // namespace xingji
