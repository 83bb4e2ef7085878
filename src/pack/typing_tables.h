// Type checking of what asks a pack's own tables and the subject's attributes: look-ups, `in` a
// table, `at_row`; and of what asks peers and earlier days. The walk over the tree is in
// typing.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pack/expression.h"
#include "pack/names.h"
#include "pack/syntax.h"

namespace xingji {

/// What these checks need of the walk: checking a part, and noting a problem at a byte.
struct Walk {
  const Scope& scope;
  std::string_view text;
  std::function<std::optional<Expression>(const Syntax&, const Expression* beside)> check;
  std::function<void(std::size_t offset, NameFault fault)> refuse;
};

/// `table.route_limit(region_from, region_to).limit`
std::optional<Expression> check_look_up(const Syntax& node, const Walk& walk);
/// `region_to in table.remote`
std::optional<Expression> check_listed(const Syntax& node, const Walk& walk);
/// `peer.mean(late_share)`
std::optional<Expression> check_peer(const Syntax& node, const Walk& walk);
/// `yesterday(paid_orders)`, `quantile(paid_orders, 90%, 90)`
std::optional<Expression> check_past(const Syntax& node, const Walk& walk);
/// `at_row(shop.level)`
std::optional<Expression> check_at_row(const Syntax& node, const Walk& walk);
/// The check of what is written like a function and takes more than values, or null.
using Check = std::optional<Expression> (*)(const Syntax& node, const Walk& walk);
Check find_check(std::string_view function);

/// An attribute of the subject, or why there is none: `shop.level`.
std::variant<Expression, NameFault> find_attribute(const Scope& scope, const std::string& owner,
                                                   const std::string& name);
/// What stands before the dot of an attribute of some subject: shop, agent, provider, product.
bool is_subject(std::string_view word);

}  // namespace xingji
