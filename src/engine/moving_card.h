// The card of one subject as it moves on from day to day. What nothing has changed since the day
// before stays as it is: of a small shop that is nearly everything, and a day costs a fraction of a
// card made anew.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/evaluation.h"

namespace xingji {

class MovingCard {
 public:
  /// As evaluate(); the arguments outlive it. Explained cards are made anew each day, and so are
  /// cards of balances that do not say what changed, by the marks of the rules' inputs. `room`: a
  /// card of the same rules whose lists are used again.
  MovingCard(const Rules& rules, const Balances& balances, bool explained,
             const PeerTables* peers = nullptr, Card&& room = {});

  Card take_room() { return std::move(it_.card); }

  /// The card of a day inside the balances, good until the next call. Days may be asked for in any
  /// order; cheap are those behind the last one, up to the day after until().
  Card& on(Day day);

  /// The last day of the balances up to which the card stays as it is but for its day.
  Day until() const { return until_; }

 private:
  std::size_t place(Day day) const { return static_cast<std::size_t>(day - it_.balances.first); }
  std::uint64_t changed_on(Day day) const;
  Day stays_until(Day day) const;
  enum class Moved { nothing, points, anything };
  Moved judge_changed(Day day, std::uint64_t changed);

  Evaluation it_;
  Day until_;
  bool is_begun_ = false;
  std::vector<std::uint64_t> changed_;  // by day of the balances, see CardInputs; empty: everything
};

}  // namespace xingji
