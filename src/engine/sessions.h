// Sessions out of messages, as a pack's rules say. A session depends only on what was written up to
// its own instants, so that all of them can be made once: every day sees as much of them as had
// happened.
#pragma once

#include <string>
#include <vector>

#include "facts/needs.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// What `built_by` says of a rule's rows: the rule and the version of the pack that has it.
std::string builder_of(const Pack& pack, const SessionRule& rule);

/// Adds what sessions are made of, and that they are made.
void add_session_needs(const Family& family, Needs& needs);

/// The messages of the session's buyer from its opening to its end, as far as a view sees them.
std::vector<std::uint32_t> messages_of(const Shard& shard, std::size_t account,
                                       std::uint32_t session, Instant view);

/// Fills the table `sessions` for all rules of all versions.
void build_sessions(const Family& family, FactSet& facts);

}  // namespace xingji
