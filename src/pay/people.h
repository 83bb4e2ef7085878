// Whom a month's pay is about: everybody with their own numbers, their shop and their team.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "facts/shard.h"

namespace xingji {

/// A team's sums by measure.
struct TeamSums {
  std::vector<DayValue> measures;
  std::int64_t members = 0;
};

struct Person {
  std::string subject;
  AccountRows rows;
  Attributes attributes;
  std::vector<DayValue> measures;
  std::vector<bool> is_partial;  // by measure
  Card card;                     // of a pack that scores
  std::optional<TeamSums> team;  // as the person's lines see it; empty: of no known team
};

/// In the order of their ids.
std::vector<Person> people_paid(const Pack& pack, const FactSet& facts, Day first, Day last);

}  // namespace xingji
