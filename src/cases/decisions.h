// Cases about decisions: answers in, the row and its outcome out, or what is asked for. And which
// rows, lines and small changes no such case tests.
#pragma once

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cases/changes.h"
#include "cases/read.h"
#include "pack/decide.h"

namespace xingji::cases {

/// A case that has been read, to be run on the pack and on changed ones.
struct DecisionCase {
  Case one;  // points into the file's tree
  std::shared_ptr<const Family> family;
};

class Decisions {
 public:
  /// Runs a case that decides and notes what does not come out. Whether all could be read.
  bool run(const Case& one, std::shared_ptr<const Family> family, Problems& problems);

  struct Tried {
    std::size_t all = 0;
    Problems gaps;  // each at its place
  };
  /// Comparisons: a case exactly on the line, and one on each side of it.
  Tried lines(const Family& family) const;
  /// Rows that decide, and one case of every decision that asks.
  Tried rows(const Family& family) const;
  /// Every small change to the decisions of every version.
  Tried try_changes(const Family& family) const;

 private:
  void note(const Case& one, const Pack& pack, const Decision& decision, const Answers& answers,
            const Decided& decided);

  std::deque<DecisionCase> cases_;  // those about the pack as it is, which holds in them
  std::set<std::string> seen_;      // rows and lines, by version
};

/// Whether nothing but decisions asks the table.
bool is_only_decided_by(const Pack& pack, const KeyTable& table);

/// The changes to the decisions of one version.
std::vector<Change> decision_changes_of(const Pack& pack);

}  // namespace xingji::cases
