#include "io/slips.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace xingji {

std::string slip_for(std::string_view word, std::span<const std::string_view> known) {
  const bool is_ascii = std::all_of(word.begin(), word.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!is_ascii || std::find(known.begin(), known.end(), word) != known.end()) return {};
  std::string meant = nearest(word, known);
  return !meant.empty() && is_slip(word, meant) ? meant : std::string();
}

Problem slip(Place place, std::string_view column, std::string_view word, std::string_view meant) {
  std::string message = "column '";
  message.append(column).append("': '").append(visible(word));
  message.append("' is not a known word and is taken as it stands");
  std::string remedy = "did you mean '";
  remedy.append(meant).append("'?");
  return {std::move(place), std::move(message), std::move(remedy), true};
}

}  // namespace xingji
