// Scores and their history, as conditions name them, in the words of people.
#pragma once

#include <string>
#include <vector>

#include "describe/phrase.h"
#include "pack/standing.h"

namespace xingji {

class Named {
 public:
  Named(const std::vector<History>& histories, const std::vector<Standing::Move>& moves,
        const Telling& telling)
      : histories_(histories), moves_(moves), telling_(telling) {}

  /// The expression with its names as people say them.
  Expression of(Expression expression) const;
  std::string name(const std::string& id) const;

 private:
  std::string quoted(const Title& title) const;
  std::string stage_title(const std::string& id) const;
  std::string name(const History& history) const;
  std::string inner(const History& history) const;

  const std::vector<History>& histories_;
  const std::vector<Standing::Move>& moves_;
  const Telling& telling_;
};

/// A pattern that speaks of days, as it is said of the pack: of one that judges by periods, its
/// days of history are periods.
std::string in_days(std::string pattern, const Telling& telling);

/// "; a day without a score breaks a run".
std::string no_score_phrase(Standing::NoScoreDay rule, const Telling& telling);

}  // namespace xingji
