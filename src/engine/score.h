// Scoring many subjects over many days: picks the version that judges each day, folds each subject
// once per version, and hands the cards on in the order of subjects while it goes on with the next
// ones. What people are shown is the computed score, as if each had been published in its time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

struct ScoreOptions {
  Day first = 0;  // the days judged, both inclusive
  Day last = 0;
  std::optional<Day> assume_version;  // judge all days by the version of this day
  std::vector<std::string> subjects;  // empty: all
  std::size_t threads = 1;
  bool previews = false;   // of a period also the days inside it
  bool explained = false;  // reasons, assumptions and covered days on the cards
  /// The cards that these people are shown on the days first … last; empty: of the days themselves.
  std::optional<Audience> shown_to = {};
};

/// One subject's cards, ascending: one per day; of a pack that judges by periods one per period,
/// and one of the last day, unless previews are asked for. `packs` names the version behind each
/// card.
struct SubjectCards {
  std::string subject;
  std::vector<Card> cards;
  std::vector<const Pack*> packs;
  std::vector<Day> shown_on =
      {};  // the days of viewing, where cards that people are shown are asked
  /// By card, 1 where it is the one before but for its day. Empty: nobody says; whoever alters a
  /// card empties it.
  std::vector<std::uint8_t> stays = {};

  bool stays_at(std::size_t card) const { return card < stays.size() && stays[card] != 0; }
};

/// The version that judges a day, by the options; null when none does.
const Pack* version_on(const Family& family, Day day, const ScoreOptions& options);

/// The first of the last `count` days or periods up to `last`.
Day first_of_last(const Family& family, Day last, std::int64_t count, const ScoreOptions& options);

/// The day judged whose score is shown on a day of viewing; empty: none yet.
std::optional<Day> judged_for(const Family& family, Day viewed, const ScoreOptions& options);

/// Calls `emit` from the calling thread, subject by subject in ascending order. `progress`, if set,
/// is told how many of how many subjects are done.
void score(const Family& family, const FactSet& facts, const ScoreOptions& options,
           const std::function<void(const SubjectCards&)>& emit,
           const std::function<void(std::size_t, std::size_t)>& progress = {});

/// The same of the days judged, without keeping cards: `see` is called with the subject's position
/// among those asked for and with each of its cards, ascending. A card stands for all days from its
/// own to the one beside it: on these nothing of it changes but the day. Several threads call it at
/// once, one for each subject; a card is good until it returns. Whoever needs little of each card
/// saves most of what a history costs.
void visit_cards(const Family& family, const FactSet& facts, const ScoreOptions& options,
                 const std::function<void(std::size_t, const Card&, Day until)>& see);

/// Both rules' cards of each subject, side by side, on the days that both judge: as a backtest
/// compares them. Where both count alike, rows are folded once. Threads as above.
void visit_both(const Family& before, const Family& after, const FactSet& facts,
                const ScoreOptions& options,
                const std::function<void(std::size_t, const Card&, const Card&)>& see);

}  // namespace xingji
