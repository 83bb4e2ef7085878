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
  Instant last_happening = 0;  // in any table; 0 where a day was asked for

  /// For a command that did its work: 1 when rows were rejected on the way.
  int exit_code() const;
};

/// Loads pack and facts as the options say. Nothing: it was told why, and the exit code is 1.
/// `keys`: keep ids and lines, for evidence. `uses_gate_shares`: the command goes by the shares of
/// gates that people gave, as a sheet does; others tell that they go by counts.
std::optional<Inputs> load_inputs(const Options& options, bool keys, bool uses_gate_shares = false);

/// The instant that an option names, in the data set's zone; a bare day means its last second.
/// Nothing: it was told why.
std::optional<Instant> instant_of(const Options& options, const std::string& option,
                                  const std::string& text);

/// Whether the pack scores at all: some have deadlines only. Tells if not.
bool has_score(const Pack& pack, Language language);

/// Whether the amounts of money in the rules are in the currency of the facts. Tells if not.
bool is_in_currency(const Inputs& inputs, const ScoreOptions& score, Language language);

/// Whether all subjects asked for exist; the others are told with the nearest that does.
bool are_known(const std::vector<std::string>& subjects, const Inputs& inputs, Language language);

/// The version of the pack whose columns stand for all: the one that judges the last day.
const Pack& shape_of(const Inputs& inputs, const ScoreOptions& score);

/// Says on stderr which day is judged when nobody said one.
void tell_day(const Options& options, const Inputs& inputs);

/// Days, version, subjects and threads as the options say. Nothing: a subject is unknown, or no
/// version of the pack judges any of the days; it was told.
std::optional<ScoreOptions> score_options(const Options& options, const Inputs& inputs);

}  // namespace xingji
