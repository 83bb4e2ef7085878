// The register of sales: an agent names the chat that proves the claim, and who decides between two
// names an agent. What cannot be so is not believed.
#pragma once

#include "base/result.h"
#include "facts/shard.h"

namespace xingji {

/// Takes out what the claims of a shop say wrongly, so that nobody is paid by it: a chat that the
/// shop's chats do not have, that is another agent's or with another buyer than the order's; and a
/// decision for somebody whom the shop's agents do not have. A warning for each, with its line in
/// `file`; the first 20. `facts` was read with keys. A shop without any chat, or agent, is not
/// asked for it.
Problems doubt_claims(FactSet& facts, const std::string& file);

}  // namespace xingji
