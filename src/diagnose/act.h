// Acts: what a seller can do to a count, one whole act at a time. An act says by how much each one
// changes which measures; doing k of them gives the balances that the engine then judges again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/explain.h"

namespace xingji::diagnose {

struct Act {
  enum class Kind : std::uint8_t {
    good,         // one more case, and it is good
    turn,         // one of the bad cases had been good: tells how far it is, nobody can do it now
    avoid,        // one of the bad cases is gone
    spread,       // one more case to divide by, without a bad one
    best,         // one more case with the best value there is
    quick,        // one more case that takes `each`
    rich,         // one more case that is worth `each`
    more,         // one more of a measure
    fewer,        // one fewer of a measure
    per_hundred,  // for every `of` cases: one of them better, or one more that is `each`
    bad,          // one more case, and it is bad; only of what may befall, as the next two
    worst,        // one more case with the worst value there is
    worse,        // for every `of` cases one of them worse
  };
  struct Change {
    std::size_t measure = 0;
    std::int64_t by = 0;  // for each act, in the units of Balance::value
  };
  Kind kind = Kind::good;
  std::vector<Change> changes;
  std::optional<std::int64_t> most;  // so many of them can be done
  std::int64_t each = 0;             // best, quick, rich: the value of a case, as its type has it
  std::optional<Ratio> in_all = {};  // turn, avoid of weighted cases: what the bad ones weigh
  /// Nobody can do it now, it only could have been: nothing takes such a case out, or the period
  /// judged is over.
  bool is_past = false;
  // per_hundred: only the value of an indicator is known.
  std::size_t indicator = 0;
  std::int64_t of = 0;
  int sign = 0;  // where better is; 0: cases are added
  /// What the same cases are in other figures: see note_besides.
  std::vector<Change> besides = {};
  /// The cases have a value in other figures as well that nobody can say, so what comes of the
  /// total is not known.
  bool is_half_known = false;
};

/// Notes what an act on some figure's rows does to others over the same rows: a new case is one
/// more of every count whose conditions it meets, and one that is gone takes its value out of sums
/// over such rows.
void note_besides(const Pack& pack, Act& act);

/// Adds `count` acts to the counts of a day, and to what people gave in their place.
void apply(const Act& act, std::int64_t count, const Pack& pack, Day day, Balances& balances);

/// What can be done about an indicator as it is judged on the day. `aim` is the value to be
/// reached, where the points say one: new cases of a duration are taken to need half of it, those
/// of an amount to be worth twice as much.
std::vector<Act> acts_for(const Explanation& explanation, std::size_t indicator,
                          const std::optional<Ratio>& aim);

/// New cases that are good where they lead to another branch of the indicator's rule, by what that
/// branch looks at.
std::vector<Act> acts_over_branches(const Explanation& explanation, std::size_t indicator);

/// One new case that serves two indicators by these acts of theirs: both are shares of the same
/// rows, and nothing that either asks of a case excludes the other. Nothing of other acts.
std::optional<Act> joint_act(const Explanation& explanation, const Act& a, std::size_t of_a,
                             const Act& b, std::size_t of_b);

/// One new case that may serve two acts that are new cases of one table, whatever either asks of
/// it, as long as nothing excludes the other: what no plan promises, but what nobody may call more
/// acts than the fewest. Nothing of acts on the same count.
std::optional<Act> supposed_joint(const Pack& pack, const Act& a, const Act& b);

/// What would make an indicator worse, one case at a time. Nothing of durations, which have no
/// worst.
std::vector<Act> acts_against(const Explanation& explanation, std::size_t indicator);

/// One more of each count that a day expression speaks of, and with it of each that counts the same
/// cases and others; and one fewer of those that it does not divide by.
std::vector<Act> acts_on(const Explanation& explanation, const Expression& expression);

/// What a day expression asks of indicators of which only the value is known: the acts on these.
std::vector<Act> acts_on_typed(const Explanation& explanation, const Expression& expression);

/// What leads out of a small sample: one more of the largest count that its rule asks for, and with
/// it of the counts of the same table by which indicators under such a rule are divided.
std::vector<Act> acts_out_of(const Explanation& explanation, const SmallSample& small);

/// The count that an indicator is, where its value is nothing else and no branch judges it.
std::optional<std::size_t> count_of(const Indicator& indicator, const Pack& pack);

/// Whether a value is made of cases alone: of a share of amounts or durations nobody can say how
/// many cases it takes.
bool is_of_cases(const Indicator& way, const Pack& pack);

/// Whether they change the same by the same, whatever they are called.
bool is_same(const Act& a, const Act& b);

/// Whether something can take a case of the measure out: a settlement, an appeal or a filing.
bool can_be_undone(const Measure& measure);

/// Whether it can be done and counted: neither hindsight nor a part of a hundred, and nothing else
/// changes by it that cannot be told.
bool is_doable(const Act& act);

std::string_view to_text(Act::Kind kind);

}  // namespace xingji::diagnose
