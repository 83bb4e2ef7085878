// The rows that hang together, an order with all that belongs to it, in a shard of their own: what
// one corrected fact can change of an account.
#pragma once

#include "facts/shard.h"

namespace xingji {

/// The rows of the case that a row belongs to, or the row alone where it belongs to none, as
/// account 0 of a new shard. The account's filings and attributes come along; rows of other tables
/// do not.
Shard copy_case(const Shard& shard, std::size_t account, Table table, std::uint32_t row);

}  // namespace xingji
