// The proof that a plan is the shortest: all choices of fewer acts, judged by the engine.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

struct Fewest {
  bool is_proved = false;
  std::optional<std::vector<Course::Step>> steps;  // fewer than were known
};

/// `acts`: one step for each act there is; its count means nothing. A plan of `known` acts is
/// there already. Not proved where the choices are too many.
Fewest fewest(const Bench& bench, const std::vector<Course::Step>& acts, const Goal& goal,
              std::int64_t known);

}  // namespace xingji::diagnose
