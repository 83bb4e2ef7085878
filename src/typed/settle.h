// What becomes of the numbers that stand with the names of a page: one is taken, the others are
// said. A number that stands twice, or over other days than the rule's, gives way to the better.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "typed/choose.h"

namespace xingji::typed {

class Settling {
 public:
  /// `judged`: the day that is judged. `is_exact`: only numbers of the day `as_of` are taken.
  Settling(const Pack& pack, std::optional<Day> as_of, Day judged, bool is_exact)
      : pack_(pack), as_of_(as_of), judged_(judged), is_exact_(is_exact) {}

  /// `is_near`: it is called nearly so, and gives way to what has the very name.
  void settle(const Thing& thing, const std::string& name, const Choice& choice, bool is_near);
  /// Something with a number that belongs to no name.
  void leave(const std::string& cell) { idle_others_.push_back(cell); }
  void refuse(const Title& problem) { problems_.push_back(problem); }

  Typed& typed() { return typed_; }
  /// Everything is settled: what is left to say is said.
  void finish();

 private:
  void take_one(const Thing& thing, const std::string& name, const Choice& choice, bool is_near);
  void refuse_several(const std::string& name, const std::vector<std::string>& several);
  void forget(std::size_t indicator);
  void see_again(const Thing& thing, const std::string& name, const Choice& choice, bool is_near);
  bool replaces(const Thing& thing, const Choice& choice, bool is_near) const;
  void note_counts(const Thing& thing, const std::string& name, const Choice& choice);
  void note_ranks(const Thing& thing, const std::string& name, const Choice& choice);
  void note_others(const std::string& name, const Choice& choice);
  void note_nothing(const Thing& thing, const std::string& name, const Choice& choice);
  void tell_days();

  struct Taken {
    std::string name;
    std::string value;                   // as it was written
    std::optional<std::int32_t> period;  // days that are not the rule's
    bool is_near = false;
    std::optional<Day> day;
  };

  const Pack& pack_;
  std::optional<Day> as_of_;
  Day judged_;
  bool is_exact_;
  Typed typed_;
  std::map<std::size_t, Taken> taken_;  // by indicator
  struct Without {
    std::string name;
    Title why;
    Thing thing;
  };
  std::vector<Without> without_value_;
  std::vector<Title> problems_;
  std::set<Day> days_;
  std::set<std::string> told_;
  std::set<std::size_t> refused_;  // indicators with several numbers on the one day
  std::vector<std::string> idle_ranks_;
  std::vector<std::string> idle_counts_;
  std::vector<std::string> idle_others_;
};

}  // namespace xingji::typed
