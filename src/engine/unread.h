// Attributes of a subject that are written down in a way that cannot be read: a day sees what it
// would see without them, and who must not go by that asks here.
#pragma once

#include "engine/sight.h"
#include "pack/pack.h"

namespace xingji {

/// Whether the attribute, by position in the pack, has a value, and it is not of its type.
bool is_unread(const Pack& pack, std::size_t attribute, const std::string& value);

/// The line of the row that a day would see of the attribute, were its value of the attribute's
/// type (0: rows have no lines). Nothing: there is no such row, or one that can be read began
/// later.
std::optional<std::uint32_t> unread_on(const Pack& pack, const FactSet& facts,
                                       const AccountRows& rows, std::size_t attribute, Day day);

}  // namespace xingji
