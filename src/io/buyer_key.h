// The key of an installation, under which buyers' ids are hashed: the same buyer gets the same text
// in every import here, and nobody without the key can tell who that is. It stands in
// $XINGJI_BUYER_KEY (32 hexadecimal digits) or in a file that only its owner may read.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "io/read_rows.h"

namespace xingji {

/// Where the key's file is: `xingji/buyer-key` under $XDG_CONFIG_HOME, else under ~/.config. Empty
/// when neither variable is set.
std::string buyer_key_file();

/// The installation's key, or nothing when it has none yet. A key that does not read is a problem:
/// hashing with another one would part a buyer's orders.
Result<std::optional<BuyerKey>> find_buyer_key();

/// The installation's key; one of random bytes is made and kept when there is none.
Result<BuyerKey> make_buyer_key();

}  // namespace xingji
