// What people call the measures of a pack, which have no screen of their own: for counts that they
// give.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace xingji {

/// The id, titles and aliases of a measure. The two sides of an indicator are called after it:
/// "商品品质退货率分子", "Quality returns, denominator". The cases of a deduction have its title.
std::vector<std::string> names_of_measure(const Pack& pack, std::size_t measure);

/// The measure of that name, written exactly so; of several the first. The names of indicators are
/// no counts'.
std::optional<std::size_t> find_named_measure(const Pack& pack, std::string_view name);

/// What to call it in a sentence.
Title title_of_measure(const Pack& pack, std::size_t measure);

}  // namespace xingji
