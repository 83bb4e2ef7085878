// The card of one subject on one day, kept up to date: a corrected fact costs what hangs on its
// order, not what the subject has. The law that makes it right: to take an order back as it was and
// to post it as it is leaves what folding all rows anew would (live_card_test).
#pragma once

#include <vector>

#include "engine/evaluate.h"
#include "engine/posts.h"
#include "engine/sorted_values.h"

namespace xingji {

/// Whether a correction of one order changes nothing but what that order posts: no measure keeps
/// some rows of many, or counts sessions, which are made of many messages.
bool is_by_case(const Plan& plan);

class LiveCard {
 public:
  /// Folds the subject. The pack is by case; the arguments outlive it.
  LiveCard(Plan& plan, const Rules& rules, const AccountRows& rows, Day day,
           const PeerTables* peers = nullptr);

  /// The rows of one case (facts/one_case.h), as they were and as they are now. The subject's own
  /// rows are for their owner to change.
  void correct(const AccountRows& before, const AccountRows& now);

  /// The subject's coverage, attributes and given numbers are read anew.
  Card card() const;
  Balances balances() const;

 private:
  struct Kept {
    std::vector<std::vector<std::int64_t>> sums;  // [window choice][day]
    std::vector<std::vector<SortedValues>>
        values;  // [window choice][day], of what keeps its values
    bool fits = true;
  };
  void apply(const Posts& posts);
  static void apply(const MeasurePosts& posts, Kept& kept);
  std::int64_t worth(const Measure& measure, const Kept& kept, std::size_t choice,
                     std::size_t day) const;

  Plan& plan_;
  const Rules& rules_;
  AccountRows rows_;
  Day day_;
  const PeerTables* peers_;
  Day first_;
  std::vector<Kept> kept_;  // by measure
};

}  // namespace xingji
