// Everybody's own values of a day, and what a subject's peers make of them: ranks, means,
// quantiles. Counted one by one.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "naive/steps.h"

namespace xingji::naive {

/// All subjects under one version of a pack.
class Market {
 public:
  Market(const KnownFacts& facts, const Pack& pack) : facts_(facts), pack_(pack) {}

  struct Member {
    std::string id;
    std::vector<std::string> groups;          // by level; empty: in none
    std::vector<JudgedIndicator> indicators;  // as far as they need no peers
  };
  const std::vector<Member>& on(Day day);

  /// The members of the subject's first group that is large enough whose indicator is ok; fewer
  /// than `least` in every group: none.
  std::vector<const Member*> peers(Subject& subject, std::size_t indicator, Day day);

  /// `peer.mean(x)` and its kin, of the peers or of what the platform shows of them.
  Value figure(Subject& subject, const Expression& peer, Day day);
  std::optional<Fraction> mean(Subject& subject, std::size_t indicator, Day day);
  /// The share of the peers that a value beats.
  std::optional<Fraction> beaten(Subject& subject, std::size_t indicator, const Indicator& way,
                                 const JudgedIndicator& judged, Day day, bool& is_told);

 private:
  std::optional<Fraction> shown(Subject& subject, std::size_t indicator, Day day,
                                const std::string& measure);
  std::optional<Fraction> beaten_as_shown(Subject& subject, std::size_t indicator,
                                          const Indicator& way, const Fraction& value, Day day);

  const KnownFacts& facts_;
  const Pack& pack_;
  std::map<std::string, std::unique_ptr<Subject>> subjects_;
  std::map<Day, std::vector<Member>> days_;
};

/// What comparing makes of an indicator that is judged as far as its own value goes.
void compare_with_peers(Subject& subject, std::size_t indicator, JudgedIndicator& judged, Day day);

}  // namespace xingji::naive
