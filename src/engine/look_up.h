// Asking a pack's tables: which row holds for the keys on a day.
#pragma once

#include <span>
#include <string_view>

#include "base/ratio.h"
#include "pack/key_table.h"

namespace xingji {

/// What is asked for: a text or, in the units of Ratio formulas, a number.
struct AskedKey {
  bool is_known = false;
  Ratio number;
  std::string_view text;
};

/// Of the rows begun that match all keys the one that is closest by the first key, then by the
/// second …; the row of `else` when none matches. Null: there is none, or a key is not known.
const KeyTable::Row* find_row(const KeyTable& table, std::span<const AskedKey> keys, Day day);

/// Whether some row begun matches by its first key. The key is known.
bool is_listed(const KeyTable& table, const AskedKey& key, Day day);

}  // namespace xingji
