// What a case expects of pay slips, and the small changes to a pack's pay that cases should notice.
#pragma once

#include <vector>

#include "cases/changes.h"
#include "cases/read.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji::cases {

/// Notes what stands on the slips of the case's day otherwise than `expect` says: amounts by line,
/// of the agent that the case judges and, under their ids, of others.
void compare_pay(const Node& expect, const Case& one, const Pack& pack, const FactSet& facts,
                 Problems& problems);

/// Numbers that lines are made of, whether a line is expected at all, and who is in a team.
void add_pay_changes(const Pack& pack, std::vector<Change>& changes);

}  // namespace xingji::cases
