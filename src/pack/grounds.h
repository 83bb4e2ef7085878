// What the rules of a pack rest on, counted: how many of its places a source gives, how many it
// gives in part, and how many are assumed. A place is a number, a row of a table or decision, or a
// measure, exemption, deadline, move or line of pay with the numbers that its own expressions have.
// Notices are the pack's own choice and not counted.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "pack/pack.h"

namespace xingji {

struct Grounds {
  struct Count {
    int whole = 0;    // the source gives it
    int in_part = 0;  // the source gives it in part, the rest is assumed
  };
  std::map<std::string, Count> sources;  // by id; those that nothing rests on are left out
  int assumed = 0;                       // no source gives any of it
};

/// Each place once, also those that say neither a source nor an assumption.
void visit_grounds(const Pack& pack, const std::function<void(const Provenance&)>& see);

Grounds grounds_of(const Pack& pack);

/// The same by the sources' grades.
std::map<char, Grounds::Count> by_grade(const Pack& pack, const Grounds& grounds);

}  // namespace xingji
