// The two languages in which Xingji speaks to people.
#pragma once

#include <cstdint>

namespace xingji {

enum class Language : std::uint8_t { en, zh };

}  // namespace xingji
