// What a condition asks of one thing: `stars >= 4` that stars lie there, `kind = repair` one of
// some words. Two demands on one thing are compared without any facts.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pack/range.h"

namespace xingji {

/// What one condition lets a thing be.
struct Demand {
  const Expression* condition = nullptr;
  std::string thing;  // as it is written
  enum class Kind { absent, present, truth, within, one_of, none_of } kind = Kind::present;
  bool truth = true;                  // Kind::truth
  Range range = {};                   // Kind::within
  bool without_ends = false;          // Kind::within: `<` and `>`
  std::set<std::string> values = {};  // Kind::one_of, none_of
  bool is_always_known = false;       // the thing is never missing: a count
};

/// What is joined by `and`, however deep.
void add_parts(const Expression& condition, std::vector<const Expression*>& parts);

/// Nothing of a condition that asks for several things, or compares two of them.
std::optional<Demand> demand_of(const Expression& condition, const Pack& pack);

/// Whether no facts meet both.
bool contradict(const Demand& a, const Demand& b);

/// The condition that is true where this one is false: `a < 1 or b` of `a >= 1 and not b`.
Expression negated(const Expression& condition);

}  // namespace xingji
