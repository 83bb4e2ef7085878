// A day of a case judged by a pack: from what the case gives to balances. The pack may be the
// case's own, with its parameters, or one with a small change.
#pragma once

#include <optional>

#include "cases/read.h"
#include "engine/card.h"
#include "engine/fold.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji::cases {

/// What a day of a case gives, beside the measures also numbers that people give, as facts. Nothing
/// where something cannot be read.
std::optional<FactSet> facts_of(const Case& one, const Family& family, const std::string& file,
                                Problems& problems);

/// The rows of the subject that a case judges.
std::optional<AccountRows> account_of(const Case& one, const Pack& pack, const FactSet& facts,
                                      Problems& problems);

/// What the case's measures, or the measures made of its rows, are worth on its day and on those
/// that the pack looks back to.
Balances balances_of(const Case& one, const Pack& pack, const FactSet& facts,
                     const AccountRows& account, Problems& problems);

/// Whether the case gives measures, and no rows to make them of.
bool gives_measures(const Case& one);

/// Notes what the card, the balances and the pay of the case's day should be and are not.
void compare(const Case& one, const Card& card, const Balances& balances, const Pack& pack,
             const FactSet& facts, Problems& problems);

}  // namespace xingji::cases
