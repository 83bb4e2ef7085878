// Cases about standing: scores day by day and what was asked for or won in, states and moves out.
// And which small changes to the rules of a standing no such case notices.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "cases/read.h"
#include "facts/shard.h"
#include "pack/pack.h"
#include "standing/timeline.h"

namespace xingji::cases {

/// A case that has been read, to be run on the pack and on changed ones.
struct StandingCase {
  Case one;  // points into the file's tree
  Node scores;
  Node expect;
  std::size_t days = 1;
  std::vector<Petition> petitions;
  std::shared_ptr<const Family> family;  // with the case's own parameters
  std::optional<FactSet> facts = {};     // its attributes, where it gives some
};

class Standings {
 public:
  /// Runs a case that gives scores and notes what does not come out. Whether all could be read.
  bool run(const Case& one, std::shared_ptr<const Family> family, Problems& problems);

  struct Tried {
    std::size_t all = 0;
    Problems gaps;  // changes that no case notices, each at its place
  };
  /// Tries every small change to the standings of every version.
  Tried try_changes(const Family& family) const;

 private:
  std::deque<StandingCase> cases_;  // those about the pack as it is, which holds in them
};

}  // namespace xingji::cases
