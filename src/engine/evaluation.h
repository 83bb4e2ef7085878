// One card in the making: what all steps of evaluate.h read and write.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluate.h"
#include "engine/number.h"
#include "engine/peer_view.h"

namespace xingji {

class Evaluation {
 public:
  Evaluation(const Rules& the_rules, const Balances& the_balances, Day day, bool explained,
             const PeerTables* peer_tables, Card&& room = {})
      : rules(the_rules),
        pack(*the_rules.pack),
        balances(the_balances),
        peers(the_rules.pack->peers, peer_tables, the_balances.attributes, day),
        card(std::move(room)),
        explained_(explained) {
    card.day = day;
    card.indicators.resize(pack.indicators.size());
    card.dimensions.resize(pack.dimensions.size());
    card.gates.resize(pack.gates.size());
    card.bonuses.resize(pack.bonuses.size());
    card.deductions.resize(pack.deductions.size());
    card.displays.resize(pack.displays.size());
  }

  /// Makes ready for another day. Of the indicators those stay on the card that are not among the
  /// changed, see CardInputs.
  void turn_to(Day day, std::uint64_t changed);
  /// Whether the indicator's result is the one of the day before, which no gate has lowered.
  bool stays(std::size_t indicator) const {
    const std::uint64_t bit = CardInputs::bit_of(indicator);
    if ((judged_ & bit) != 0) return true;
    if ((changed_ & bit) != 0) return false;
    const IndicatorResult& result = card.indicators[indicator];
    return !rules.lowers_points || result.points == result.raw_points;
  }
  /// Says which indicators have been judged for the day that is turned to next, and are as they
  /// would be made anew.
  void note_judged(std::uint64_t indicators) { judged_ = indicators; }

  /// A number of the pack for the subject on the day judged. Where it has none, because something
  /// that it is computed from is missing, the card has no score and says so.
  std::optional<std::int64_t> on_day(const Number& number) {
    if (const std::int64_t* amount = for_ever(number)) return *amount;
    return look_up(number);
  }
  std::optional<std::int64_t> on_day(const NearNumber& near) {
    return near.fixed ? near.fixed : look_up(*near.number);
  }
  void lack(const Number& number);

  /// An assumption counts as reached when what it stands at decided something on this card: a
  /// gate's level that failed, a bonus that was given, a measure whose value is known. What was
  /// only asked on the way has decided nothing.
  bool is_explained() const { return explained_; }
  template <class Part>
  void reach(const Part& part) {
    if (explained_) note_reached(part);
  }
  void reach(const NearNumber& near) { reach(*near.number); }

  /// `shown`: of a display, the number that it shows.
  DayValue value_of(const Formula& formula, const Ratio& shown = {0, 1}) const;
  /// The same for what changes the score: when its windows are partly covered, the card becomes
  /// provisional.
  DayValue decide(const Formula& formula);
  /// Of a condition, whose quotients may be what people gave.
  void note_asked(const Formula& condition);
  void note_partial(const Formula& formula);
  void note_partial(std::size_t measure);
  void note_partial(std::size_t measure, Day day);

  /// Whether the stage of the day has a total of its own.
  bool stage_gives_total() const;

  void because(const std::string& en, const std::string& zh);

  const Rules& rules;
  const Pack& pack;
  const Balances& balances;
  PeerView peers;
  Card card;
  std::optional<Micro> total;          // not yet rounded
  std::optional<Micro> default_total;  // a missing rule gives it
  bool may_score = true;
  bool is_partial = false;
  bool is_reported = false;   // people gave some of the numbers
  bool is_shown = false;      // compared with figures of peers that the platform shows
  bool is_alone = false;      // something had no peers to be compared with
  bool is_undecided = false;  // a rule that might give other points was passed over

 private:
  std::optional<std::int64_t> look_up(const Number& number);
  void note_reached(const Provenance& said);
  void note_reached(const Number& number);
  void note_reached(const Measure& measure);

  bool explained_;
  std::uint64_t changed_ = CardInputs::everything;
  std::uint64_t judged_ = 0;
};

/// `targets` empty: all.
bool is_target(const std::vector<std::size_t>& targets, std::size_t i);

}  // namespace xingji
