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
  std::int64_t joined = missing;  // the shop, where it lists when
  Attributes attributes;
  std::vector<DayValue> measures;
  std::vector<bool> is_partial;  // by measure
  Card card;                     // of a pack that scores
  std::optional<TeamSums> team;  // as the person's lines see it; empty: of no known team
};

/// By position: whose slip has what is paid once to a person, who may be of several shops: that of
/// the shop joined first, where the day is known; then by the shop's id.
std::vector<std::size_t> first_slips(const std::vector<Person>& people);

/// In the order of their ids.
std::vector<Person> people_paid(const Pack& pack, const FactSet& facts, Day first, Day last);

}  // namespace xingji
