// How the platform counts a number that it shows: as the pack does, or with a planted difference.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pack/load.h"
#include "synth/plan.h"
#include "typed/variants.h"

namespace xingji {

/// A family over the facts; versions are made ready when a day asks for them.
class FamilyJudge {
 public:
  FamilyJudge(Family family, const FactSet& facts) : family_(std::move(family)), facts_(facts) {}

  /// Nothing on days that no version judges, and of shops that the facts do not know.
  std::optional<Card> card(const std::string& shop, Day day);
  const Pack* pack_on(Day day) const;

 private:
  Family family_;
  const FactSet& facts_;
  std::map<const Pack*, std::unique_ptr<typed::Judge>> judges_;
};

/// One way to count it.
struct Way {
  std::unique_ptr<FamilyJudge> judge;  // null: as the pack does
  Day days_before = 0;
  std::string told;  // for planted.csv: "-1", "window -2", "without filing", an overlay
};

/// With the overlay that a difference names, which lies beside the market's file.
LoadOptions with_overlay(LoadOptions load, const synth::Plan& plan,
                         const synth::PlannedDifference& planned);

/// The ways in which a planned difference may be met; of exemptions one for each that there is.
/// `load` has its overlay.
Result<std::vector<Way>> ways_of(const synth::PlannedDifference& planned, const Family& family,
                                 const std::string& pack, const LoadOptions& load,
                                 const FactSet& facts);

}  // namespace xingji
