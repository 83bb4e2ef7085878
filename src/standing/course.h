// From score cards and appeals to timelines: on which days a standing steps, and what a shop asked
// for or won.
#pragma once

#include <string>
#include <vector>

#include "engine/score.h"
#include "standing/notices.h"
#include "standing/timeline.h"

namespace xingji {

/// The days on which a standing steps: those judged, inside a period none but its last; or those of
/// viewing, up to the last one that `options` name. Days that no version judges are days without a
/// score once one has judged.
std::vector<ScoreDay> score_days(const Family& family, const ScoreOptions& options,
                                 Standing::JudgedOn series, const SubjectCards& cards);

/// What a shop asked for and won, ascending: its appeals about states, with `about:
/// standing/<id>/<move>`.
std::vector<Petition> petitions_of(const FactSet& facts, const Family& family,
                                   std::string_view shop);

/// The ids of a shop's appeals about states that were upheld while nobody says when: they move
/// nothing. Of a request it is enough when it was filed. `facts` was read with keys.
std::vector<std::string> undated_appeals(const FactSet& facts, const Family& family,
                                         std::string_view shop);

/// The ids of all standings that some version has, in file order.
std::vector<std::string> standings_of(const Family& family);

/// A subject's timelines over its cards, one for each standing. `restated`: the same days with all
/// corrections that came later, or null.
std::vector<Timeline> timelines_of(const Family& family, const FactSet& facts,
                                   const ScoreOptions& options, const SubjectCards& cards,
                                   const SubjectCards* restated = nullptr);

/// What people are told of the subject on its days, ascending; of a day first what days bring, then
/// moves. The entries point into the timelines, which are those over the same cards.
std::vector<Sent> notices_of(const Family& family, const FactSet& facts,
                             const ScoreOptions& options, const SubjectCards& cards,
                             const std::vector<Timeline>& timelines,
                             const SubjectCards* restated = nullptr);

/// Of these the countdowns to a move that run, as of the last day of each series.
std::vector<Sent> counting_down(const Family& family, const FactSet& facts,
                                const ScoreOptions& options, const SubjectCards& cards,
                                const std::vector<Timeline>& timelines);

}  // namespace xingji
