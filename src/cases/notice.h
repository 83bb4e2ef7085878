// Which small changes to a pack some case notices: what the cases expect is compared once more,
// with each change made, until one of them no longer holds.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "cases/changes.h"
#include "cases/read.h"
#include "engine/fold.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji::cases {

/// What stands in the lists of a case on one of its days.
struct DayNodes {
  Node expect;
  Node series;
  std::vector<Node> earlier;
};

/// A day of a case that the pack as it stands gives what is expected.
struct CaseDay {
  Case one;  // its nodes point into `nodes` and the file's tree
  std::shared_ptr<const DayNodes> nodes;
  std::shared_ptr<const Family> family;  // with the case's own parameters
  std::shared_ptr<const FactSet> facts;
  Day last = 0;  // of the case
  Balances balances = {};
};

class Notices {
 public:
  Notices(std::string file, const Family& family) : file_(std::move(file)), family_(family) {}

  void add(CaseDay day) { days_.push_back(std::move(day)); }

  struct Tried {
    std::size_t all = 0;
    Problems gaps;  // changes that no case notices, each at its place
  };
  /// Tries every change to every version. What several versions say at one place of a file is one.
  Tried try_all();

 private:
  bool is_noticed(const Pack& version, const Change& change);

  std::string file_;
  const Family& family_;
  std::deque<CaseDay> days_;  // those that noticed something lately stand first
};

}  // namespace xingji::cases
