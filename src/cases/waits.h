// Cases about what waits to be done: facts and an instant in, the rows of deadlines and lists of
// work out, in their order, with when they are due, what remains and what a breach costs. And which
// small changes to a task no such case notices.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "cases/read.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji::cases {

/// A case that has been read, to be run on the pack and on changed ones.
struct WaitCase {
  Case one;  // points into the file's tree
  Instant view = 0;
  std::shared_ptr<const FactSet> facts;
  std::shared_ptr<const Family> family;  // with the case's own parameters
};

class Waits {
 public:
  /// Runs a case that gives an instant and notes what does not come out. Whether all could be read.
  bool run(const Case& one, std::shared_ptr<const Family> family,
           std::shared_ptr<const FactSet> facts, Problems& problems);

  struct Tried {
    std::size_t all = 0;
    Problems gaps;
  };
  /// Whether each deadline was seen before, at and after an instant at which something was due.
  Tried sides(const Family& family) const;
  /// Tries every small change to the tasks of every version.
  Tried try_changes(const Family& family) const;

 private:
  struct Sides {
    bool before = false;
    bool on = false;
    bool after = false;
  };
  void note_sides(const WaitCase& read);
  bool is_noticed_by_any(const Pack& version, const std::function<void(Pack&)>& way) const;

  std::deque<WaitCase> cases_;          // those about the pack as it is, which holds in them
  std::map<std::string, Sides> sides_;  // by version and task
};

}  // namespace xingji::cases
