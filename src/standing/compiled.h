// The conditions of a standing or of a notice made ready for one version of the pack.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/formula.h"
#include "pack/pack.h"
#include "standing/timeline.h"

namespace xingji {

class Compiled {
 public:
  Compiled(const Pack& pack, const Standing& standing);
  Compiled(const Pack& pack, const Notice& notice);
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  const Pack& pack() const { return pack_; }
  const std::vector<History>& histories() const { return histories_; }
  Standing::NoScoreDay no_score_day() const { return no_score_day_; }
  /// Names are scores first, then histories, by position.
  std::size_t scores() const { return scores_; }
  const std::string& name(std::size_t position) const { return shape_.measures[position].id; }
  Type type(std::size_t position) const { return shape_.measures[position].type; }

  /// `of` of a history, by position; null where it has none.
  const Formula* of(std::size_t history) const { return of_[history].get(); }
  /// The condition of a move, or what a blank of a notice stands for; null where it has none.
  const Formula* asked(std::size_t position) const { return asked_[position].get(); }

  /// A score of a card, which may be of another version.
  DayValue score(std::size_t position, const ScoreDay& step) const;

 private:
  void add_names();

  const Pack& pack_;
  const std::vector<History>& histories_;
  Standing::NoScoreDay no_score_day_;
  Pack shape_;  // names as measures, so that conditions are formulas like others
  std::size_t scores_ = 0;
  std::vector<std::unique_ptr<Formula>> of_;
  std::vector<std::unique_ptr<Formula>> asked_;
};

}  // namespace xingji
