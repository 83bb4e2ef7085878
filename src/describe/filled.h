// Texts with places to fill, which differ between the languages: {0}, {1}, or {} in order.
#pragma once

#include <fmt/format.h>

#include <string>

namespace xingji {

template <class... Parts>
std::string filled(const std::string& pattern, const Parts&... parts) {
  return fmt::format(fmt::runtime(pattern), parts...);
}

/// A text that goes between Chinese quotation marks: those inside it become the inner ones.
std::string inside_quotes(std::string text);

}  // namespace xingji
