// The facts of a case: rows as YAML maps go through the same field parser and the same builder as
// files do, so that a case cannot hold what a data set could not. Everything happens in memory.
#pragma once

#include <optional>
#include <string>

#include "cases/read.h"
#include "facts/needs.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji::cases {

/// The shop that a case is about; rows need not name it.
inline constexpr std::string_view case_shop = "shop-1";

/// Whom a case judges: that shop, or in it `agent-1`, `provider-1` or `product-1`.
std::string case_subject(const Pack& pack);

/// The fact set of a case in the pack's zone: its `facts`, if it gives any, and its `attributes`. A
/// table that has a row, or that `coverage` names, is complete from 1970 to 2105 where no coverage
/// row says otherwise; other tables are not covered at all.
std::optional<FactSet> read_facts_of(const Case& one, const Pack& pack, const Needs& needs,
                                     const std::string& file, Problems& problems);

}  // namespace xingji::cases
