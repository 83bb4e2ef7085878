// Numbers of a pack: a scalar, or a list of dated entries, each with where it comes from.
#pragma once

#include <limits>
#include <optional>
#include <string_view>

#include "pack/reader.h"

namespace xingji {

/// What a number may be. Bounds are in the unit in which the type is kept.
struct NumberRule {
  std::optional<Type> type = Type::number;  // empty: number, duration or money as it is written
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool is_whole = false;
  bool may_be_by_row = false;
  bool may_be_computed = true;
  bool may_be_percent = false;    // what is at most 1 may be anyway
  std::string_view example = {};  // of a right value, for messages
};

/// The number at a node; without entries when something was wrong, which is then noted.
Number read_number(Draft& draft, const Node& node, const Inherited& inherited,
                   const std::string& path, const NumberRule& rule = {});

/// The number of a key of the map, or nothing when the key is left out.
std::optional<Number> find_number(const Reader& reader, std::string_view key,
                                  const NumberRule& rule = {});
/// The same for a key that must be there.
Number need_number(const Reader& reader, std::string_view key, const NumberRule& rule = {});

/// What may weigh: more than nothing, at most all.
NumberRule weight_rule();

}  // namespace xingji
