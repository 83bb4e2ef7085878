// Text as a cell of a CSV that we write.
#pragma once

#include <string>
#include <string_view>

namespace xingji {

/// In quotes where RFC 4180 asks for them.
inline std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace xingji
