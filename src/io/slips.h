// Words of open lists: columns that take any word, where a slip of the pen would go unnoticed. A
// word that is one slip or two away from a known one is told, and taken as it stands.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xingji {

/// The known word that `word` looks like a slip for; empty when it is known itself, or like none.
/// A word in other capitals is always one. Else short words, words of other scripts and words that
/// differ in a number are like none: there, one sign makes another word.
std::string slip_for(std::string_view word, std::span<const std::string_view> known);

/// The warning about it.
Problem slip(Place place, std::string_view column, std::string_view word, std::string_view meant);

}  // namespace xingji
