// The second opinion on standing: walks over the days and asks each condition by looking back over
// them from there, each time anew.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "naive/value.h"
#include "pack/pack.h"

namespace xingji::naive {

struct StandingDay {
  Day day = 0;
  const Pack* pack = nullptr;
  std::map<std::string, Value> scores;  // by name; without a total it is a day without a score
  std::map<std::string, Value> attributes = {};  // of the subject, by name
};

struct StandingPetition {
  Day day = 0;
  bool is_request = true;  // false: an upheld appeal
  std::string move;
  std::optional<Day> filed = {};  // of an appeal; empty: on the day it was won
};

/// The lines of a standing's ledger: "2022-06-15 lose: held > lost". `restated`: the same days as
/// they are known now, or empty.
std::vector<std::string> naive_standing(const std::string& id, const std::vector<StandingDay>& days,
                                        const std::vector<StandingDay>& restated,
                                        std::vector<StandingPetition> petitions, Day last);

/// What an expression over scores and their history is worth on a day, and whether that day is one
/// of history.
struct AskedOfDay {
  Value value;
  bool is_in_history = false;
};
AskedOfDay naive_asked(const Standing& standing, const std::vector<StandingDay>& days,
                       std::size_t at, const Expression& expression);

}  // namespace xingji::naive
