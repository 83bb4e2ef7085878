// Text as a cell of a CSV that we write.
#pragma once

#include <string>
#include <string_view>

namespace xingji {

/// In quotes where RFC 4180 asks for them.
inline void append_csv_cell(std::string_view text, std::string& to) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    to += text;
    return;
  }
  to += '"';
  for (const char c : text) to.append(c == '"' ? 2 : 1, c);
  to += '"';
}

inline std::string csv_cell(std::string_view text) {
  std::string cell;
  append_csv_cell(text, cell);
  return cell;
}

}  // namespace xingji
