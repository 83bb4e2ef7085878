#include "describe/filled.h"

#include <array>
#include <string_view>
#include <utility>

namespace xingji {

std::string inside_quotes(std::string text) {
  constexpr auto inner =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"“", "‘"}, {"”", "’"}});
  for (const auto& [outer, within] : inner) {
    for (std::size_t at = text.find(outer); at != std::string::npos; at = text.find(outer, at)) {
      text.replace(at, outer.size(), within);
    }
  }
  return text;
}

}  // namespace xingji
