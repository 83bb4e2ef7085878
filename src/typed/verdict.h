// What a page says of a gate in words where others print the share: 达标, 未达标（轻度）, passed.
#pragma once

#include <optional>
#include <string_view>

#include "pack/pack.h"

namespace xingji::typed {

enum class Verdict : std::uint8_t { passed, failed };

/// Nothing where the words are about something else, or hold a number.
std::optional<Verdict> verdict_in(std::string_view words, const Gate& gate);

}  // namespace xingji::typed
