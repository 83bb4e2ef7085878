// From the untyped tree to the typed one: looks up every name, gives every node its type and
// refuses what mixes units. Collects all problems of an expression; wrong parts do not cause
// further ones.
#pragma once

#include <optional>
#include <string_view>

#include "pack/expression.h"
#include "pack/syntax.h"

namespace xingji {

/// The typed tree, or nothing when a problem was added.
std::optional<Expression> type_check(const Syntax& syntax, std::string_view text,
                                     const Locate& locate, const Scope& scope, Problems& problems);

}  // namespace xingji
